import { describe, expect, it } from 'vitest'
import { laneTallyOf } from './laneTallyOf.ts'
import { figureOf, hasTrouble, ledgerOf, TROUBLES, unitOf, wastedShareOf } from './scoreRows.ts'
import { pollLane, sightAt, webhookLane } from './sightAt.ts'

const both = [pollLane(), webhookLane()]

describe('the score', () => {
  it('shows waits in seconds with two decimals on both sides, also tiny ones', () => {
    const sight = sightAt(600_000, 6, both)
    expect(figureOf(sight, 'webhook', 'average')).toBe('0.05')
    expect(figureOf(sight, 'poll', 'average')).toMatch(/^\d\.\d\d$/)
    expect([unitOf(sight, 'poll', 'worst'), unitOf(sight, 'webhook', 'worst')]).toEqual(['s', 's'])
  })

  it('uses one unit of bytes for both sides', () => {
    const sight = sightAt(600_000, 60, both)
    expect(unitOf(sight, 'poll', 'bytes')).toBe(unitOf(sight, 'webhook', 'bytes'))
    expect(figureOf(sight, 'webhook', 'bytes')).toMatch(/^\d\.\d\d$/)
    expect(figureOf(sight, 'poll', 'bytes')).toMatch(/^\d\.\d\d$/)
  })

  it('shows a dash where nothing has been measured', () => {
    const sight = sightAt(0, 6, both)
    expect(figureOf(sight, 'poll', 'average')).toBe('–')
    expect(unitOf(sight, 'poll', 'average')).toBe('')
    expect(wastedShareOf(sight, 'poll')).toBeNull()
  })

  it('counts shares of all requests, the one on its way included', () => {
    const sight = sightAt(595_010, 6, both)
    const poll = laneTallyOf(sight, 'poll')
    expect((poll?.useful ?? 0) + (poll?.wasted ?? 0)).toBe((poll?.requests ?? 0) - 1)
    expect(wastedShareOf(sight, 'poll')).toBe((poll?.wasted ?? 0) / 120)
  })

  it('accounts for every order at every moment', () => {
    const lossy = webhookLane({
      timeoutMs: 500,
      network: { latencyMs: { kind: 'constant', ms: 40 }, loss: 0.4 },
      retry: { delaysMs: [500, 500], jitter: 0 },
      handler: { ...webhookLane().handler, idempotency: { kind: 'none' } },
    })
    for (const atMs of [10_000, 77_777, 300_000]) {
      const sight = sightAt(atMs, 20, [pollLane(), lossy])
      for (const side of ['poll', 'webhook'] as const) {
        const [happened, ...parts] = (ledgerOf(sight, side).match(/\d+/g) ?? []).map(Number)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(happened)
      }
    }
    expect(ledgerOf(sightAt(300_000, 20, [pollLane(), lossy]), 'webhook')).toMatch(
      /acted on again.* \+ .*lost/,
    )
  })

  it('tells of no trouble when there is none', () => {
    const sight = sightAt(600_000, 6, both)
    expect(TROUBLES.filter((trouble) => hasTrouble(sight, trouble))).toEqual([])
  })

  it('says that a side is not in the run', () => {
    const sight = sightAt(60_000, 6, [pollLane()])
    expect(ledgerOf(sight, 'webhook')).toBe('not in this run')
    expect(figureOf(sight, 'webhook', 'requests')).toBe('–')
  })
})
