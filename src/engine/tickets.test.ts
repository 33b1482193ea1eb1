import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DELIVERIES, eventOf, failuresOf, indexOf, ticketOf } from './tickets.ts'

const eventArb = fc.integer({ min: 1, max: 1_000_000_000 })
const indexArb = fc.integer({ min: 0, max: DELIVERIES - 1 })
const failuresArb = fc.integer({ min: 0, max: 100 })

describe('a ticket', () => {
  it('gives back what it was made of, and is an exact integer', () => {
    fc.assert(
      fc.property(eventArb, indexArb, failuresArb, (event, index, failures) => {
        const ticket = ticketOf(event, index) + failures
        expect(Number.isSafeInteger(ticket)).toBe(true)
        expect([eventOf(ticket), indexOf(ticket), failuresOf(ticket)]).toEqual([event, index, failures])
      }),
    )
  })

  it('orders by event, then by delivery', () => {
    expect(ticketOf(1, DELIVERIES - 1) + 100).toBeLessThan(ticketOf(2, 0))
    expect(ticketOf(1, 0) + 100).toBeLessThan(ticketOf(1, 1))
  })
})
