import { describe, expect, it } from 'vitest'
import { laneTallyOf } from './laneTallyOf.ts'
import { pollLane, sightAt, webhookLane } from './sightAt.ts'
import { turningPointOf } from './turningPointOf.ts'

const both = [pollLane(), webhookLane()]

describe('the turning point', () => {
  it('measures requests per order at the present setting', () => {
    const sight = sightAt(595_079, 6, both)
    const { between, poll, webhook, extent } = turningPointOf(sight)
    const { eventsHappened } = sight.moment.tally
    expect(between).toBeCloseTo(0.5, 9)
    expect(poll).toEqual({
      requests: (laneTallyOf(sight, 'poll')?.requests ?? 0) / eventsHappened,
      isMeasured: true,
    })
    expect(webhook).toEqual({
      requests: (laneTallyOf(sight, 'webhook')?.requests ?? 0) / eventsHappened,
      isMeasured: true,
    })
    expect(extent).toBe(20)
  })

  it('measures only what came after the last turn of the interval or the rate', () => {
    const interventions = [
      { atMs: 100_000, set: { 'lanes.polling.intervalMs': 20_000 } },
      { atMs: 200_000, set: { 'lanes.webhook.dispatchMs': 6 } },
    ]
    const sight = sightAt(500_000, 6, both, { interventions })
    const start = sight.records.tallies.at(100_000_000)
    const events = sight.moment.tally.eventsHappened - start.eventsHappened
    const asks = (laneTallyOf(sight, 'poll')?.requests ?? 0) - (start.lanes[0]?.requests ?? 0)
    expect(turningPointOf(sight)).toMatchObject({
      between: 2,
      poll: { requests: asks / events, isMeasured: true },
    })
  })

  it('expects what theory says until something can be measured', () => {
    const sight = sightAt(10, 6, both)
    expect(turningPointOf(sight).poll).toEqual({ requests: 2, isMeasured: false })
    expect(turningPointOf(sight).webhook).toEqual({ requests: 1, isMeasured: false })
  })

  it('has no place on the scale where polling asks by hand, is missing, or nothing happens', () => {
    expect(
      turningPointOf(sightAt(60_000, 6, [pollLane({ intervalMs: null }), webhookLane()])).between,
    ).toBeNull()
    expect(turningPointOf(sightAt(60_000, 6, [webhookLane()]))).toMatchObject({
      between: null,
      webhook: null,
    })
    expect(turningPointOf(sightAt(60_000, 0, both))).toMatchObject({ between: 0, poll: null })
  })

  it('widens its axes by decades until the marks fit', () => {
    const { extent, between, poll } = turningPointOf(
      sightAt(600_000, 600, [pollLane({ intervalMs: 300_000 }), webhookLane()]),
    )
    expect(between).toBe(3000)
    expect(extent).toBe(20_000)
    expect(1 / extent).toBeLessThan(poll?.requests ?? 0)
  })
})
