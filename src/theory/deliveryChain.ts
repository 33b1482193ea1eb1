/** How the attempts of one delivery can fail. All chances are independent from attempt to attempt. */
export interface AttemptRisks {
  /** Chance that one message is lost. */
  loss: number
  /** Chance that the answer to the first call that arrives does not come, or comes too late. */
  firstAnswerFails: number
  /** The same for the answer to a call that arrives later. */
  laterAnswerFails: number
}

/** Chances that one attempt is made. */
export interface AttemptChance {
  /** Made, and no call has arrived before. */
  fresh: number
  /** Made, although a call has arrived before. */
  repeated: number
}

/**
 * The chances that attempts 1, 2, … of a delivery are made, with at most `most` attempts.
 *
 * Source: a Markov chain of two states (no call has arrived yet, one has); with equal chances of failure it is R1 and R2, and
 * `lossyRetries`. Units: none. Assumes independent losses. Valid for chances from 0 to 1.
 */
export function deliveryChain(risks: AttemptRisks, most: number): readonly AttemptChance[] {
  const { loss, firstAnswerFails, laterAnswerFails } = risks
  const chances: AttemptChance[] = []
  let [fresh, repeated] = [1, 0]
  for (let attempt = 0; attempt < most; attempt += 1) {
    chances.push({ fresh, repeated })
    repeated = fresh * (1 - loss) * firstAnswerFails + repeated * (loss + (1 - loss) * laterAnswerFails)
    fresh *= loss
  }
  return chances
}

/** What becomes of a delivery that is over, on average. */
export interface DeliveryOutcome {
  attempts: number
  failed: number
  /** Share of the events of which no call arrives. */
  lostShare: number
  /** Calls that arrive after the first. */
  repeats: number
}

/** Adds a chain up. Units and assumptions as {@link deliveryChain}. */
export function deliveryOutcome(
  { loss, firstAnswerFails, laterAnswerFails }: AttemptRisks,
  chain: readonly AttemptChance[],
): DeliveryOutcome {
  const outcome = { attempts: 0, failed: 0, lostShare: loss ** chain.length, repeats: 0 }
  for (const { fresh, repeated } of chain) {
    outcome.attempts += fresh + repeated
    outcome.failed += fresh * (loss + (1 - loss) * firstAnswerFails)
    outcome.failed += repeated * (loss + (1 - loss) * laterAnswerFails)
    outcome.repeats += repeated * (1 - loss)
  }
  return outcome
}
