import { describe, expect, it } from 'vitest'
import { ordersAt, sightOf } from './sightOf.ts'
import { statesOf } from './statesOf.ts'

const lanes = (poll: object, webhook: object) => ({
  lanes: [
    { id: 'polling', strategy: 'poll', ...poll },
    { id: 'webhook', strategy: 'webhook', ...webhook },
  ],
})

describe('The state of the polling client', () => {
  it('is asking while the question is under way', () => {
    expect(statesOf(sightOf({}, 20)).poll).toBe('is asking right now')
  })

  it('waits for the answer while the shop looks', () => {
    expect(statesOf(sightOf({}, 42)).poll).toBe('waits for the answer')
  })

  it('hears nothing when an empty answer comes back', () => {
    expect(statesOf(sightOf(ordersAt(100), 60)).poll).toBe('hears “nothing”')
  })

  it('hears the answer when it brings an order', () => {
    expect(statesOf(sightOf(ordersAt(10), 60)).poll).toBe('hears the answer')
  })

  it('says when it asks again, rounded up so that it is never zero', () => {
    expect(statesOf(sightOf({}, 1000)).poll).toBe('asks again in 4.0\u202fs')
    expect(statesOf(sightOf({}, 4999.99)).poll).toBe('asks again in 0.1\u202fs')
  })

  it('asks only when told to if it has no interval', () => {
    expect(statesOf(sightOf(lanes({ intervalMs: null }, {}), 1000)).poll).toBe('asks only when told to')
  })

  it('waits in vain when its question is lost half way', () => {
    const file = lanes({ network: { loss: 1 } }, {})
    expect(statesOf(sightOf(file, 19)).poll).toBe('is asking right now')
    expect(statesOf(sightOf(file, 21)).poll).toBe('waits for the answer')
  })

  it('is closed until the end of the outage', () => {
    const file = lanes({ handler: { outages: [{ fromMs: 60_000, toMs: 120_000, kind: 'refuse' }] } }, {})
    expect(statesOf(sightOf(file, 70_000)).poll).toBe('closed until 2:00')
  })

  it('is not in a run without a polling lane', () => {
    expect(statesOf(sightOf({ lanes: [{ id: 'webhook', strategy: 'webhook' }] }, 20)).poll).toBe(
      'not in this run',
    )
  })
})

describe('The state of the webhook receiver', () => {
  it('goes from waiting to tapped and back', () => {
    const file = ordersAt(1000)
    const at = (ms: number) => statesOf(sightOf(file, ms)).webhook
    expect(at(1002)).toBe('waits for a tap')
    expect(at(1020)).toBe('a tap is on its way')
    expect(at(1050)).toBe('just got the tap')
    expect(at(1080)).toBe('waits for a tap')
  })

  it('is still working on an order that takes long, and names the oldest', () => {
    const slow = lanes({}, { handler: { serviceMs: { kind: 'constant', ms: 3000 } } })
    expect(statesOf(sightOf({ ...ordersAt(1000, 1500), ...slow }, 2000)).webhook).toBe('still working on #1')
    expect(statesOf(sightOf({ ...ordersAt(1000, 1500), ...slow }, 5000)).webhook).toBe('still working on #2')
  })
})

describe('The state of the shop', () => {
  it('counts the orders', () => {
    expect(statesOf(sightOf(ordersAt(1000), 500)).shop).toBe('0 orders so far')
    expect(statesOf(sightOf(ordersAt(1000), 1500)).shop).toBe('1 order so far')
  })

  it('says which call it will try again, and when', () => {
    const file = lanes({}, { handler: { outages: [{ fromMs: 0, toMs: 60_000, kind: 'refuse' }] } })
    // Refused at 1045, heard of at 1085, tried again 5 s later.
    expect(statesOf(sightOf({ ...ordersAt(1000), ...file }, 2085)).shop).toBe(
      'will try #1 again in 4.0\u202fs',
    )
  })

  it('says so once the shop has given the receiver up', () => {
    const outages = [{ fromMs: 0, toMs: 60_000, kind: 'refuse' }]
    const file = { ...ordersAt(1000), ...lanes({}, { disableAfter: 1, handler: { outages } }) }
    expect(statesOf(sightOf(file, 1080)).shop).toBe('1 order so far')
    expect(statesOf(sightOf(file, 70_000)).shop).toBe('has stopped calling')
    expect(statesOf(sightOf(file, 70_000)).webhook).toBe('waits for a tap in vain')
  })
})
