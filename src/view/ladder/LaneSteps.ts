import { Column } from '../../engine/Column.ts'
import { ColumnMaxima } from './ColumnMaxima.ts'
import { LowestFree } from './LowestFree.ts'
import { TimeList } from './TimeList.ts'

/** What the ladder looks up about one lane besides its records. */
export class LaneSteps {
  /** When requests turned out useful, and when wasted. */
  readonly usefulAt = new TimeList()
  readonly wastedAt = new TimeList()
  /** When waits ended: the event became known, or was lost. What is found again after a loss ends no wait. */
  readonly endedAt = new TimeList()
  /** When events were lost, each for the first time. */
  readonly lossesAt = new TimeList()
  readonly maxima = new ColumnMaxima()
  /** When an event was lost and when it could be learned of again, alternately. */
  readonly #turns = new Map<number, number[]>()
  /** Events that were given up and are not known, and how many deliveries of each go on. */
  readonly #givenUp = new Map<number, number>()
  readonly #steps = new Column('u32', 0)
  readonly #free = new LowestFree()
  #begun = 0

  /** The step of the event's waiting bar, from 0: the lowest that was free when the event happened. */
  stepOf(event: number): number {
    return this.#steps.get(event)
  }

  /** When the event was first given up and nobody else could bring it, infinite if it was not. */
  lostAtUs(event: number): number {
    return this.#turns.get(event)?.[0] ?? Number.POSITIVE_INFINITY
  }

  /** Whether the event was lost as things stood at `atUs`, provided that it was not known then. */
  isLostAt(event: number, atUs: number): boolean {
    const turns = this.#turns.get(event)
    return turns !== undefined && turns.filter((turnUs) => turnUs < atUs).length % 2 === 1
  }

  /** Enters the beginning of a wait. Events of which the trace no longer tells count as over. */
  began(event: number): void {
    while (++this.#begun < event) this.endedAt.push(0)
    this.#steps.set(event, this.#free.take())
  }

  /** Enters that the event became known. */
  known(event: number, atUs: number): void {
    this.#givenUp.delete(event)
    if (!this.#turns.has(event)) this.#ended(event, atUs)
  }

  /** Enters that a delivery of the event was given up, and whether it is lost now. */
  gaveUp(event: number, atUs: number, isLost: boolean): void {
    this.#givenUp.set(event, (this.#givenUp.get(event) ?? 1) - 1)
    if (isLost) this.#turn(event, atUs)
  }

  /** Enters that the event is delivered again, and whether it was lost until now. */
  redelivered(event: number, atUs: number, wasLost: boolean): void {
    const open = this.#givenUp.get(event)
    if (open !== undefined) this.#givenUp.set(event, open + 1)
    if (wasLost) this.#turn(event, atUs)
  }

  /** Enters that the lane begins, or ceases, to look around for what it has missed. */
  reconciling(isOn: boolean, atUs: number): void {
    for (const [event, open] of this.#givenUp) {
      const isLost = (this.#turns.get(event)?.length ?? 0) % 2 === 1
      if (isOn ? isLost : !isLost && open <= 0) this.#turn(event, atUs)
    }
  }

  #turn(event: number, atUs: number): void {
    const turns = this.#turns.get(event)
    if (turns) {
      turns.push(atUs)
      return
    }
    this.#turns.set(event, [atUs])
    this.lossesAt.push(atUs)
    this.#ended(event, atUs)
  }

  #ended(event: number, atUs: number): void {
    this.endedAt.push(atUs)
    this.#free.giveBack(this.stepOf(event))
  }
}
