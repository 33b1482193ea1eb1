import { describe, expect, it } from 'vitest'
import { readScenario } from '../scenario/readScenario.ts'
import { plain, ROW, WAS_LOST } from './rows.ts'
import type { Scenario } from './Scenario.ts'
import { Simulation } from './Simulation.ts'
import type { Sink } from './Trace.ts'

const UNTIL_US = 120_000_000

/** A lane in which everything happens: loss, late answers, outages, an attack, and changes of all that acts at once. */
function busyScenario(lane: object): Scenario {
  const change = (atMs: number, field: string, value: unknown) => ({ atMs, set: { [field]: value } })
  const deed = (atMs: number, rest: object) => ({ atMs, lane: 'w', ...rest })
  const { scenario } = readScenario({
    version: 1,
    events: { kind: 'bursty', perMinute: 300, burstSize: 5, spacingMs: 20 },
    lanes: [
      {
        id: 'w',
        strategy: 'webhook',
        timeoutMs: 400,
        retry: { delaysMs: [200, 1000, 5000], jitter: 0.3 },
        network: { latencyMs: { kind: 'exponential', meanMs: 60 }, loss: 0.1 },
        handler: {
          workers: 2,
          serviceMs: { kind: 'exponential', meanMs: 80 },
          queueLimit: 5,
          verifySignature: false,
          idempotency: { kind: 'seen-ids', ttlMs: 2000 },
          outages: [
            { fromMs: 20_000, toMs: 23_000, kind: 'refuse' },
            { fromMs: 40_000, toMs: 42_000, kind: 'hang' },
          ],
        },
        ...lane,
      },
    ],
    attack: { forged: { kind: 'poisson', perMinute: 60 }, knowsUrl: true, replays: true },
    interventions: [
      change(30_000, 'lanes.w.ordered', true),
      change(35_000, 'lanes.w.maxInFlight', 4),
      deed(36_000, { do: 'redeliver', event: 3 }),
      deed(36_000, { do: 'redeliver', event: 90 }),
      change(45_000, 'lanes.w.reconcileEveryMs', 3000),
      change(50_000, 'lanes.w.thin', true),
      change(55_000, 'lanes.w.ordered', false),
      change(60_000, 'attack.replays', false),
      change(70_000, 'lanes.w.reconcileEveryMs', null),
      change(80_000, 'lanes.w.maxInFlight', null),
      deed(81_000, { do: 'redeliver', event: 100 }),
      change(90_000, 'attack', null),
      change(100_000, 'lanes.w.disableAfter', 3),
    ],
  })
  return scenario as Scenario
}

/** Keeps all rows, six numbers each. */
class Rows implements Sink {
  readonly numbers: number[] = []

  row(...columns: [number, number, number, number, number, number]): void {
    this.numbers.push(...columns)
  }

  isEndOf(whole: Rows): boolean {
    const from = whole.numbers.length - this.numbers.length
    return this.numbers.every((value, index) => value === whole.numbers[from + index])
  }
}

/** Follows the rows of a lane and says what is wrong with what they say about lost events. */
class LostEvents implements Sink {
  readonly problems: string[] = []
  readonly flags: number[] = []
  readonly #known = new Set<number>()
  readonly #succeeded = new Set<number>()
  readonly #open = new Map<number, number>()
  readonly #eventOf = new Map<number, number>()
  #isReconciling: boolean

  constructor(isReconciling: boolean) {
    this.#isReconciling = isReconciling
  }

  row(atUs: number, kind: number, _lane: number, subject: number, detail: number, otherUs: number): void {
    if (kind === ROW.happened) this.#begin(subject)
    else if (kind === ROW['attempt-sent']) this.#eventOf.set(subject, plain(detail))
    else if (kind === ROW['attempt-settled'] && otherUs < 0 && plain(detail) >= 8) {
      this.#end(this.#eventOf.get(subject) as number)
      this.#succeeded.add(this.#eventOf.get(subject) as number)
    } else if (kind === ROW['given-up']) {
      this.#end(subject)
      this.#expect(atUs, 'given up', this.#isLost(subject) ? 1 : 0, detail)
    } else if (kind === ROW.known || kind === ROW.redelivered) {
      this.#expect(atUs, 'flag', this.#isLost(subject) ? 1 : 0, detail >= WAS_LOST ? 1 : 0)
      if (kind === ROW.known) this.#known.add(subject)
      else this.#begin(subject)
    } else if (kind === ROW.reconciling) {
      this.#isReconciling = subject === 1
      const stranded = [...this.#open.keys()].filter((event) => this.#isStranded(event))
      this.#expect(atUs, 'stranded', stranded.length, detail)
    }
  }

  #begin(event: number): void {
    this.#open.set(event, (this.#open.get(event) ?? 0) + 1)
  }

  #end(event: number): void {
    this.#open.set(event, (this.#open.get(event) ?? 0) - 1)
  }

  #isStranded(event: number): boolean {
    return this.#open.get(event) === 0 && !this.#known.has(event) && !this.#succeeded.has(event)
  }

  #isLost(event: number): boolean {
    return !this.#isReconciling && this.#isStranded(event)
  }

  #expect(atUs: number, what: string, expected: number, got: number): void {
    this.flags.push(got)
    if (got !== expected) this.problems.push(`${what} at ${atUs} must be ${expected}, got ${got}`)
  }
}

const LANES = {
  plain: {},
  'at once': { handler: { acknowledge: 'at-once', workers: 2, serviceMs: { kind: 'constant', ms: 200 } } },
  ordered: { ordered: true, maxInFlight: 3 },
  thin: { thin: true, reconcileEveryMs: 5000 },
}

describe('a webhook lane', () => {
  for (const [name, lane] of Object.entries(LANES)) {
    it(`goes on from a snapshot row for row as if it had not stopped (${name})`, () => {
      const scenario = busyScenario(lane)
      const whole = new Rows()
      new Simulation(scenario, whole).advanceTo(UNTIL_US)
      for (let atUs = 5_001_000; atUs < UNTIL_US; atUs += 29_777_000) {
        const before = new Rows()
        const first = new Simulation(scenario, before)
        first.advanceTo(atUs)
        const snapshot = first.snapshot()
        // The run that it was taken from goes on and does not change it.
        first.advanceTo(UNTIL_US)
        expect(before.numbers.length).toBe(whole.numbers.length)
        expect(before.isEndOf(whole)).toBe(true)
        const after = new Rows()
        new Simulation(scenario, after, snapshot).advanceTo(UNTIL_US)
        expect(after.numbers.length).toBeGreaterThan(0)
        expect(after.isEndOf(whole)).toBe(true)
        expect(after.numbers[0]).toBeGreaterThanOrEqual(atUs)
      }
    })
    it(`says of each event when it is lost and when it is not any more (${name})`, () => {
      const rows = new LostEvents('reconcileEveryMs' in lane)
      new Simulation(busyScenario(lane), rows).advanceTo(UNTIL_US)
      expect(rows.problems).toEqual([])
      expect(Math.max(...rows.flags)).toBeGreaterThan(0)
    })
  }
})
