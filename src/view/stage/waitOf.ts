import type { Sight } from '../../state/sight.ts'
import { stageWords } from '../../words/en/stage.ts'

/** Whether a lane knows an order: not yet, since then, or lost: every call about it was given up. */
export type WaitKind = 'running' | 'known' | 'lost'

/** How lane `number` stands with an order at the moment shown; undefined for a lane that the run does not have. */
export function waitKindOf(sight: Sight, number: number, event: number): WaitKind | undefined {
  const lane = sight.records.lanes[number]
  if (!lane) return undefined
  if (lane.knownAtUs(event) < sight.moment.atUs) return 'known'
  return mayStillLearn(sight, number, event, lane.givenUpAtUs(event)) ? 'running' : 'lost'
}

/** A lane learns of an order that was given up if it looks around for missed ones, or if somebody calls about it again. */
function mayStillLearn(sight: Sight, number: number, event: number, givenUpUs: number): boolean {
  const { atUs } = sight.moment
  const lane = sight.settings.lanes[number]
  if (givenUpUs >= atUs || (lane?.strategy === 'webhook' && lane.reconcileEveryMs !== null)) return true
  return sight.scenario.interventions.some((one) => {
    if (!('do' in one) || one.do !== 'redeliver') return false
    const isMeant = one.lane === lane?.id && one.event === event
    return isMeant && one.atMs * 1000 >= givenUpUs && one.atMs * 1000 < atUs
  })
}

/** How long the order has been, or was, unknown to the lane, in words. */
export function waitTextOf(sight: Sight, number: number, event: number): string {
  const { records, moment } = sight
  const kind = waitKindOf(sight, number, event)
  if (!kind) return ''
  if (kind === 'lost') return stageWords.neverKnown
  const happenedUs = records.happenedAtUs(event)
  if (kind === 'running') return stageWords.running(moment.atUs - happenedUs)
  return stageWords.waited((records.lanes[number]?.knownAtUs(event) ?? 0) - happenedUs)
}
