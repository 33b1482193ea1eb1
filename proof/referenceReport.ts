import { type LaneParts, type Request, toUs, type World } from './referenceWorld.ts'

/** What a reference run gives: the summary without engine and trace hash, and the lines of both files. */
export type ReferenceRun = { summary: object; events: object[]; requests: object[] }

const toMs = (us: number): number => Math.round(us) / 1000
const toMsOrNull = (us: number | null): number | null => (us === null ? null : toMs(us))

const delays = (delaysUs: number[]) => {
  const sorted = [...delaysUs].sort((a, b) => a - b)
  const count = sorted.length
  if (count === 0) return { count, mean: null, p50: null, p90: null, p99: null, max: null }
  const sumUs = sorted.reduce((sum, us) => sum + us, 0)
  const nearestRank = (percent: number): number => toMs(sorted[Math.ceil((percent * count) / 100) - 1] ?? 0)
  return {
    count,
    mean: Math.round(sumUs / count) / 1000,
    p50: nearestRank(50),
    p90: nearestRank(90),
    p99: nearestRank(99),
    max: toMs(sorted[count - 1] ?? 0),
  }
}

const isUseful = (request: Request): boolean =>
  request.kind === 'attempt' ? request.isAccepted : request.outcome === 'useful'

const stateOf = (world: World, part: LaneParts, event: number): string => {
  const { state } = part
  if (state.knownAtUs.has(event)) {
    return (state.effectsAtUs.get(event)?.length ?? 0) > 1 ? 'known-again' : 'known-once'
  }
  const lane = world.scenario.lanes[state.index]
  const canBeLost = lane?.strategy === 'webhook' && lane.reconcileEveryMs === null
  return canBeLost && state.isGivenUp(event) ? 'lost' : 'pending'
}

const laneSummary = (world: World, part: LaneParts) => {
  const { state } = part
  const { requests } = state
  const happened = world.happenedAtUs.map((atUs, i) => ({ event: i + 1, atUs }))
  const count = (holds: (request: Request) => boolean): number => requests.filter(holds).length
  const withOutcome = (outcome: string): number => count((r) => r.outcome === outcome)
  const inState = (name: string): number =>
    happened.filter((e) => stateOf(world, part, e.event) === name).length
  const knownUs = happened.flatMap((e) => {
    const knownAtUs = state.knownAtUs.get(e.event)
    return knownAtUs === undefined ? [] : [knownAtUs - e.atUs]
  })
  const effectUs = happened.flatMap((e) => {
    const firstUs = state.effectsAtUs.get(e.event)?.[0]
    return firstUs === undefined ? [] : [firstUs - e.atUs]
  })
  const effects = [...state.effectsAtUs.values()].reduce((sum, times) => sum + times.length, 0)
  return {
    requests: requests.length,
    useful: count(isUseful),
    wasted: count((r) => r.settledAtUs !== null && !isUseful(r)),
    skipped: state.skipped,
    bytesUp: state.bytesUp,
    bytesDown: state.bytesDown,
    attempts: count((r) => r.kind === 'attempt'),
    failedAttempts: count((r) => r.kind === 'attempt' && r.settledAtUs !== null && r.status !== 200),
    timeouts: withOutcome('timeout'),
    refused: withOutcome('refused'),
    rejected: withOutcome('rejected'),
    unavailable: withOutcome('unavailable'),
    rateLimited: withOutcome('rate-limited'),
    pending: inState('pending'),
    knownOnce: inState('known-once'),
    knownAgain: inState('known-again'),
    lost: inState('lost'),
    duplicateDeliveries: state.duplicateDeliveries,
    effects,
    duplicateEffects: effects - state.effectsAtUs.size,
    forgedEffects: state.forgedEffects,
    knownDelayMs: delays(knownUs),
    effectDelayMs: delays(effectUs),
  }
}

const eventLines = (world: World, part: LaneParts): object[] =>
  world.happenedAtUs.map((atUs, i) => ({
    lane: part.state.id,
    event: i + 1,
    happenedAtMs: toMs(atUs),
    knownAtMs: toMsOrNull(part.state.knownAtUs.get(i + 1) ?? null),
    effectsAtMs: (part.state.effectsAtUs.get(i + 1) ?? []).map(toMs),
    attempts: part.state.attemptsOf.get(i + 1) ?? 0,
    state: stateOf(world, part, i + 1),
  }))

const requestLines = (parts: LaneParts[]): object[] => {
  const all = parts.flatMap((part) => part.state.requests.map((request) => ({ lane: part.state, request })))
  all.sort(
    (a, b) =>
      a.request.sentAtUs - b.request.sentAtUs ||
      a.lane.index - b.lane.index ||
      a.request.number - b.request.number,
  )
  return all.map(({ lane, request }) => ({
    lane: lane.id,
    kind: request.kind,
    sentAtMs: toMs(request.sentAtUs),
    arrivedAtMs: toMsOrNull(request.arrivedAtUs),
    settledAtMs: toMsOrNull(request.settledAtUs),
    outcome: request.outcome,
    status: request.status,
    events: request.events,
    attempt: request.attempt,
  }))
}

/** Reports a run as it stands. */
export const report = (world: World, parts: LaneParts[], untilMs: number): ReferenceRun => ({
  summary: {
    seed: world.scenario.seed,
    untilMs: toMs(toUs(untilMs)),
    eventsHappened: world.happenedAtUs.length,
    lanes: Object.fromEntries(parts.map((part) => [part.state.id, laneSummary(world, part)])),
  },
  events: parts.flatMap((part) => eventLines(world, part)),
  requests: requestLines(parts),
})
