import { expect, it } from 'vitest'
import { exp, ln, normalQuantile } from './elementary.ts'
import type { Scenario } from './Scenario.ts'
import { simulate } from './simulate.ts'

const handler = {
  workers: 1,
  serviceMs: { kind: 'constant', ms: 20 },
  outages: [],
  queueLimit: null,
  acknowledge: 'after-work',
  ackMs: 1,
  verifySignature: true,
  idempotency: { kind: 'none' },
}
const network = { latencyMs: { kind: 'constant', ms: 40 }, loss: 0 }
const s = {
  version: 1,
  title: '',
  seed: 7,
  durationMs: 600000,
  events: { kind: 'poisson', perMinute: 6 },
  payloadBytes: 1400,
  lanes: [
    {
      id: 'polling',
      strategy: 'poll',
      intervalMs: 5000,
      firstPollAtMs: 0,
      jitter: 0,
      pageSize: 100,
      timeoutMs: 30000,
      conditional: true,
      adaptive: null,
      rateLimit: null,
      network,
      sourceMs: 5,
      handler,
    },
    {
      id: 'webhook',
      strategy: 'webhook',
      dispatchMs: 5,
      timeoutMs: 10000,
      retry: { delaysMs: [5000, 300000, 1800000], jitter: 0 },
      maxInFlight: null,
      ordered: false,
      disableAfter: null,
      thin: false,
      reconcileEveryMs: null,
      network,
      sourceMs: 5,
      handler,
    },
  ],
  attack: null,
  interventions: [],
} as Scenario
it('runs', () => {
  const t = performance.now()
  const { report, trace } = simulate(s)
  console.log(JSON.stringify(report, null, 1), trace.length, performance.now() - t)
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14)
  expect(normalQuantile(1e-9)).toBeCloseTo(-5.997807015007686, 12)
  let worst = 0
  for (let x = 1e-10; x < 1; x *= 1.37)
    worst = Math.max(worst, Math.abs(ln(x) / Math.log(x) - 1), Math.abs(exp(ln(x)) / x - 1))
  console.log(worst, exp(0), exp(5) / Math.exp(5) - 1)
  const b = performance.now()
  const big = simulate({ ...s, durationMs: 3600000 * 10, events: { kind: 'poisson', perMinute: 600 } })
  console.log(big.trace.length, performance.now() - b)
})
