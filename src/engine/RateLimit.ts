import type { Carrier } from './Carrier.ts'
import type { RateLimitSettings } from './settings.ts'

const NONE = -1

/** What the source remembers of a rate limit: when the running window began and how many requests it served in it. */
export class RateLimit {
  #beganAtUs = NONE
  #served = 0

  /** Counts a request that arrives now if the limit lets it; otherwise returns the end of the window, else 0. */
  refusesUntilUs(limit: RateLimitSettings, nowUs: number): number {
    const endsAtUs = this.#beganAtUs + limit.perUs
    if (this.#beganAtUs === NONE || nowUs >= endsAtUs) {
      this.#beganAtUs = nowUs
      this.#served = 1
      return 0
    }
    if (this.#served >= limit.requests) return endsAtUs
    this.#served++
    return 0
  }

  /** The limit is `now` instead of `before`. A window that is over stays over, whatever its length would be now. */
  change(before: RateLimitSettings | null, now: RateLimitSettings | null, nowUs: number): void {
    const isOver = before === null || nowUs >= this.#beganAtUs + before.perUs
    if (now === null || isOver) this.#beganAtUs = NONE
  }

  carry(state: Carrier): void {
    this.#beganAtUs = state.number(this.#beganAtUs)
    this.#served = state.number(this.#served)
  }
}
