import type { LinkedRun } from '../scenario/link.ts'
import { labAddress } from './labAddress.ts'

/** The link to the run at its moment in the lab, or nothing if the run is too large for one. The codec is fetched first. */
export async function shareAddress(run: LinkedRun): Promise<string | undefined> {
  const { encodedRun } = await import('./encodedRun.ts')
  return labAddress('lab', encodedRun(run))
}
