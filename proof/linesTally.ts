import { type EventLine, eventLines } from '../src/cli/eventLines.ts'
import { type RequestLine, requestLines } from '../src/cli/requestLines.ts'
import { usFromMs } from '../src/engine/microseconds.ts'
import type { Scenario } from '../src/engine/Scenario.ts'
import type { Run } from '../src/engine/simulate.ts'
import type { LaneTally } from '../src/engine/Tally.ts'
import { scenarioVersions } from './scenarioVersions.ts'

type Counted = Omit<LaneTally, 'skipped' | 'nextTickAtUs' | 'isDown' | 'jobsInWork' | 'jobsWaiting'>

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

/** Counts a lane of a finished run anew from the lines that `simulate` writes, as naively as can be. */
export function linesTally(scenario: Scenario, run: Run, index: number): Counted {
  const { records } = run
  const { id } = scenario.lanes[index]!
  const lane = records.lanes[index]!
  const events = [...eventLines(scenario, records)].filter((line) => line.lane === id)
  const requests = [...requestLines(scenario, records)].filter((line) => line.lane === id)
  const payloadAt = payloadOf(scenario)
  const isAttempt = (line: RequestLine) => line.kind === 'attempt'
  const isSettled = (line: RequestLine) => line.outcome !== 'in-flight'
  const verdict = (number: number) => (lane.arrivedAtUs(number) === Infinity ? null : lane.verdict(number))
  const isUseful = (line: RequestLine, at: number) =>
    isAttempt(line) ? verdict(at + 1) === 'accepted' : line.outcome === 'useful'
  const ending = (outcome: string) => requests.filter((line) => line.outcome === outcome).length
  const inState = (state: string) => events.filter((line) => line.state === state).length
  const bytesDown = requests.map((line, at) => {
    const number = at + 1
    if (lane.answeredAtUs(number) === Infinity || lane.verdict(number) === 'refused') return 0
    if (isAttempt(line)) return 99
    const count = lane.count(number)
    const emptyOk = count === 0 && lane.status(number) === 200 ? 2 : 0
    return 579 + emptyOk + count * payloadAt(inUs(line.arrivedAtMs))
  })
  const waits = waitsOf(events)
  const known = delaysOf(waits.known)
  const effect = delaysOf(waits.effect)
  const effects = sumOf(events.map((line) => line.effectsAtMs.length))
  const isFailed = (line: RequestLine) => !['accepted', 'duplicate', 'in-flight'].includes(line.outcome)
  return {
    requests: requests.length,
    useful: requests.filter(isUseful).length,
    wasted: requests.filter((line, at) => isSettled(line) && !isUseful(line, at)).length,
    bytesUp: sumOf(requests.map((line) => (isAttempt(line) ? 410 + payloadAt(inUs(line.sentAtMs)) : 297))),
    bytesDown: sumOf(bytesDown),
    attempts: requests.filter(isAttempt).length,
    failedAttempts: requests.filter((line) => isAttempt(line) && isFailed(line)).length,
    timeouts: ending('timeout'),
    refused: ending('refused'),
    rejected: ending('rejected'),
    unavailable: ending('unavailable'),
    rateLimited: ending('rate-limited'),
    pending: inState('pending'),
    knownOnce: inState('known-once'),
    knownAgain: inState('known-again'),
    lost: inState('lost'),
    duplicateDeliveries: requests.filter((_, at) => verdict(at + 1) === 'duplicate').length,
    effects,
    duplicateEffects: effects - effect.count,
    forgedEffects: 0,
    knownCount: known.count,
    knownDelaySumUs: known.sumUs,
    knownDelayMaxUs: known.maxUs,
    effectCount: effect.count,
    effectDelaySumUs: effect.sumUs,
    effectDelayMaxUs: effect.maxUs,
  }
}
