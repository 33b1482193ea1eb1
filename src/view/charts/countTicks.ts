/** Round steps within a decade. */
const STEPS = [1, 2, 2.5, 4, 5, 10]

/** Ticks from 0 up to at least `most`: at most `parts` equal, round steps, whole ones if `isWhole`. */
export function countTicks(most: number, parts: number, isWhole: boolean): readonly number[] {
  const least = Math.max(most, isWhole ? 1 : 1e-6) / parts
  const decade = 10 ** Math.floor(Math.log10(least) + 1e-9)
  const fits = (step: number) => step * decade >= least * (1 - 1e-9) && !(isWhole && (step * decade) % 1 > 0)
  const step = (STEPS.find(fits) ?? 10) * decade
  const count = Math.max(1, Math.ceil(most / step - 1e-9))
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)))
}
