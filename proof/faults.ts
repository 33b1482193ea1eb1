/** A fault to plant into a copy of the engine: in a file, texts that stand there once, and what to put for each. */
export interface Fault {
  name: string
  file: string
  patches: readonly (readonly [text: string, instead: string])[]
}

/** Faults that somebody might make, each of which a comparison with the reference must notice. */
export const FAULTS: readonly Fault[] = [
  {
    name: 'ticks before timeouts at equal times',
    file: 'Calendar.ts',
    patches: [['timeout: 7,\n  tick: 8,', 'timeout: 8,\n  tick: 7,']],
  },
  {
    name: 'arrivals before events at equal times',
    file: 'Calendar.ts',
    patches: [['happen: 2,\n  arrive: 3,', 'happen: 3,\n  arrive: 2,']],
  },
  {
    name: 'timeouts before responses at equal times',
    file: 'Calendar.ts',
    patches: [['response: 6,\n  timeout: 7,', 'response: 7,\n  timeout: 6,']],
  },
  {
    name: 'a retry counted from the sending of the failed attempt',
    file: 'WebhookSender.ts',
    patches: [
      [
        'const retryAtUs = delayUs < 0 ? -1 : nowUs + delayUs',
        'const retryAtUs = delayUs < 0 ? -1 : Math.max(nowUs, nowUs + delayUs - this.#settings.timeoutUs)',
      ],
    ],
  },
  {
    name: 'the cursor moved by an answer that is lost',
    file: 'PollingClient.ts',
    patches: [
      [
        'if (isLost) this.#end(request)\n    else calendar.plan(backAtUs',
        'if (isLost) this.#cursor += found\n    if (isLost) this.#end(request)\n    else calendar.plan(backAtUs',
      ],
    ],
  },
  {
    name: 'an answer to a poll counted after its timeout',
    file: 'PollingClient.ts',
    patches: [['if (!isAwaited) return\n', 'if (!isAwaited && this.#unsettled !== 0) return\n']],
  },
  {
    name: 'an answer to an attempt counted after its timeout',
    file: 'WebhookSender.ts',
    patches: [['const isAwaited = !this.#attempts.isSettled(request)', 'const isAwaited = true']],
  },
  {
    name: 'a claim renewed by a duplicate',
    file: 'WebhookReceiver.ts',
    patches: [
      [
        'if (verdict === HUNG)',
        'if (verdict === DUPLICATE) this.#deliveries.claim(event, this.#world.nowUs)\n    if (verdict === HUNG)',
      ],
    ],
  },
  {
    name: 'a claim that ends one microsecond early',
    file: 'WebhookReceiver.ts',
    patches: [['this.#world.nowUs - claimedAtUs <= ttlUs', 'this.#world.nowUs - claimedAtUs < ttlUs']],
  },
  {
    name: 'a timeout of an attempt one microsecond early',
    file: 'WebhookSender.ts',
    patches: [['nowUs + this.#settings.timeoutUs', 'nowUs + this.#settings.timeoutUs - 1']],
  },
  {
    name: 'a timeout of a poll one microsecond late',
    file: 'PollingClient.ts',
    patches: [['nowUs + this.#settings.timeoutUs', 'nowUs + this.#settings.timeoutUs + 1']],
  },
  {
    name: 'a queue with one place too many',
    file: 'WebhookReceiver.ts',
    patches: [['this.#handler.waiting >= queueLimit', 'this.#handler.waiting > queueLimit']],
  },
  {
    name: 'a full queue that refuses while a worker is free',
    file: 'WebhookReceiver.ts',
    patches: [['this.#handler.isBusy && this.#handler.waiting', 'this.#handler.waiting']],
  },
  {
    name: 'a skipped tick made up for a millisecond later',
    file: 'PollingClient.ts',
    patches: [
      [
        'if (this.#ticks.fall(number, mayAsk) && mayAsk) this.#ask()',
        'if (!this.#ticks.fall(number, mayAsk)) return\n    if (mayAsk) this.#ask()\n    else this.#world.calendar.plan(this.#world.nowUs + 1000, ENTRY.due, this.#lane, 1)',
      ],
      ['deliveryDue(): void {}', 'deliveryDue(): void {\n    if (this.#mayAsk) this.#ask()\n  }'],
    ],
  },
  {
    name: 'ticks that drift by a microsecond each',
    file: 'Ticks.ts',
    patches: [['this.#plannedUs = atUs\n    const delayUs', 'this.#plannedUs = atUs + 1\n    const delayUs']],
  },
  {
    name: 'retry jitter applied twice',
    file: 'WebhookSender.ts',
    patches: [['- 1) * retryJitter))', '- 1) * retryJitter * 2))']],
  },
  {
    name: 'an outage that still covers its last instant',
    file: 'settings.ts',
    patches: [['atUs < closing.toUs', 'atUs <= closing.toUs']],
  },
  {
    name: 'a hanging receiver that refuses',
    file: 'WebhookReceiver.ts',
    patches: [['return closing.hangs ? HUNG : REFUSED', 'return REFUSED']],
  },
  {
    name: 'a page one event too large',
    file: 'PollingClient.ts',
    patches: [
      [
        'const found = above < pageSize ? above : pageSize',
        'const found = above < pageSize + 1 ? above : pageSize + 1',
      ],
    ],
  },
  {
    name: 'no further page asked for',
    file: 'PollingClient.ts',
    patches: [['if (hasMore) this.#ask()', 'if (hasMore && false) this.#ask()']],
  },
  {
    name: 'a change of rate that forgets how much of the gap is gone',
    file: 'Arrivals.ts',
    patches: [['this.#restUs = this.#nextAtUs - this.#world.nowUs', 'this.#restUs = this.#restUs + 1000']],
  },
  {
    name: 'a service time drawn by event instead of by job',
    file: 'Handler.ts',
    patches: [
      ['durationUs(this.#settings.service, job)', 'durationUs(this.#settings.service, this.eventOf(job))'],
    ],
  },
  {
    name: 'one worker too many',
    file: 'Handler.ts',
    patches: [['return this.#busy >= this.#settings.workers', 'return this.#busy > this.#settings.workers']],
  },
  {
    name: 'a delivery given up one retry early',
    file: 'WebhookSender.ts',
    patches: [['delaysUs[attempt - 1]', 'delaysUs[attempt]']],
  },
  {
    name: 'milliseconds cut off instead of rounded',
    file: 'microseconds.ts',
    patches: [['return Math.floor(ms * 1000 + 0.5)', 'return Math.floor(ms * 1000)']],
  },
  {
    name: 'an unheard acceptance counted as wasted',
    file: 'foldRow.ts',
    patches: [['if (detail >= LATE) lane.wasted--', '']],
  },
]
