import { type EventLine, eventLines } from '../src/cli/eventLines.ts'
import { type RequestLine, requestLines } from '../src/cli/requestLines.ts'
import { type LaneRecords, NEVER } from '../src/engine/LaneRecords.ts'
import { usFromMs } from '../src/engine/microseconds.ts'
import type { Scenario } from '../src/engine/Scenario.ts'
import type { Run } from '../src/engine/simulate.ts'
import type { LaneTally } from '../src/engine/Tally.ts'
import { scenarioVersions } from './scenarioVersions.ts'

type Standing = 'skipped' | 'nextTickAtUs' | 'isDown' | 'isDisabled' | 'jobsInWork' | 'jobsWaiting'
type Counted = Omit<LaneTally, Standing | 'bytesUp'> & { bytesUp?: number }

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
const inUs = (ms: number | null) => (ms === null ? Number.POSITIVE_INFINITY : usFromMs(ms))

/** Size of an event's content at each time of the run: changes at that time have been made. */
function payloadOf(scenario: Scenario): (atUs: number) => number {
  const versions = scenarioVersions(scenario)
  return (atUs) =>
    versions.reduce(
      (bytes, version) => (version.fromUs <= atUs ? version.scenario.payloadBytes : bytes),
      scenario.payloadBytes,
    )
}

function delaysOf(waits: readonly number[]): { count: number; sumUs: number; maxUs: number } {
  return { count: waits.length, sumUs: sumOf(waits), maxUs: Math.max(0, ...waits) }
}

/** The waits of a lane's events, from happening to known and to the first effect, in microseconds. */
export function waitsOf(events: readonly EventLine[]): { known: number[]; effect: number[] } {
  const since = (line: EventLine, ms: number | null | undefined) =>
    ms === null || ms === undefined ? [] : [usFromMs(ms) - usFromMs(line.happenedAtMs)]
  return {
    known: events.flatMap((line) => since(line, line.knownAtMs)),
    effect: events.flatMap((line) => since(line, line.effectsAtMs[0])),
  }
}

/** What the lines do not tell: the lane's records, where request `at + 1` is line number `at`. */
interface Told {
  lane: LaneRecords
  requests: readonly RequestLine[]
  payloadAt: (atUs: number) => number
}

const isCall = (line: RequestLine) => line.kind === 'attempt' || line.kind === 'forged'

/** Bytes up, unless there is a replay with its content: it is as large as its original, of which no line tells. */
function bytesUp({ lane, requests, payloadAt }: Told): { bytesUp?: number } {
  const isCopy = (line: RequestLine, at: number) =>
    line.kind === 'forged' && line.events.length > 0 && !lane.isThin(at + 1)
  if (requests.some(isCopy)) return {}
  const bytes = (line: RequestLine, at: number) => {
    if (!isCall(line)) return 297
    return 410 + (lane.isThin(at + 1) ? 120 : payloadAt(inUs(line.sentAtMs)))
  }
  return { bytesUp: sumOf(requests.map(bytes)) }
}

function bytesDown({ lane, requests, payloadAt }: Told): number {
  const bytes = (line: RequestLine, at: number) => {
    const request = at + 1
    if (lane.answeredAtUs(request) === NEVER || lane.verdict(request) === 'refused') return 0
    if (isCall(line)) return 99
    const count = lane.count(request)
    const emptyOk = count === 0 && lane.status(request) === 200 ? 2 : 0
    return 579 + emptyOk + count * payloadAt(inUs(line.arrivedAtMs))
  }
  return sumOf(requests.map(bytes))
}

/** Whether a request is useful, as far as its lane goes. */
export function isUseful(lane: LaneRecords, request: number, line: RequestLine): boolean {
  if (line.kind !== 'attempt') return line.outcome === 'useful'
  return lane.arrivedAtUs(request) !== NEVER && lane.verdict(request) === 'accepted'
}

/** Counts a lane of a finished run anew from the lines that `simulate` writes, as naively as can be. */
export function linesTally(scenario: Scenario, run: Run, index: number): Counted {
  const { records } = run
  const id = scenario.lanes[index]?.id
  const lane = records.lanes[index] as LaneRecords
  const events = [...eventLines(scenario, records)].filter((line) => line.lane === id)
  const requests = [...requestLines(scenario, records)].filter((line) => line.lane === id)
  const told = { lane, requests, payloadAt: payloadOf(scenario) }
  const attempts = requests.filter(({ kind }) => kind === 'attempt')
  const isSettled = (line: RequestLine) => line.outcome !== 'in-flight'
  const ending = (outcome: string) => requests.filter((line) => line.outcome === outcome).length
  const inState = (state: string) => events.filter((line) => line.state === state).length
  const isSeen = (at: number) => lane.arrivedAtUs(at + 1) !== NEVER && lane.verdict(at + 1) === 'duplicate'
  const waits = waitsOf(events)
  const known = delaysOf(waits.known)
  const effect = delaysOf(waits.effect)
  const effects = sumOf(events.map((line) => line.effectsAtMs.length))
  const isFailed = (line: RequestLine) => !['accepted', 'duplicate', 'in-flight'].includes(line.outcome)
  return {
    requests: requests.length,
    useful: requests.filter((line, at) => isUseful(lane, at + 1, line)).length,
    wasted: requests.filter((line, at) => isSettled(line) && !isUseful(lane, at + 1, line)).length,
    ...bytesUp(told),
    bytesDown: bytesDown(told),
    attempts: attempts.length,
    failedAttempts: attempts.filter(isFailed).length,
    timeouts: ending('timeout'),
    refused: ending('refused'),
    rejected: ending('rejected'),
    unavailable: ending('unavailable'),
    rateLimited: ending('rate-limited'),
    pending: inState('pending'),
    knownOnce: inState('known-once'),
    knownAgain: inState('known-again'),
    lost: inState('lost'),
    duplicateDeliveries: requests.filter((_, at) => isSeen(at)).length,
    effects,
    duplicateEffects: effects - effect.count,
    forgedEffects: lane.forgedEffectsAt.length,
    knownCount: known.count,
    knownDelaySumUs: known.sumUs,
    knownDelayMaxUs: known.maxUs,
    effectCount: effect.count,
    effectDelaySumUs: effect.sumUs,
    effectDelayMaxUs: effect.maxUs,
  }
}
