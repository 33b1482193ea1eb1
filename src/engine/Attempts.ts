import { Ring } from './Ring.ts'

/** The columns of an attempt under way. */
export const ATTEMPT = {
  event: 0,
  attempt: 1,
  status: 2,
  verdict: 3,
  isSettled: 4,
  isOver: 5,
} as const

/** The attempts of a webhook lane that are under way, shared by its two sides. */
export class Attempts extends Ring {
  constructor() {
    super(6)
  }

  /** Opens the next attempt. */
  open(event: number, attempt: number): number {
    const request = this.add()
    this.set(ATTEMPT.event, request, event)
    this.set(ATTEMPT.attempt, request, attempt)
    return request
  }

  isSettled(request: number): boolean {
    return this.get(ATTEMPT.isSettled, request) === 1
  }

  /** The sender waits for it no more. */
  settle(request: number): void {
    if (this.get(ATTEMPT.isOver, request) === 1) this.close(request)
    else this.set(ATTEMPT.isSettled, request, 1)
  }

  /** Nothing of it is under way any more. */
  end(request: number): void {
    if (this.isSettled(request)) this.close(request)
    else this.set(ATTEMPT.isOver, request, 1)
  }
}
