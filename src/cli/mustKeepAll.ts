import type { Records } from '../engine/Records.ts'

/** @throws unless the records are of a whole run. */
export function mustKeepAll({ trace }: Records): void {
  const isWhole = trace.firstRow === 0 && trace.startUs === 0
  if (!isWhole) throw new Error(`Trace must keep every row, got one that begins with row ${trace.firstRow}.`)
}
