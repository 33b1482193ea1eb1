import { demand } from './demand.ts'

/**
 * Share of the jobs that find all workers busy and are turned away, where nobody may wait (Erlang B).
 *
 * Source: A. K. Erlang 1917, by the recursion B(c) = a B(c - 1) / (c + a B(c - 1)); no factorials, so a thousand workers do
 * not overflow. `load` is arrivals per work time of one worker. Assumes Poisson arrivals; holds for every work time
 * of that mean (insensitivity). Valid for load >= 0, workers >= 0.
 */
export function erlangB(load: number, workers: number): number {
  demand(load >= 0, 'Load', 'be at least 0', load)
  let blocked = 1
  for (let k = 1; k <= workers; k += 1) blocked = (load * blocked) / (k + load * blocked)
  return blocked
}
