import { normalShare } from './normalShare.ts'

const SUMMED_UP_TO = 400

function summedTail(mean: number, count: number): number {
  // Summed on the far side of the mean the small tail keeps its digits; on the near side the complement does.
  let term = Math.exp(-mean)
  if (count < mean) {
    let below = term
    for (let k = 1; k <= count; k += 1) {
      term *= mean / k
      below += term
    }
    return Math.max(0, 1 - below)
  }
  for (let k = 1; k <= count; k += 1) term *= mean / k
  let above = 0
  for (let k = count + 1; term > 1e-18 * above && term > 0; k += 1) {
    term *= mean / k
    above += term
  }
  return above
}

/**
 * The chance that a Poisson number of the given mean is above `count`.
 *
 * Summed exactly for small means and counts; else by Wilson and Hilferty's cube root (1931), to about 1e-5, and taken as 0 or
 * 1 beyond ten standard deviations. Valid for mean >= 0; 1 for a negative count.
 */
export function poissonTail(mean: number, count: number): number {
  if (count < 0) return 1
  if (mean === 0) return 0
  const whole = Math.floor(count)
  if (mean <= SUMMED_UP_TO && whole <= 2 * SUMMED_UP_TO) return summedTail(mean, whole)
  const reach = 10 * Math.sqrt(mean) + 10
  if (whole > mean + reach) return 0
  if (whole < mean - reach) return 1
  const ninth = 1 / (9 * (whole + 1))
  return normalShare((Math.cbrt(mean / (whole + 1)) - 1 + ninth) / Math.sqrt(ninth))
}

/**
 * The mean by which a Poisson number of the given mean exceeds `count`, where it does: E[max(0, N - count)].
 *
 * From the identity n P(N = n) = mean P(N = n - 1); as exact as {@link poissonTail}. Valid for mean >= 0, count >= 0.
 */
export function poissonExcess(mean: number, count: number): number {
  return Math.max(0, mean * poissonTail(mean, count - 1) - count * poissonTail(mean, count))
}
