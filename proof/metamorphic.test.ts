import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usFromMs } from '../src/engine/microseconds.ts'
import { ROW } from '../src/engine/rows.ts'
import type { Intervention, Lane, PollLane, Scenario, WebhookLane } from '../src/engine/Scenario.ts'
import { simulate } from '../src/engine/simulate.ts'
import type { Trace } from '../src/engine/Trace.ts'
import { LONGEST_MS, timesLonger, withoutChance } from './longerTimes.ts'
import { PROOF_TIMEOUT_MS, prove } from './prove.ts'
import { tracedRun } from './traceRows.ts'

// That a lane that comes, goes or is changed changes nothing in others stands in independence.test.ts.
const nothingArb = fc.constant(null)

/** Leaves out what sets a field on the way whose path ends in one of these words, and some verbs. */
function undisturbed(scenario: Scenario, ends: RegExp, verbs: readonly string[] = []): Intervention[] {
  return scenario.interventions.filter((one) =>
    'set' in one ? !Object.keys(one.set).some((path) => ends.test(path)) : !verbs.includes(one.do),
  )
}

/** The scenario with every lane of a kind as it is made anew, and its interventions as given. */
function withLanes(
  scenario: Scenario,
  remade: (lane: Lane) => Lane,
  interventions: Intervention[] = [],
): Scenario {
  return { ...scenario, lanes: scenario.lanes.map(remade), interventions }
}

/** A row as words, its times so many times as long. */
function wordsOf(trace: Trace, row: number, factor: number): string {
  const otherUs = trace.otherUs(row)
  const times = `${trace.atUs(row) * factor} ${otherUs < 0 ? otherUs : otherUs * factor}`
  return `${times} ${trace.kindName(row)} ${trace.lane(row)} ${trace.subject(row)} ${trace.detail(row)}`
}

describe('times', () => {
  it(
    'that are all longer by a factor make every time of the run longer by it, and change nothing else',
    () => {
      prove(fc.integer({ min: 2, max: 5 }), (given, factor) => {
        const scenario = withoutChance(given)
        const trace = tracedRun(scenario)
        const longer = tracedRun(timesLonger(scenario, factor))
        expect(longer.length).toBe(trace.length)
        for (let row = 0; row < trace.length; row++) {
          const expected = wordsOf(trace, row, factor)
          const words = wordsOf(longer, row, 1)
          if (words !== expected) expect(words).toBe(expected)
        }
      })
    },
    PROOF_TIMEOUT_MS,
  )
})

describe('a polling client', () => {
  it(
    'that asks twice as often lets no event wait longer',
    () => {
      const paceArb = fc.record({
        intervalMs: fc.constantFrom(200, 500, 1000),
        ms: fc.constantFrom(0, 5, 40),
        firstPollAtMs: fc.constantFrom(0, 5, 100),
      })
      prove(paceArb, (given, { intervalMs, ms, firstPollAtMs }) => {
        const asking = (everyMs: number): Scenario =>
          withLanes(given, ({ id, handler }): PollLane => {
            const network = { latencyMs: { kind: 'constant', ms } as const, loss: 0 }
            const idle = { adaptive: null, rateLimit: null, jitter: 0, conditional: true }
            const pace = {
              intervalMs: everyMs,
              firstPollAtMs,
              pageSize: 10_000,
              timeoutMs: 30_000,
              sourceMs: 5,
            }
            return { id, strategy: 'poll', ...idle, ...pace, network, handler: { ...handler, outages: [] } }
          })
        const [slow, fast] = [simulate(asking(intervalMs)), simulate(asking(intervalMs / 2))]
        slow.records.lanes.forEach((lane, index) => {
          for (let event = 1; event <= slow.records.eventCount; event++) {
            const fastUs = fast.records.lanes[index]?.knownAtUs(event)
            expect(fastUs).toBeLessThanOrEqual(lane.knownAtUs(event))
          }
        })
      })
    },
    PROOF_TIMEOUT_MS,
  )
})

/** A webhook lane whose receiver's work has no way back to the sender: every call is answered at once. */
const heedless = (lane: WebhookLane): WebhookLane => ({
  ...lane,
  handler: { ...lane.handler, acknowledge: 'at-once', queueLimit: null },
})

describe('a handler', () => {
  it(
    'with more workers starts no job later',
    () => {
      prove(fc.integer({ min: 1, max: 3 }), (given, more) => {
        const staffed = (extra: number) =>
          withLanes(
            given,
            (lane) => {
              const { handler, ...rest } = lane.strategy === 'webhook' ? heedless(lane) : lane
              return { ...rest, handler: { ...handler, workers: handler.workers + extra } } as Lane
            },
            undisturbed(given, /\.handler(\..*)?$/),
          )
        const [few, many] = [startsOf(staffed(0)), startsOf(staffed(more))]
        expect([...many.keys()]).toEqual(expect.arrayContaining([...few.keys()]))
        for (const [job, atUs] of few) expect(many.get(job)).toBeLessThanOrEqual(atUs)
      })
    },
    PROOF_TIMEOUT_MS,
  )
})

/** When each job of each lane starts. */
function startsOf(scenario: Scenario): Map<string, number> {
  const trace = tracedRun(scenario)
  const starts = new Map<string, number>()
  for (let row = 0; row < trace.length; row++) {
    if (trace.kind(row) !== ROW['work-started']) continue
    starts.set(`${trace.lane(row)}/${trace.subject(row)}`, trace.atUs(row))
  }
  return starts
}

/** The webhook lanes alone, remade: nobody else calls, nothing else asks, and nothing is changed in them on the way. */
function faultless(given: Scenario, remade: (lane: WebhookLane) => WebhookLane): Scenario | undefined {
  const lanes = given.lanes.flatMap((lane) =>
    lane.strategy === 'webhook' ? [remade({ ...lane, reconcileEveryMs: null })] : [],
  )
  if (lanes.length === 0) return undefined
  const isKept = (one: Intervention) =>
    'set' in one ? !Object.keys(one.set).some((path) => /^(lanes|attack)\b/.test(path)) : !('lane' in one)
  const interventions = given.interventions.filter(isKept)
  return { ...given, attack: null, lanes, interventions }
}

describe('a webhook', () => {
  it(
    'on a network that loses nothing is sent once for each event, if the receiver is there',
    () => {
      prove(nothingArb, (given) => {
        const scenario = faultless(given, (lane) => {
          const { handler, network } = heedless(lane)
          const open = { ...handler, outages: [], ackMs: 1 }
          return {
            ...lane,
            maxInFlight: null,
            ordered: false,
            timeoutMs: LONGEST_MS,
            network: { ...network, loss: 0 },
            handler: open,
          }
        })
        if (!scenario) return
        const { report, records } = simulate(scenario)
        scenario.lanes.forEach((lane) => {
          const dispatchUs = usFromMs((lane as WebhookLane).dispatchMs)
          const due = records.eventsBefore(usFromMs(scenario.durationMs) - dispatchUs)
          expect(report.lanes[lane.id]).toMatchObject({
            attempts: due,
            failedAttempts: 0,
            duplicateDeliveries: 0,
          })
        })
      })
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'that is waited for without end brings no event twice',
    () => {
      prove(nothingArb, (given) => {
        const scenario = faultless(given, (lane) => ({
          ...lane,
          timeoutMs: LONGEST_MS,
          network: { ...lane.network, loss: 0 },
        }))
        if (!scenario) return
        for (const lane of Object.values(simulate(scenario).report.lanes)) {
          expect([lane.duplicateDeliveries, lane.duplicateEffects]).toEqual([0, 0])
        }
      })
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'has exactly so many jobs less with kept ids as there are duplicates, and the same calls',
    () => {
      prove(nothingArb, (given) => {
        const keeping = (idempotency: WebhookLane['handler']['idempotency']) =>
          faultless(given, (lane) => {
            const { handler } = heedless(lane)
            return { ...lane, thin: false, handler: { ...handler, idempotency } }
          })
        const [none, seen] = [keeping({ kind: 'none' }), keeping({ kind: 'seen-ids', ttlMs: 86_400_000 })]
        if (!none || !seen) return
        const [off, on] = [simulate(none), simulate(seen)]
        none.lanes.forEach(({ id }, index) => {
          const [without, kept] = [off, on].map(
            ({ records }) => records.tallies.at(usFromMs(none.durationMs)).lanes[index],
          )
          const jobs = (tally: typeof kept) =>
            tally ? tally.effects + tally.jobsInWork + tally.jobsWaiting : 0
          expect(jobs(without) - jobs(kept)).toBe(kept?.duplicateDeliveries)
          const figures = [
            'requests',
            'attempts',
            'failedAttempts',
            'timeouts',
            'bytesUp',
            'bytesDown',
            'pending',
            'lost',
            'knownDelayMs',
          ] as const
          for (const figure of figures) {
            expect([figure, on.report.lanes[id]?.[figure]]).toEqual([figure, off.report.lanes[id]?.[figure]])
          }
        })
      })
    },
    PROOF_TIMEOUT_MS,
  )
})
