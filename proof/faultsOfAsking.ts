import type { Fault } from './Fault.ts'

/** Faults in polling and long polling. */
export const FAULTS_OF_ASKING: readonly Fault[] = [
  {
    name: 'cursor moved at sending',
    file: 'AskingClient.ts',
    patches: [
      [
        'requests.set(POLL.cursor, request, this.#cursor)',
        'requests.set(POLL.cursor, request, this.#cursor)\n    this.#cursor = this.station.world.eventCount',
      ],
    ],
  },
  {
    name: 'the cursor moved by an answer that nobody waits for',
    file: 'AskingClient.ts',
    patches: [
      [
        'if (request !== this.#unsettled) return',
        'if (request !== this.#unsettled) this.#cursor += requests.get(POLL.found, request)\n    if (request !== this.#unsettled) return',
      ],
    ],
  },
  {
    name: 'an answer to a poll counted after its timeout',
    file: 'AskingClient.ts',
    patches: [['if (request !== this.#unsettled) return', 'if (this.#unsettled === 0) return']],
  },
  {
    name: 'a timeout of a poll one microsecond late',
    file: 'AskingClient.ts',
    patches: [
      [
        'this.#waitsUntilUs = world.nowUs + settings.timeoutUs',
        'this.#waitsUntilUs = world.nowUs + settings.timeoutUs + 1',
      ],
    ],
  },
  {
    name: 'a client that does not wait for the end of a window',
    file: 'AskingClient.ts',
    patches: [['this.#limitedUntilUs <= this.station', '0 <= this.station']],
  },
  {
    name: 'skipped ticks queued',
    file: 'PollingClient.ts',
    patches: [
      ['readonly #ticks: Ticks\n', 'readonly #ticks: Ticks\n  #owed = 0\n'],
      ['ticks.fall(mayAsk)', 'ticks.fall(mayAsk)\n    if (!mayAsk) this.#owed++'],
      [
        'if (hasMore) this.ask()',
        'if (hasMore) this.ask()\n    else if (this.#owed > 0 && this.mayAsk) {\n      this.#owed--\n      this.ask()\n    }',
      ],
    ],
  },
  {
    name: 'no further page asked for',
    file: 'PollingClient.ts',
    patches: [['if (hasMore) this.ask()', 'if (hasMore && false) this.ask()']],
  },
  {
    name: 'a page one event too large',
    file: 'PollSource.ts',
    patches: [['above < pageSize ? above : pageSize', 'above <= pageSize ? above : pageSize + 1']],
  },
  {
    name: 'a page of the size that holds when the answer leaves',
    file: 'HoldingSource.ts',
    patches: [['requests.get(PAGE_SIZE, request)', 'station.settings.pageSize']],
  },
  {
    name: 'jitter applied twice',
    file: 'Ticks.ts',
    patches: [['atUs + this.#delayUs(this.#count)', 'atUs + 2 * this.#delayUs(this.#count)']],
  },
  {
    name: 'ticks that are counted from the delay of the last one',
    file: 'Ticks.ts',
    patches: [['const nextUs = this.#plannedUs + this', 'const nextUs = this.#fallsAtUs + this']],
  },
  {
    name: 'an adaptive interval that grows after timeouts',
    file: 'Ticks.ts',
    patches: [['else if (outcome === EMPTY) {', 'else {']],
  },
  {
    name: 'an adaptive interval beyond its limit',
    file: 'Ticks.ts',
    patches: [['adaptive.factor), adaptive.maxUs)', 'adaptive.factor), adaptive.maxUs + 1)']],
  },
  {
    name: 'an adaptive interval that stays long after news',
    file: 'Ticks.ts',
    patches: [
      [
        'if (outcome === USEFUL) this.#intervalUs = intervalUs',
        'if (outcome === USEFUL) this.#intervalUs += 0',
      ],
    ],
  },
  {
    name: 'adaptive ticks that fall while a request is unsettled',
    file: 'Ticks.ts',
    patches: [['if (isSent && this.#station', 'if (!isSent && this.#station']],
  },
  {
    name: 'a rate limit that serves one request too many',
    file: 'RateLimit.ts',
    patches: [['this.#served >= limit.requests', 'this.#served > limit.requests']],
  },
  {
    name: 'a window that still holds at its end',
    file: 'RateLimit.ts',
    patches: [['|| nowUs >= endsAtUs', '|| nowUs > endsAtUs']],
  },
  {
    name: 'a window of a rate limit that forgets what it served when the limit is changed',
    file: 'RateLimit.ts',
    patches: [['if (now === null || isOver)', 'if (now !== before || isOver)']],
  },
  {
    name: 'a hold that is counted from the answer',
    file: 'HoldingSource.ts',
    patches: [['world.nowUs + settings.holdUs', 'world.nowUs + settings.holdUs - settings.sourceUs']],
  },
  {
    name: 'a held request that is answered with the news at the end of its hold only',
    file: 'HoldingSource.ts',
    patches: [['while (held.length > 0) {\n', 'while (held.length > 1000) {\n']],
  },
  {
    name: 'a gap that is not kept',
    file: 'LongPollingClient.ts',
    patches: [['world.nowUs + settings.gapUs', 'world.nowUs']],
  },
  {
    name: 'a long poll that leaves in an outage',
    file: 'LongPollingClient.ts',
    patches: [['if (fromUs <= openUs && openUs < toUs)', 'if (fromUs < openUs && openUs < toUs - 1)']],
  },
]
