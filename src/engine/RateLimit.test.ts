import { expect, it } from 'vitest'
import { RateLimit } from './RateLimit.ts'

const TWO = { requests: 2, perUs: 100 }

it('serves so many requests in a window that the first one opens, and the next window opens at its end', () => {
  const limit = new RateLimit()
  const answers = [7, 50, 50, 106, 107, 107, 206].map((nowUs) => limit.refusesUntilUs(TWO, nowUs))
  expect(answers).toEqual([0, 0, 107, 107, 0, 0, 207])
})

it('goes on with the running window when its numbers change', () => {
  const limit = new RateLimit()
  limit.refusesUntilUs(TWO, 0)
  limit.refusesUntilUs(TWO, 1)
  const more = { requests: 3, perUs: 100 }
  limit.change(TWO, more, 10)
  expect([limit.refusesUntilUs(more, 11), limit.refusesUntilUs(more, 12)]).toEqual([0, 100])
  const longer = { requests: 3, perUs: 150 }
  limit.change(more, longer, 99)
  expect([limit.refusesUntilUs(longer, 149), limit.refusesUntilUs(longer, 150)]).toEqual([150, 0])
})

it('does not bring a window back that is over, and forgets it without a limit', () => {
  const limit = new RateLimit()
  const long = { requests: 1, perUs: 1000 }
  limit.refusesUntilUs(TWO, 0)
  limit.change(TWO, long, 100)
  expect(limit.refusesUntilUs(long, 101)).toBe(0)
  limit.change(long, null, 200)
  limit.change(null, long, 201)
  expect([limit.refusesUntilUs(long, 202), limit.refusesUntilUs(long, 203)]).toEqual([0, 1202])
})
