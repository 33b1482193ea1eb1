import type { Fault } from './Fault.ts'

/** Faults in sending webhooks and in receiving them. */
export const FAULTS_OF_CALLING: readonly Fault[] = [
  {
    name: 'retry delay counted from sending',
    file: 'WebhookSender.ts',
    patches: [
      [
        'if (retryJitter === 0) return world.nowUs + delayUs',
        'if (retryJitter === 0) return Math.max(world.nowUs, world.nowUs + delayUs - settings.timeoutUs)',
      ],
    ],
  },
  {
    name: 'late response counted',
    file: 'WebhookSender.ts',
    patches: [['if (!this.#requests.isSettled(request)) this', 'if (this.#requests.isOpen(request)) this']],
  },
  {
    name: 'timeout one microsecond early',
    file: 'Wire.ts',
    patches: [['world.nowUs + settings.timeoutUs', 'world.nowUs + settings.timeoutUs - 1']],
  },
  {
    name: 'retry jitter applied twice',
    file: 'WebhookSender.ts',
    patches: [['- 1) * retryJitter', '- 1) * 2 * retryJitter']],
  },
  {
    name: 'a delivery given up one retry early',
    file: 'WebhookSender.ts',
    patches: [['failures >= delaysUs.length', 'failures + 1 >= delaysUs.length']],
  },
  {
    name: 'one call too many in flight',
    file: 'WebhookSender.ts',
    patches: [['while (this.#inFlight < this', 'while (this.#inFlight <= this']],
  },
  {
    name: 'a retry that passes those that wait',
    file: 'SendQueue.ts',
    patches: [
      [
        'this.#put(++this.#entered, ticket)',
        'this.#put(failuresOf(ticket) > 0 ? 0 : ++this.#entered, ticket)',
      ],
    ],
  },
  {
    name: 'an ordered lane in which redeliveries pass',
    file: 'SendQueue.ts',
    patches: [['|| failuresOf(ticket) > 0)', '|| indexOf(ticket) > 0 || failuresOf(ticket) > 0)']],
  },
  {
    name: 'an ordered lane that sends without waiting for lower numbers',
    file: 'SendQueue.ts',
    patches: [['firstAtUs === this.#deliveries.lowestOpen', 'firstAtUs >= this.#deliveries.lowestOpen']],
  },
  {
    name: 'an endpoint given up one failure late',
    file: 'WebhookSender.ts',
    patches: [['this.#failuresInARow >= this', 'this.#failuresInARow > this']],
  },
  {
    name: 'failures in a row over a success',
    file: 'WebhookSender.ts',
    patches: [['hasFailed ? this.#failuresInARow + 1 : 0', 'this.#failuresInARow + (hasFailed ? 1 : 0)']],
  },
  {
    name: 'an endpoint given up with its retries still to come',
    file: 'WebhookSender.ts',
    patches: [['this.#deliveries.giveUpWaiting()', '']],
  },
  {
    name: 'a redelivery with less than the whole schedule',
    file: 'Deliveries.ts',
    patches: [['return ticketOf(event, index)', 'return ticketOf(event, index) + 1']],
  },
  {
    name: 'a redelivery whose attempts are counted from one again',
    file: 'Deliveries.ts',
    patches: [
      [
        'this.#redeliveries.set(event, index)',
        'this.#redeliveries.set(event, index)\n    this.#attempts.set(event, 0)',
      ],
    ],
  },
  {
    name: 'a dropped message that arrives',
    file: 'Wire.ts',
    patches: [['isBack ? 1 : 0, 0)\n    this.#requests.end(request)', 'isBack ? 1 : 0, 0)']],
  },
  {
    name: 'an answer that cannot be dropped',
    file: 'Wire.ts',
    patches: [['&& !this.#requests.isOn(LEG.back, request)) return', ') return']],
  },
  {
    name: 'claim renewed by a duplicate',
    file: 'WebhookReceiver.ts',
    patches: [
      [
        'this.#claims.holds(event)) return DUPLICATE',
        'this.#claims.holds(event)) {\n      this.#claims.claim(event)\n      return DUPLICATE\n    }',
      ],
    ],
  },
  {
    name: 'a claim that ends one microsecond early',
    file: 'Claims.ts',
    patches: [[' <= settings.ttlUs', ' < settings.ttlUs']],
  },
  {
    name: 'queue limit off by one',
    file: 'WebhookReceiver.ts',
    patches: [['this.#handler.waiting >= queueLimit', 'this.#handler.waiting > queueLimit']],
  },
  {
    name: 'a full queue that refuses while a worker is free',
    file: 'WebhookReceiver.ts',
    patches: [['this.#handler.isBusy && this.#handler.waiting', 'this.#handler.waiting']],
  },
  {
    name: 'a hanging receiver that refuses',
    file: 'WebhookReceiver.ts',
    patches: [['closing.hangs ? HUNG : REFUSED', 'REFUSED']],
  },
  {
    name: 'a service time drawn by event instead of by job',
    file: 'Handler.ts',
    patches: [['durationUs(settings.service, job)', 'durationUs(settings.service, this.eventOf(job))']],
  },
  {
    name: 'one worker too many',
    file: 'Handler.ts',
    patches: [['this.#busy >= this', 'this.#busy > this']],
  },
  {
    name: 'an unheard acceptance counted as wasted',
    file: 'foldRow.ts',
    patches: [['COUNT.wasted, -1', 'COUNT.wasted, 0']],
  },
]
