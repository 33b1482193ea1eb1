import type { Aim, Bench, Measured, Measures, Skipped } from './Bench.ts'

/** One figure as it is printed and written. */
export interface Figure {
  name: string
  /** Not a number if the figure was skipped. */
  value: number
  unit: string
  aim: Aim
  ok: boolean
  /** Why the figure could not be taken here, null if it was. */
  skipped: string | null
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
  for (const bench of benches) {
    for (const figure of figuresOf(bench, await bench.run())) {
      tell(figure)
      figures.push(figure)
    }
  }
  return figures
}

function figuresOf({ name, unit, aim }: Bench, measured: Measured): Figure[] {
  if (isSkipped(measured)) {
    return [{ name, value: Number.NaN, unit, aim, ok: true, skipped: measured.skipped }]
  }
  const { value, ...others }: Measures = typeof measured === 'number' ? { value: measured } : measured
  const beside = Object.entries(others).map(
    ([key, other]): Figure => ({
      name: `${name}.${key}`,
      value: other,
      unit,
      aim: null,
      ok: true,
      skipped: null,
    }),
  )
  return [{ name, value, unit, aim, ok: meets(aim, value), skipped: null }, ...beside]
}

function isSkipped(measured: Measured): measured is Skipped {
  return typeof measured === 'object' && 'skipped' in measured && typeof measured.skipped === 'string'
}
