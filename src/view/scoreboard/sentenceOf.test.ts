import { describe, expect, it } from 'vitest'
import { laneTallyOf } from './laneTallyOf.ts'
import { plainWords, sentenceOf, shortSentenceOf } from './sentenceOf.ts'
import { pollLane, sightAt, webhookLane } from './sightAt.ts'

const both = [pollLane(), webhookLane()]

function said(sight: ReturnType<typeof sightAt>): string {
  return plainWords(sentenceOf(sight).phrases)
}

describe('the sentence under the score', () => {
  it('invites to press play before anything has happened', () => {
    const sentence = sentenceOf(sightAt(0, 6, both))
    expect(sentence.kind).toBe('nothing-yet')
    expect(plainWords(sentence.phrases)).toContain('Press play')
  })

  it('says that nobody has heard of anything while there is no order', () => {
    const sight = sightAt(600, 6, both)
    expect(sight.moment.tally.eventsHappened).toBe(0)
    expect(sentenceOf(sight).kind).toBe('no-order-yet')
    expect(said(sight)).toBe(
      'In the first second polling asked once and found nothing, for no order has happened yet. The webhook has had no reason to call.',
    )
  })

  it('says that the rate is zero', () => {
    expect(said(sightAt(60_000, 0, both))).toBe(
      'No orders at this rate. Raise it, or press Order now. Polling keeps asking all the same.',
    )
    expect(said(sightAt(60_000, 0, [pollLane({ intervalMs: null }), webhookLane()]))).toBe(
      'No orders at this rate. Raise it, or press Order now.',
    )
  })

  it('counts what the tally counts on a quiet day', () => {
    const sight = sightAt(595_079, 6, both)
    const poll = laneTallyOf(sight, 'poll')
    const hook = laneTallyOf(sight, 'webhook')
    expect(sentenceOf(sight).kind).toBe('quiet')
    expect(said(sight)).toMatch(
      new RegExp(
        `^In 9.min 55.s polling asked ${poll?.requests} times and heard news ${poll?.useful} times\\. The webhook called ${hook?.requests} times\\. The news was \\d\\.\\d\\d.s old on average, against 0\\.05.s\\.$`,
        'u',
      ),
    )
  })

  it('says on a busy day how many fewer requests polling sent', () => {
    const sight = sightAt(600_000, 60, both)
    const [poll, hook] = [laneTallyOf(sight, 'poll'), laneTallyOf(sight, 'webhook')]
    const ratio = (hook?.requests ?? 0) / (poll?.requests ?? 0)
    expect(sentenceOf(sight).kind).toBe('busy')
    expect(said(sight)).toContain(
      `So polling sent ${Number(ratio.toPrecision(2))} times fewer requests; its news was`,
    )
    expect(said(sight)).toContain('about 5 orders at once')
    expect(said(sight)).toMatch(/once for each\. So/)
  })

  it('speaks of the turning point only where the counts are about the same', () => {
    const sight = sightAt(600_000, 12, both)
    const [poll, hook] = [laneTallyOf(sight, 'poll'), laneTallyOf(sight, 'webhook')]
    const ratio = (hook?.requests ?? 0) / (poll?.requests ?? 1)
    expect(sentenceOf(sight).kind === 'even').toBe(ratio < 1.15 && ratio > 1 / 1.15)
    const beat = sightAt(600_000, 0, both, { events: { kind: 'periodic', everyMs: 5000, firstAtMs: 1000 } })
    expect(said(beat)).toMatch(
      /^One order between two asks: polling asked 120 times, the webhook called 120 times, about the same\. This is the turning point\. The news was 4\.0\d.s old/u,
    )
    expect(sentenceOf(sightAt(20_000, 12, both)).kind).not.toBe('even')
  })

  it('says of each side alone what it did', () => {
    expect(said(sightAt(46_000, 60, [pollLane()]))).toMatch(
      /^In 46.s polling asked 10 times and heard news \d+ times?, about \d+ orders at once\. Its news was/u,
    )
    expect(said(sightAt(46_000, 60, [webhookLane()]))).toMatch(
      /^In 46.s the webhook called \d+ times\. Its news was 0\.05.s old on average\.$/u,
    )
  })

  it('uses the singular for one', () => {
    const sight = sightAt(8000, 0, both, { interventions: [{ atMs: 1000, do: 'emit' }] })
    expect(said(sight)).toMatch(
      /polling asked 2 times and heard news once\. The webhook called once\. The news was/,
    )
  })

  it('says who does not know yet', () => {
    const early = sightAt(1020, 0, both, { interventions: [{ atMs: 1000, do: 'emit' }] })
    expect(said(early)).toMatch(/The webhook called once\. Neither knows of the order yet\.$/)
    const later = sightAt(2000, 0, both, { interventions: [{ atMs: 1000, do: 'emit' }] })
    expect(said(later)).toMatch(
      /The webhook’s news was 0\.05.s old on average; polling does not know of any order yet\.$/u,
    )
  })

  it('says how many calls the orders took where some failed', () => {
    const lossy = webhookLane({
      network: { latencyMs: { kind: 'constant', ms: 40 }, loss: 0.4 },
      timeoutMs: 1000,
    })
    const sight = sightAt(600_000, 6, [pollLane(), lossy])
    const hook = laneTallyOf(sight, 'webhook')
    expect(hook?.attempts).toBeGreaterThan(sight.moment.tally.eventsHappened)
    expect(said(sight)).toContain(
      `called ${hook?.attempts} times for ${sight.moment.tally.eventsHappened} orders.`,
    )
  })

  it('does not hide lost orders', () => {
    const closed = webhookLane({
      retry: { delaysMs: [], jitter: 0 },
      network: { latencyMs: { kind: 'constant', ms: 40 }, loss: 1 },
    })
    const sight = sightAt(60_000, 0, [pollLane(), closed], { interventions: [{ atMs: 1000, do: 'emit' }] })
    expect(laneTallyOf(sight, 'webhook')?.lost).toBe(1)
    expect(said(sight)).toContain('the webhook does not know of any order yet. One order is lost')
  })

  it('names both sides, each in its ink, where both are in the run', () => {
    for (const perMinute of [6, 12, 60]) {
      const sides = sentenceOf(sightAt(600_000, perMinute, both)).phrases.flatMap((phrase) =>
        typeof phrase === 'string' ? [] : [phrase.side],
      )
      expect(sides).toEqual(['poll', 'webhook'])
    }
  })

  it('has a short form with the same ratio', () => {
    expect(plainWords(shortSentenceOf(sightAt(600_000, 60, both)).phrases)).toMatch(
      /^On a day this busy polling sends [\d.]+ times fewer requests\. Its news is still \d\.\d\d.s old on average\.$/u,
    )
  })
})
