import { setReduced } from '../state/clock.ts'

const REDUCED = '(prefers-reduced-motion: reduce)'

/** Tells the clock whether to go in steps: as the address asks, or as the device does. */
export function followMotion(motion: 'auto' | 'reduced' | 'full'): void {
  const query = matchMedia(REDUCED)
  const look = () => setReduced(motion === 'auto' ? query.matches : motion === 'reduced')
  query.addEventListener('change', look)
  look()
}
