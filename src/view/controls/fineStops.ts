/** Where the steps between two stops change, in units of the decade, and how wide they are there. */
const STEPS = [
  [1, 0.1],
  [2, 0.2],
  [5, 0.5],
] as const

/**
 * Values of two significant digits from `least` to `most`, both included: steps of 0.1 from 1 to 2, of 0.2 to 5, of 0.5
 * to 10, and the same in every decade. Equal steps of the index are nearly equal ratios, so a scale by index is
 * logarithmic, with 35 stops a decade.
 */
export function fineStops(least: number, most: number): readonly number[] {
  const stops: number[] = []
  for (let power = Math.floor(Math.log10(least)); 10 ** power <= most; power++) {
    STEPS.forEach(([from, step], part) => {
      const to = STEPS[part + 1]?.[0] ?? 10
      const count = Math.round((to - from) / step)
      for (let i = 0; i < count; i++) stops.push(tidy((from + i * step) * 10 ** power))
    })
  }
  return [least, ...stops.filter((stop) => stop > least && stop < most), most]
}

/** Takes away what binary arithmetic adds to a value of two digits. */
function tidy(value: number): number {
  return Number(value.toPrecision(2))
}
