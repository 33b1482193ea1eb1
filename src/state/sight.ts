import { create } from 'zustand'
import type { Moment } from '../engine/momentAt.ts'
import type { Records } from '../engine/Records.ts'
import type { Scenario } from '../engine/Scenario.ts'
import type { Tally } from '../engine/Tally.ts'

/** What every picture looks at: a run and the moment of it that is shown. A new object whenever either changes. */
export interface Sight {
  /** The run as it was opened, with the interventions made so far. */
  scenario: Scenario
  /** The scenario as it holds at the moment shown: every change before it applied. Sliders show its values. */
  settings: Scenario
  records: Records
  moment: Moment
  /** How the run stood at some remembered instant before a time that the records do not tell of any more. */
  tallyBefore: (atUs: number) => Tally | undefined
  /** How far the records tell the run: less than the frontier where an older part of a long run is told again. */
  toldUs: number
  /** How far the run has been simulated; the moment may lie before it when the reader has scrubbed back. */
  frontierUs: number
  /** Grows when the past changes: a run is opened, restarted or forked. */
  branch: number
}

interface SightStore {
  sight: Sight
}

const none = () => ({ sight: undefined as unknown as Sight })

/** What is drawn, a new sight each frame, and what is said of it, which lags a few frames behind a playing clock. */
const drawn = create<SightStore>(none)
const said = create<SightStore>(none)

/** Puts a sight in place; words and figures follow at once, or with the next `saySight`. */
export function putSight(sight: Sight, isSaid: boolean): void {
  drawn.setState({ sight })
  if (isSaid) said.setState({ sight })
}

/** Lets words and figures catch up with what is drawn. */
export function saySight(): void {
  const { sight } = drawn.getState()
  if (said.getState().sight !== sight) said.setState({ sight })
}

/** The run and moment shown now. */
export function currentSight(): Sight {
  return drawn.getState().sight
}

/** Calls `listen` with every new sight, for pictures that draw by hand; returns the way to stop it. */
export function onSight(listen: (sight: Sight) => void): () => void {
  return drawn.subscribe(({ sight }) => listen(sight))
}

/**
 * Reads something from the sight in a component, which renders again when the value read is another: at once while the
 * clock stands, some ten times a second while it goes, for nobody reads figures that change sixty times a second.
 */
export function useSight<T>(select: (sight: Sight) => T): T {
  return said((state) => select(state.sight))
}
