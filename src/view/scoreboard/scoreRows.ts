import type { LaneTally } from '../../engine/Tally.ts'
import type { Sight } from '../../state/sight.ts'
import { bytesBeside, type Side, scoreWords as words } from '../../words/en/score.ts'
import { count, seconds } from '../../words/numbers.ts'
import { laneTallyOf } from './laneTallyOf.ts'

/** The figures that the score always shows, in order. */
export const MEASURES = ['requests', 'wasted', 'average', 'worst', 'bytes'] as const

export type Measure = (typeof MEASURES)[number]

/** The counts of trouble, shown only when one of them is not zero on either side, in order. */
export const TROUBLES = [
  'skipped',
  'timeouts',
  'refused',
  'rejected',
  'unavailable',
  'rateLimited',
  'lost',
  'duplicateDeliveries',
  'duplicateEffects',
  'forgedEffects',
] as const satisfies readonly (keyof LaneTally)[]

export type Trouble = (typeof TROUBLES)[number]

/** The figure of a measure, without its unit; a dash where there is nothing to measure. */
export function figureOf(sight: Sight, side: Side, measure: Measure): string {
  const lane = laneTallyOf(sight, side)
  if (!lane) return words.none
  switch (measure) {
    case 'requests':
      return count(lane.requests)
    case 'wasted':
      return count(lane.wasted)
    case 'average':
      return lane.knownCount === 0 ? words.none : seconds(lane.knownDelaySumUs / lane.knownCount)
    case 'worst':
      return lane.knownCount === 0 ? words.none : seconds(lane.knownDelayMaxUs)
    case 'bytes':
      return sharedBytes(sight, lane)[0]
  }
}

/** The unit of a measure, the same on both sides; empty for counts and where there is nothing to measure. */
export function unitOf(sight: Sight, side: Side, measure: Measure): string {
  const lane = laneTallyOf(sight, side)
  if (!lane) return ''
  if (measure === 'bytes') return sharedBytes(sight, lane)[1]
  const isWait = measure === 'average' || measure === 'worst'
  return isWait && lane.knownCount > 0 ? words.second : ''
}

/** The share of a side's requests that were wasted, as far as that is decided; null before the first is. */
export function wastedShareOf(sight: Sight, side: Side): number | null {
  const lane = laneTallyOf(sight, side)
  const settled = lane ? lane.useful + lane.wasted : 0
  return lane && settled > 0 ? lane.wasted / lane.requests : null
}

/** Whether a kind of trouble has occurred on a side that is shown. */
export function hasTrouble(sight: Sight, trouble: Trouble): boolean {
  return (
    (laneTallyOf(sight, 'poll')?.[trouble] ?? 0) > 0 || (laneTallyOf(sight, 'webhook')?.[trouble] ?? 0) > 0
  )
}

/** How often a kind of trouble has occurred on a side. */
export function troubleFigureOf(sight: Sight, side: Side, trouble: Trouble): string {
  const lane = laneTallyOf(sight, side)
  return lane ? count(lane[trouble]) : words.none
}

/** The account of all events on a side as words, checked by its sum: `61 orders = 59 known + 2 on their way`. */
export function ledgerOf(sight: Sight, side: Side): string {
  const lane = laneTallyOf(sight, side)
  if (!lane) return words.notInRun
  const happened = sight.moment.tally.eventsHappened
  if (happened === 0) return words.ledger.none
  const { known, again, pending, pendingOne, lost } = words.ledger
  const parts: readonly (readonly [number, string])[] = [
    [lane.knownOnce, known],
    [lane.knownAgain, again],
    [lane.pending, lane.pending === 1 ? pendingOne : pending],
    [lane.lost, lost],
  ]
  const told = parts.filter(([amount]) => amount !== 0).map(([amount, word]) => `${count(amount)} ${word}`)
  return `${count(happened)} ${words.ledger.orders(happened)} = ${told.join(' + ')}`
}

function sharedBytes(sight: Sight, lane: LaneTally): readonly [string, string] {
  const amount = (tally: LaneTally | undefined) => (tally ? tally.bytesUp + tally.bytesDown : 0)
  const largest = Math.max(amount(laneTallyOf(sight, 'poll')), amount(laneTallyOf(sight, 'webhook')))
  return bytesBeside(amount(lane), largest)
}
