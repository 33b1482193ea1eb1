import { describe, expect, it } from 'vitest'
import { narrationOf } from './narrationOf.ts'
import { ordersAt, sightOf } from './sightOf.ts'
import { statesOf } from './statesOf.ts'

const at = (file: object, ms: number, pace = 0) => narrationOf(sightOf(file, ms), pace)
const lanes = (poll: object, webhook: object) => ({
  lanes: [
    { id: 'polling', strategy: 'poll', ...poll },
    { id: 'webhook', strategy: 'webhook', ...webhook },
  ],
})

describe('The narration', () => {
  it('invites to press play before anything has happened', () => {
    expect(at({}, 0)).toContain('Nothing has happened yet.')
  })

  it('explains a run without orders', () => {
    expect(at({ events: { kind: 'poisson', perMinute: 0 } }, 1000)).toContain('No orders at this rate.')
  })

  it('names the luck of an order that happens as the question arrives', () => {
    // Asked at 5000, the shop looks at 5040, the answer is back at 5085; the tap lands at 5080.
    expect(at(ordersAt(5035), 5081)).toBe(
      '#1 happened as the question arrived: for once polling is nearly as quick.',
    )
  })

  it('claims no luck before the receiver knows', () => {
    expect(at(ordersAt(5035), 5079)).not.toContain('nearly as quick')
  })

  it('names the bad luck of an order that happens just after the shop has looked', () => {
    expect(at(ordersAt(5043), 5068)).toBe(
      'Bad luck: #1 happened 3\u202fms after the shop had looked. Polling asks again in 5.0\u202fs.',
    )
  })

  it('compares one answer with as many calls', () => {
    expect(at(ordersAt(1000, 2000, 3000, 4000, 4500), 5060)).toBe(
      'One answer carries five orders. The shop makes five calls to say the same.',
    )
  })

  it('tells that the tap has landed, then what the polling client does', () => {
    expect(at(ordersAt(1000), 1050)).toBe('The tap has just landed: the receiver knows #1.')
    expect(at(ordersAt(4980), 5030)).toBe(
      'The tap has just landed: the receiver knows #1. The question is about to reach the shop.',
    )
  })

  it('follows an answer home and says how long the order has waited', () => {
    expect(at(ordersAt(1000), 5080)).toBe(
      'The answer with #1 is about to reach the polling client, and #1 has waited 4.08\u202fs for it.',
    )
  })

  it('tells who does not know yet while nothing is on the wires', () => {
    expect(at(ordersAt(1000), 2000)).toBe(
      'The webhook receiver knows #1. Polling does not yet and asks again in 3.0\u202fs.',
    )
  })

  it('tells when the next ask leaves when all is known', () => {
    expect(at(ordersAt(1000), 6000)).toBe(
      'Nothing is on the wires. The next ask leaves in 4.0\u202fs; the next tap comes when the next order does.',
    )
  })

  it('tells of a closed desk, and of the next try', () => {
    const closed = lanes({}, { handler: { outages: [{ fromMs: 0, toMs: 60_000, kind: 'refuse' }] } })
    expect(at({ ...ordersAt(1000), ...closed }, 1060)).toContain('Nobody is at the desk: the call with #1')
    expect(at({ ...ordersAt(1000), ...closed }, 6000)).toContain('The shop tries #1 again in 0.1')
    expect(at({ ...ordersAt(1000), ...closed }, 6100)).toContain('call number two about #1')
  })

  it('tells of a lost call only once it is lost', () => {
    const lossy = lanes({}, { network: { loss: 1 } })
    expect(at({ ...ordersAt(1000), ...lossy }, 1020)).toContain('its call is already on the way')
    expect(at({ ...ordersAt(1000), ...lossy }, 1030)).toContain('The call with #1 is lost on the way.')
    expect(at({ ...ordersAt(1000), ...lossy }, 11_100)).toContain('waited too long for thanks for #1')
  })

  it('tells that the shop keeps a question for which it has nothing', () => {
    const held = { ...ordersAt(60_000), lanes: [{ id: 'held', strategy: 'long-poll' }] }
    expect(at(held, 10_000)).toBe('The shop has nothing new and keeps the question until it has.')
    expect(statesOf(sightOf(held, 10_000)).poll).toBe('keeps the line open')
  })

  it('tells of a client that asks too often, and does not say when it asks again', () => {
    const limited = lanes({ rateLimit: { requests: 1, perMs: 60_000 } }, {})
    expect(at({ ...ordersAt(70_000), ...limited }, 5060)).toBe(
      'Polling has asked too often: the shop tells it to come back later.',
    )
    expect(at({ ...ordersAt(70_000), ...limited }, 8000)).not.toContain('next ask')
    expect(statesOf(sightOf({ ...ordersAt(70_000), ...limited }, 8000)).poll).toBe('told to come back later')
  })

  it('tells of a receiver that fetches what a short call named', () => {
    const thin = { ...ordersAt(1000), lanes: [{ id: 'webhook', strategy: 'webhook', thin: true }] }
    expect(at(thin, 1060)).toBe('The call said only that #1 happened: the receiver asks what it is.')
    expect(at(thin, 1100)).toBe('The shop’s answer with #1 is on its way to the receiver.')
    expect(statesOf(sightOf(thin, 1060)).webhook).toBe('is asking the shop')
  })

  it('tells of an order that turns up when the receiver looks around', () => {
    const handler = { outages: [{ fromMs: 0, toMs: 10_000, kind: 'refuse' }] }
    const webhook = { retry: { delaysMs: [], jitter: 0 }, reconcileEveryMs: 30_000, handler }
    const file = { ...ordersAt(1000), lanes: [{ id: 'webhook', strategy: 'webhook', ...webhook }] }
    expect(at(file, 30_020)).toContain('The receiver looks around')
    expect(at(file, 30_090)).toBe('#1 turned up in the receiver’s regular look-around: late, but not lost.')
  })

  it('tells whose call it is that is not from the shop, and what came of it', () => {
    const attack = {
      forged: { kind: 'periodic', firstAtMs: 1000, everyMs: 900_000 },
      knowsUrl: true,
      replays: false,
    }
    const forged = (verifySignature: boolean) => ({
      ...ordersAt(900_000),
      attack,
      lanes: [{ id: 'webhook', strategy: 'webhook', handler: { verifySignature } }],
    })
    expect(at(forged(true), 1020)).toBe('A call that is not from the shop is on its way to the receiver.')
    expect(at(forged(true), 1060)).toBe('The call had no valid seal: the receiver sent it away.')
    expect(at(forged(false), 1050)).toBe('The receiver is working on an order that never happened.')
    expect(at(forged(false), 1080)).toBe('The receiver has believed a call that the shop never made.')
  })

  it('says nothing of single messages that pass too fast to be seen', () => {
    expect(at(ordersAt(1000), 5080, 10)).toBe(
      'The webhook receiver knows #1. Polling does not yet and asks again in 5.0\u202fs.',
    )
    expect(at({ events: { kind: 'poisson', perMinute: 600 } }, 60_000, 10)).toContain('too fast to follow')
  })
})

describe('Narration and states', () => {
  const busy = {
    events: { kind: 'poisson', perMinute: 60 },
    ...lanes(
      { network: { loss: 0.2 }, timeoutMs: 2000 },
      {
        network: { loss: 0.2 },
        timeoutMs: 500,
        handler: {
          serviceMs: { kind: 'exponential', meanMs: 300 },
          outages: [{ fromMs: 20_000, toMs: 25_000, kind: 'hang' }],
        },
      },
    ),
  }
  const moments = Array.from({ length: 240 }, (_, index) => 1 + index * 171.37)

  it('are the same live and when the reader has gone back to the moment', () => {
    for (const ms of moments) {
      const live = sightOf(busy, ms)
      const back = sightOf(busy, ms, ms + 20_000)
      expect([ms, narrationOf(back, 0), statesOf(back)]).toEqual([ms, narrationOf(live, 0), statesOf(live)])
    }
  })

  it('say something sensible at every moment', () => {
    for (const ms of moments) {
      const text = narrationOf(sightOf(busy, ms), 0)
      expect(text).not.toMatch(/undefined|NaN|Infinity|#0/)
      expect(text).toMatch(/\.$/)
    }
  })

  it('never call the wires empty while a message is on one', () => {
    for (const ms of moments) {
      const sight = sightOf(busy, ms)
      const isBusy = sight.moment.lanes.some(({ messages }) => messages.length > 0)
      if (isBusy) expect(narrationOf(sight, 0)).not.toContain('Nothing is on the wires')
    }
  })
})
