import { beforeAll, describe, expect, it } from 'vitest'
import type { Comparison } from './compare.ts'
import { compareWithReality, comparisonsOf, type Outcome } from './compareWithReality.ts'
import { figuresOf } from './figuresOf.ts'
import { QUIET, SLOW } from './RealSettings.ts'
import { freshSecret, runReal } from './runReal.ts'

const FIVE_SECONDS_MS = 5000
/** An alarm as late as this shows that other programs held up the run, which may change an outcome or two. */
const STALL_MS = 20

let quiet: Outcome
let slow: Outcome

beforeAll(async () => {
  const [one, other] = await compareWithReality([QUIET, SLOW], FIVE_SECONDS_MS)
  if (!one || !other) throw new Error('outcomes must be two, got fewer.')
  quiet = one
  slow = other
}, 60_000)

/** Much wider than the aims of `npm run reality`, and the wider the more this machine was held up. */
function roomFor({ unit, real }: Comparison, { run }: Outcome): number {
  const value = real ?? 0
  if (unit === 'ms') return 0.2 * value + 25 + 2 * Math.max(0, ...run.lateMs)
  return 0.15 * value + 3 + run.lateMs.filter((lateMs) => lateMs > STALL_MS).length
}

function expectAgreement(outcome: Outcome): void {
  for (const comparison of outcome.comparisons) {
    const { name, real, engine } = comparison
    const difference = Math.abs((engine ?? 0) - (real ?? 0))
    const words = `${name}: really ${real}, by the engine ${engine}`
    expect.soft(difference, words).toBeLessThanOrEqual(roomFor(comparison, outcome))
  }
}

describe('five seconds of real HTTP', () => {
  it('agree with the engine when all is quiet', () => {
    expect(quiet.run.eventsAtMs.length).toBeGreaterThan(3)
    expectAgreement(quiet)
  })

  it('agree with the engine when the receiver is slow', () => {
    expect(slow.run.eventsAtMs.length).toBeGreaterThan(5)
    expectAgreement(slow)
  })

  it('hold polls that bring nothing when all is quiet, and no effect twice', () => {
    const polling = figuresOf(quiet.run, 'polling')
    expect(polling.useful).toBeGreaterThan(0)
    expect(polling.wasted).toBeGreaterThan(0)
    expect(quiet.run.polling.requests.some(({ status }) => status === 304)).toBe(true)
    expect(polling.duplicateEffects).toBe(0)
    expect(figuresOf(quiet.run, 'webhook').duplicateEffects).toBe(0)
  })

  it('hold timeouts and duplicate effects when the receiver is slow', () => {
    const webhook = figuresOf(slow.run, 'webhook')
    expect(webhook.timeouts).toBeGreaterThan(2)
    expect(webhook.duplicateEffects).toBeGreaterThan(0)
    expect(webhook.rejected + webhook.refused).toBe(0)
  })

  it('let the polling client know the events in order, each once', () => {
    for (const { run } of [quiet, slow]) {
      const known = [...run.polling.knownAtMs.keys()]
      expect(known.length).toBeGreaterThan(0)
      expect(known).toEqual(known.map((_, i) => i + 1))
    }
  })

  it('tell an engine with another timeout apart', () => {
    const patient = { ...SLOW, webhook: { ...SLOW.webhook, timeoutMs: 10_000 } }
    const missed = comparisonsOf(patient, slow.run).filter(({ isMet }) => !isMet)
    expect(missed.map(({ name }) => name)).toContain('webhook: timeouts')
  })
})

describe('a real receiver', () => {
  it('answers 401 to every call signed with another secret, and does nothing', async () => {
    const busy = { ...QUIET, eventsPerMinute: 1200, webhook: { ...QUIET.webhook, timeoutMs: 60_000 } }
    const run = await runReal(busy, 1500, freshSecret(), freshSecret())
    const answered = run.webhook.requests.filter(({ status }) => status !== null)
    expect(answered.length).toBeGreaterThan(0)
    expect(new Set(answered.map(({ status }) => status))).toEqual(new Set([401]))
    expect(run.webhook.knownAtMs.size).toBe(0)
    expect(run.webhook.effects).toEqual([])
  })
})
