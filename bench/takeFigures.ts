import type { Aim, Bench } from './Bench.ts'

/** One figure as it is printed and written. */
export interface Figure {
  name: string
  value: number
  unit: string
  aim: Aim
  ok: boolean
}

/** Says whether a value is within its aim; a figure without one is. */
export function meets(aim: Aim, value: number): boolean {
  if (aim === null) return true
  return 'atMost' in aim ? value <= aim.atMost : value >= aim.atLeast
}

/** Runs the benches one after the other, since they would disturb each other, and tells each figure as it comes. */
export async function takeFigures(
  benches: readonly Bench[],
  tell: (figure: Figure) => void,
): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { name, unit, aim, run } of benches) {
    const measured = await run()
    const { value, ...others }: Record<string, number> & { value: number } =
      typeof measured === 'number' ? { value: measured } : measured
    const beside = Object.entries(others).map(
      ([key, other]): Figure => ({ name: `${name}.${key}`, value: other, unit, aim: null, ok: true }),
    )
    for (const figure of [{ name, value, unit, aim, ok: meets(aim, value) }, ...beside]) {
      tell(figure)
      figures.push(figure)
    }
  }
  return figures
}
