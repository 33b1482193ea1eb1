import type { LaneFigures } from './LaneFigures.ts'

/** Counts agree within this share, or this number. */
const COUNT_AIM = { share: 0.02, least: 2 }
/** Waits agree within this share, or so many ms. */
const WAIT_AIM = { share: 0.05, least: 5 }

/** One quantity, measured and computed. */
export interface Comparison {
  name: string
  unit: '' | 'ms'
  real: number | null
  engine: number | null
  isMet: boolean
}

/** Both lanes of a run. */
export type BothLanes = Readonly<Record<'polling' | 'webhook', LaneFigures>>

type Quantity = readonly [name: string, unit: '' | 'ms', read: (lane: LaneFigures) => number | null]

const ASKED: readonly Quantity[] = [
  ['requests', '', ({ requests }) => requests],
  ['wasted', '', ({ wasted }) => wasted],
]

const WAITED: readonly Quantity[] = [
  ['events known', '', ({ knownDelayMs }) => knownDelayMs.count],
  ['mean wait to known', 'ms', ({ knownDelayMs }) => knownDelayMs.mean],
  ['p90 wait to known', 'ms', ({ knownDelayMs }) => knownDelayMs.p90],
  ['mean wait to effect', 'ms', ({ effectDelayMs }) => effectDelayMs.mean],
  ['p90 wait to effect', 'ms', ({ effectDelayMs }) => effectDelayMs.p90],
  ['effects', '', ({ effects }) => effects],
  ['duplicate effects', '', ({ duplicateEffects }) => duplicateEffects],
]

const POLLING: readonly Quantity[] = [...ASKED, ['ticks skipped', '', ({ skipped }) => skipped], ...WAITED]

const WEBHOOK: readonly Quantity[] = [
  ...ASKED,
  ['attempts', '', ({ attempts }) => attempts],
  ['failed attempts', '', ({ failedAttempts }) => failedAttempts],
  ['timeouts', '', ({ timeouts }) => timeouts],
  ['rejected (401)', '', ({ rejected }) => rejected],
  ...WAITED,
]

/** Sets what was measured beside what was computed, quantity by quantity, each with its aim. */
export function compare(real: BothLanes, engine: BothLanes): Comparison[] {
  const rows = (lane: 'polling' | 'webhook', quantities: readonly Quantity[]) =>
    quantities.map(([name, unit, read]) =>
      comparison(`${lane}: ${name}`, unit, read(real[lane]), read(engine[lane])),
    )
  const polling = rows('polling', POLLING)
  const webhook = rows('webhook', WEBHOOK)
  const areRequestsMet = [...polling, ...webhook].every(
    ({ name, isMet }) => isMet || !name.endsWith(': requests'),
  )
  const ratio = {
    name: 'requests: polling / webhook',
    unit: '',
    real: ratioOf(real),
    engine: ratioOf(engine),
    // Follows from two counts, and has no other aim than theirs.
    isMet: areRequestsMet,
  } as const
  return [...polling, ...webhook, ratio]
}

function ratioOf({ polling, webhook }: BothLanes): number | null {
  return webhook.requests === 0 ? null : polling.requests / webhook.requests
}

function comparison(name: string, unit: '' | 'ms', real: number | null, engine: number | null): Comparison {
  return { name, unit, real, engine, isMet: isNear(real, engine, unit === 'ms' ? WAIT_AIM : COUNT_AIM) }
}

function isNear(real: number | null, engine: number | null, aim: { share: number; least: number }): boolean {
  if (real === null || engine === null) return real === engine
  return Math.abs(engine - real) <= Math.max(aim.least, aim.share * real)
}
