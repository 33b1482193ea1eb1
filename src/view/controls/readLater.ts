import { firstSeen } from '../../state/firstSeen.ts'
import type { Reading } from './TypedValue.tsx'

type Readers = typeof import('./readSetting.ts')

const load = (): Promise<Readers> => import('./readSetting.ts')

// Ready before anybody types; what fails here is tried again with the first text.
void firstSeen.then(load).catch(() => undefined)

/** Reads a typed value; the rules for it come after the page obeys. */
export async function readLater(read: (readers: Readers) => Reading): Promise<Reading> {
  return read(await load())
}
