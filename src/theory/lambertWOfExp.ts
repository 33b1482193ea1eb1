import { demand } from './demand.ts'

/**
 * Lambert's W of e^x: the y > 0 with y + ln y = x.
 *
 * Newton's method in ln y, which converges from every start since y + ln y - x is convex in ln y; e^x itself is never formed, so
 * large x do not overflow. Source: R. M. Corless et al., On the Lambert W function (1996). Valid for finite x >= -700.
 */
export function lambertWOfExp(x: number): number {
  demand(Number.isFinite(x) && x >= -700, 'Exponent', 'be finite and at least -700', x)
  let lnY = x > 1 ? Math.log(x) : x
  for (let round = 0; round < 100; round += 1) {
    const y = Math.exp(lnY)
    const step = (y + lnY - x) / (y + 1)
    lnY -= step
    if (Math.abs(step) < 1e-15 * Math.max(1, Math.abs(lnY))) break
  }
  return Math.exp(lnY)
}
