import { Column } from './Column.ts'

/** What a webhook lane knows about each event: its deliveries, whether it is known, its effects and its claim. */
export class Deliveries {
  readonly #tries = new Column('u32', 0)
  readonly #isGivenUp = new Column('u8', 0)
  readonly #isKnown = new Column('u8', 0)
  readonly #effects = new Column('u32', 0)
  readonly #claimedAt = new Column('f64', -1)

  /** Counts an attempt and returns its number. */
  addAttempt(event: number): number {
    const attempt = this.#tries.get(event) + 1
    this.#tries.set(event, attempt)
    return attempt
  }

  giveUp(event: number): void {
    this.#isGivenUp.set(event, 1)
  }

  isKnown(event: number): boolean {
    return this.#isKnown.get(event) === 1
  }

  isLost(event: number): boolean {
    return this.#isGivenUp.get(event) === 1 && !this.isKnown(event)
  }

  becomeKnown(event: number): void {
    this.#isKnown.set(event, 1)
  }

  /** Counts an effect and returns how many there are now. */
  addEffect(event: number): number {
    const effects = this.#effects.get(event) + 1
    this.#effects.set(event, effects)
    return effects
  }

  /** When the event's id was claimed, in microseconds, -1 if it never was. */
  claimedAtUs(event: number): number {
    return this.#claimedAt.get(event)
  }

  claim(event: number, atUs: number): void {
    this.#claimedAt.set(event, atUs)
  }
}
