import type { CompleteScenario } from './referenceTypes.ts'

/** How a polling client decides when to ask. */
export type AskingPlan = {
  start(): void
  settled(kind: 'useful' | 'empty' | 'other'): void
  /** The client is asked by hand and sends. */
  askedByHand(): void
  outageEnded(): void
  changed(before: CompleteScenario): void
}

/** What a polling client lets its plan see and do. */
export type Client = {
  canSend(): boolean
  isUnsettled(): boolean
  waitsUntilUs(): number
  send(): void
  skip(): void
}
