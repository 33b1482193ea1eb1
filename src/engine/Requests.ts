import { Ring } from './Ring.ts'

/** Columns of every request under way; a kind of lane adds its own from `free` on. */
export const REQUEST = { isSettled: 0, isOver: 1, leg: 2, free: 3 } as const

/** Where the message of a request is: on no wire, on its way out, or on its way back. */
export const LEG = { none: 0, out: 1, back: 2 } as const

/**
 * The requests of a lane that are under way, by their number in the lane. One is forgotten when its sender has settled it
 * and nothing of it is on its way or being worked on any more.
 */
export class Requests extends Ring {
  /** Rows with `ownColumns` numbers beyond the shared ones. */
  constructor(ownColumns: number) {
    super(REQUEST.free + ownColumns)
  }

  isSettled(request: number): boolean {
    return this.get(REQUEST.isSettled, request) === 1
  }

  /** Whether the sender of the request still waits for its answer. */
  isAwaited(request: number): boolean {
    return this.isOpen(request) && !this.isSettled(request)
  }

  /** Whether the message of the request is on its way (out or back). */
  isOn(leg: number, request: number): boolean {
    return this.isOpen(request) && this.get(REQUEST.leg, request) === leg
  }

  /** Puts the message of the request on a wire, or takes it off (`LEG.none`). */
  move(request: number, leg: number): void {
    this.set(REQUEST.leg, request, leg)
  }

  /** Its sender waits for it no more. */
  settle(request: number): void {
    if (this.get(REQUEST.isOver, request) === 1) this.close(request)
    else this.set(REQUEST.isSettled, request, 1)
  }

  /** Nothing of it is under way any more. */
  end(request: number): void {
    this.set(REQUEST.leg, request, LEG.none)
    if (this.isSettled(request)) this.close(request)
    else this.set(REQUEST.isOver, request, 1)
  }
}
