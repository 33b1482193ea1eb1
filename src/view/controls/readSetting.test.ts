import { describe, expect, it } from 'vitest'
import { readAsk, readOrders } from './readSetting.ts'

const ASK = { least: 1, most: 86_400_000 }
const ORDERS = { least: 0, most: 60_000 }

/** The sentence without narrow spaces, which are hard to see in a test. */
function problemOf(reading: ReturnType<typeof readAsk>): string {
  return 'problem' in reading ? reading.problem.replaceAll('\u202f', ' ') : ''
}

describe('readAsk', () => {
  it('takes a value at each limit, and none beyond', () => {
    expect(readAsk('1 ms', ASK, '5 s')).toEqual({ value: 1 })
    expect(readAsk('24 h', ASK, '5 s')).toEqual({ value: 86_400_000 })
    expect(problemOf(readAsk('0 s', ASK, '5 s'))).toBe(
      'Ask every: the least is 1 ms, and 0 s is less. It stays at 5 s.',
    )
    expect(problemOf(readAsk('2 d', ASK, '5 s'))).toBe(
      'Ask every: the most is 1 d, and 2 d is more. It stays at 5 s.',
    )
  })

  it('says what it would take where it cannot read the text', () => {
    expect(problemOf(readAsk(' soon ', ASK, '5 s'))).toBe(
      'Ask every: “soon” is not a length of time. Write one from 1 ms to 1 d, such as 5 s, ½ s or 2 min. It stays at 5 s.',
    )
  })
})

describe('readOrders', () => {
  it('takes a value at each limit, and none beyond', () => {
    expect(readOrders('0', ORDERS, '6 a minute')).toEqual({ value: 0 })
    expect(readOrders('1000 a second', ORDERS, '6 a minute')).toEqual({ value: 60_000 })
    expect(problemOf(readOrders('-1', ORDERS, '6 a minute'))).toBe(
      'Orders: the least is 0 a minute, and -1 is less. It stays at 6 a minute.',
    )
    expect(problemOf(readOrders('60,001', ORDERS, '6 a minute'))).toBe(
      'Orders: the most is 60,000 a minute, and 60,001 is more. It stays at 6 a minute.',
    )
  })

  it('says what it would take where it cannot read the text', () => {
    expect(problemOf(readOrders('many', ORDERS, '6 a minute'))).toBe(
      'Orders: “many” is not a rate. Write one from 0 to 60,000 a minute, such as 6 or 2 a second. It stays at 6 a minute.',
    )
  })
})
