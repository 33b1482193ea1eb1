import { meanAttempts } from './meanAttempts.ts'

/** What becomes of an event whose calls and answers are lost independently, on average. */
export interface LossyRetries {
  attempts: number
  /** Share of the events for which no attempt is acknowledged. */
  givenUpShare: number
  /** Share of the events of which no call arrives. */
  neverReceivedShare: number
  /** Calls that arrive, per event. */
  copies: number
  /** Calls that arrive after the first, per event. */
  duplicates: number
}

/**
 * Attempts and copies of an event whose calls are lost with one chance and whose answers with another.
 *
 * Source: R1 and R2 for attempts that succeed with s = (1 - call loss)(1 - answer loss), and Wald's identity for
 * the copies: (1 - call loss) x attempts. Units: none. Assumes independent losses, a receiver that always answers in time, and
 * at most `most` attempts. Valid for chances from 0 to 1.
 */
export function lossyRetries(callLoss: number, answerLoss: number, most: number): LossyRetries {
  const failChance = 1 - (1 - callLoss) * (1 - answerLoss)
  const attempts = meanAttempts(failChance, most)
  const neverReceivedShare = callLoss ** most
  const copies = (1 - callLoss) * attempts
  return {
    attempts,
    givenUpShare: failChance ** most,
    neverReceivedShare,
    copies,
    duplicates: copies - (1 - neverReceivedShare),
  }
}
