import type { Receiver } from './referenceReceiver.ts'
import { createTimes } from './referenceTimes.ts'
import type { CompleteScenario, PlainTimes } from './referenceTypes.ts'
import { leave, settle } from './referenceWire.ts'
import { type LaneState, laneNow, RANK, type World } from './referenceWorld.ts'

/** Tells whether two rows of forged calls differ at most in their rate. */
const differsOnlyInRate = (a: PlainTimes, b: PlainTimes): boolean => {
  if (a.kind === 'poisson') return b.kind === 'poisson'
  if (a.kind === 'periodic') return b.kind === 'periodic' && a.firstAtMs === b.firstAtMs
  return b.kind === 'trace' && JSON.stringify(a.atMs) === JSON.stringify(b.atMs)
}

/** Makes the attacker of a webhook lane. */
export const createForging = (world: World, state: LaneState, receiver: Receiver) => {
  const knobs = () => laneNow(world.scenario, state, 'webhook')

  const forge = (isReplay: boolean): void => {
    const original = receiver.lastGenuine()
    if (isReplay && !original) return
    const copied = isReplay ? original : null
    const isThin = copied ? copied.isThin : knobs().thin
    const bytesUp = copied ? copied.bytesUp : 410 + (isThin ? 120 : world.scenario.payloadBytes)
    const event = copied ? copied.event : null
    leave(world, state, {
      kind: 'forged',
      bytesUp,
      events: event === null ? [] : [event],
      attempt: 1,
      onArrival: (request) =>
        receiver.receive(request, {
          event,
          isGenuine: false,
          isForged: !isReplay,
          isThin,
          bytesUp,
          answered: (outcome, status) => settle(world, request, outcome, status),
        }),
      onTimeout: (request) => settle(world, request, 'timeout', null),
    })
  }

  const times = createTimes(world, {
    rank: RANK.poll,
    order: [state.index, 1],
    drawGap: (n, meanUs) =>
      world.draws.duration('attack', state.id, n, 0, { kind: 'exponential', meanMs: meanUs / 1000 }),
    fire() {
      const { attack } = world.scenario
      if (attack?.knowsUrl) forge(attack.replays)
    },
  })

  return {
    forge,
    start(): void {
      if (world.scenario.attack) times.start(world.scenario.attack.forged)
    },
    changed(before: CompleteScenario): void {
      const { attack } = world.scenario
      if (!attack) times.stop()
      else if (before.attack && differsOnlyInRate(before.attack.forged, attack.forged))
        times.rescale(attack.forged)
      else times.start(attack.forged)
    },
  }
}
