import { create } from 'zustand'
import type { Moment } from '../engine/momentAt.ts'
import type { Records } from '../engine/Records.ts'
import type { Scenario } from '../engine/Scenario.ts'

/** What every picture looks at: a run and the moment of it that is shown. A new object whenever either changes. */
export interface Sight {
  /** The run as it was opened, with the interventions made so far. */
  scenario: Scenario
  /** The scenario as it holds at the moment shown: every change before it applied. Sliders show its values. */
  settings: Scenario
  records: Records
  moment: Moment
  /** How far the run has been simulated; the moment may lie before it when the reader has scrubbed back. */
  frontierUs: number
  /** Grows when the past changes: a run is opened, restarted or forked. */
  branch: number
}

interface SightStore {
  sight: Sight
}

/** Holds the sight. Written by run.ts alone, at most once a frame. */
export const sightStore = create<SightStore>(() => ({ sight: undefined as unknown as Sight }))

/** The run and moment shown now. */
export function currentSight(): Sight {
  return sightStore.getState().sight
}

/** Calls `listen` with every new sight, for pictures that draw by hand; returns the way to stop it. */
export function onSight(listen: (sight: Sight) => void): () => void {
  return sightStore.subscribe(({ sight }) => listen(sight))
}

/** Reads something from the sight in a component, which renders again when the value read is another. */
export function useSight<T>(select: (sight: Sight) => T): T {
  return sightStore((state) => select(state.sight))
}
