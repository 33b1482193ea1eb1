import { expect, it } from 'vitest'
import { plainScenario } from './plainScenario.ts'
import { turningPoint } from './turningPoint.ts'

it('multiplies interval and rate', () => {
  const point = turningPoint(plainScenario())
  expect(point?.eventsPerInterval).toBeCloseTo(0.5, 12)
  expect(point?.intervalMs).toBeCloseTo(10_000, 9)
  const periodic = turningPoint(plainScenario({ events: { kind: 'periodic', everyMs: 2500, firstAtMs: 0 } }))
  expect(periodic?.eventsPerInterval).toBeCloseTo(2, 12)
})

it('lies nowhere without events, and has no meaning without a rate or an interval', () => {
  const quiet = turningPoint(plainScenario({ events: { kind: 'poisson', perMinute: 0 } }))
  expect(quiet).toEqual({ eventsPerInterval: 0, intervalMs: Number.POSITIVE_INFINITY })
  expect(turningPoint(plainScenario({ events: { kind: 'trace', atMs: [1] } }))).toBeNull()
  expect(turningPoint(plainScenario({}, { intervalMs: null }))).toBeNull()
})
