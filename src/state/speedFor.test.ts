import { expect, it } from 'vitest'
import { readScenario } from '../scenario/readScenario.ts'
import { speedFor } from './speedFor.ts'

const speedOf = (events: object, durationMs = 600_000) => {
  const { scenario } = readScenario({ events, durationMs })
  return scenario ? speedFor(scenario) : Number.NaN
}

it('leaves a run whose orders come every few seconds at its own pace', () => {
  expect(speedOf({ perMinute: 6 })).toBe(1)
  expect(speedOf({ perMinute: 600 })).toBe(1)
})

it('opens a run of rare orders so fast that one comes every few seconds, and never faster', () => {
  expect(speedOf({ perMinute: 0.006944 }, 86_400_000)).toBe(1000)
  expect(speedOf({ kind: 'periodic', everyMs: 61_000, firstAtMs: 0 })).toBe(10)
  expect(speedOf({ kind: 'trace', atMs: [1, 2, 3] }, 86_400_000)).toBe(1000)
})

it('opens a run without orders at its own pace', () => {
  expect(speedOf({ perMinute: 0 })).toBe(1)
  expect(speedOf({ kind: 'trace', atMs: [] })).toBe(1)
})
