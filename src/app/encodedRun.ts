import type { Scenario } from '../engine/Scenario.ts'
import { type LinkedRun, linkTo } from '../scenario/link.ts'

let last: { scenario: Scenario; link: string | undefined } | undefined

/** The fragment of a link to the run, or nothing if it is too large for one. The same scenario is encoded once. */
export function encodedRun({ scenario, atUs }: LinkedRun): string | undefined {
  if (last?.scenario !== scenario) last = { scenario, link: linkTo({ scenario, atUs: 0 }) }
  return last.link?.replace('&t=0&', `&t=${atUs}&`)
}
