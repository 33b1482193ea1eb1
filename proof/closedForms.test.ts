import { describe, expect, it } from 'vitest'
import { closedFormsBeside } from './closedFormsBeside.ts'
import { closedFormsLate } from './closedFormsLate.ts'
import { closedFormsLongPoll } from './closedFormsLongPoll.ts'
import { closedFormsOutages } from './closedFormsOutages.ts'
import type { Topic } from './closedFormsPairs.ts'
import { closedFormsPolling } from './closedFormsPolling.ts'
import { closedFormsQueues } from './closedFormsQueues.ts'
import { closedFormsRetries } from './closedFormsRetries.ts'
import { closedFormsWrong } from './closedFormsWrong.ts'
import { expectWithin, verdictOn } from './expectWithin.ts'

const pairs = [
  ...closedFormsPolling,
  ...closedFormsLongPoll,
  ...closedFormsRetries,
  ...closedFormsOutages,
  ...closedFormsQueues,
  ...closedFormsLate,
  ...closedFormsBeside,
]

/** The topics that the proof owes. */
const OWED: readonly Topic[] = [
  'polling',
  'long polling',
  'retries under loss',
  'outages',
  'M/M/1',
  'M/D/1',
  'M/M/c',
  'M/G/1',
  'timeout duplicates',
]

describe.each([...new Set(pairs.map(({ scenario }) => scenario))])('%s', (name) => {
  it.each(pairs.filter(({ scenario }) => scenario === name))(
    'shows $quantity as $form says, $expected',
    ({ samples, expected, halfWidth }) => expectWithin(samples(), expected, halfWidth),
  )
})

describe('the proof by closed forms', () => {
  it('holds at least 60 pairs of a scenario and a quantity, with whatever form', () => {
    const names = pairs.map(({ scenario, quantity }) => `${scenario}: ${quantity}`)
    expect(new Set(names).size).toBeGreaterThanOrEqual(60)
  })

  it.each(OWED)('holds several quantities about %s', (owed) => {
    const names = pairs.filter(({ topic }) => topic === owed).map(({ quantity }) => quantity)
    expect(new Set(names).size).toBeGreaterThanOrEqual(4)
  })

  it.each(closedFormsWrong)('refutes $wrong, where $scenario and $quantity are asked about', (claim) => {
    const asked = pairs.find(
      ({ scenario, quantity }) => scenario === claim.scenario && quantity === claim.quantity,
    )
    if (asked === undefined) throw new Error(`Pair must exist, got ${claim.scenario}: ${claim.quantity}.`)
    expect(verdictOn(asked.samples(), asked.expected, asked.halfWidth)).toBe('within')
    expect(verdictOn(asked.samples(), claim.value, asked.halfWidth)).toBe('refuted')
  })
})
