import { expect, it } from 'vitest'
import { readSeconds } from './readSeconds.ts'

it('takes 60 s unless told otherwise', () => {
  expect(readSeconds([])).toEqual({ seconds: 60 })
  expect(readSeconds(['--seconds', '2.5'])).toEqual({ seconds: 2.5 })
})

it.each(['0', '-1', '3601', '', 'x', '1e2', 'NaN'])('says what a length must be, given "%s"', (given) => {
  expect(readSeconds([`--seconds=${given}`]).problem).toBe(
    `--seconds must be a number from 1 to 3600, got "${given}".`,
  )
})

it('says that there is no other option', () => {
  expect(readSeconds(['--minutes', '1']).problem).toContain("Unknown option '--minutes'")
  expect(readSeconds(['60']).problem).toContain('Unexpected argument')
})
