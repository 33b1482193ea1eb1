import type { Fault } from './Fault.ts'

/** The kinds of calendar entries in the order in which equal times are settled. */
const ORDER =
  'intervention edge happen read arrive workDone answerLeaves response timeout hold tick forge due'.split(' ')

const place = (kind: string) => ORDER.indexOf(kind)

/** Two kinds of entries that change their places in the order of equal times. */
const swapped = (name: string, one: string, other: string): Fault => ({
  name,
  file: 'Calendar.ts',
  patches: [
    [`  ${one}: ${place(one)},`, `  ${one}: ${place(other)},`],
    [`  ${other}: ${place(other)},`, `  ${other}: ${place(one)},`],
  ],
})

/** Faults in the order of equal times, in the rounding of times, in chance and in the times of events. */
export const FAULTS_OF_TIME: readonly Fault[] = [
  {
    name: 'tie order reversed',
    file: 'Calendar.ts',
    patches: ORDER.map((kind, at) => [`  ${kind}: ${at},`, `  ${kind}: ${ORDER.length - 1 - at},`] as const),
  },
  swapped('ticks before timeouts at equal times', 'timeout', 'tick'),
  swapped('arrivals before events at equal times', 'happen', 'arrive'),
  swapped('timeouts before responses at equal times', 'response', 'timeout'),
  swapped('ends of holds before events at equal times', 'happen', 'hold'),
  swapped('deliveries before ticks and forged calls at equal times', 'forge', 'due'),
  {
    name: 'milliseconds cut off instead of rounded',
    file: 'microseconds.ts',
    patches: [['return Math.floor(ms * 1000 + 0.5)', 'return Math.floor(ms * 1000)']],
  },
  {
    name: 'draws shared between lanes',
    file: 'chance.ts',
    patches: [[`hashOf(\`\${purpose} \${laneId}\`)`, `hashOf(\`\${purpose}\${laneId.slice(0, 0)}\`)`]],
  },
  {
    name: 'a change of rate that forgets how much of the gap is gone',
    file: 'Arrivals.ts',
    patches: [['this.#restUs = this.#nextAtUs - this.#world.nowUs', 'this.#restUs = this.#restUs + 1000']],
  },
  {
    name: 'a burst under way whose spacing changes',
    file: 'Arrivals.ts',
    patches: [['this.#bursts.get(SPACING, burst)', 'this.#settings.spacingUs']],
  },
  {
    name: 'an outage that still covers its last instant',
    file: 'settings.ts',
    patches: [['atUs < closing.toUs', 'atUs <= closing.toUs']],
  },
]
