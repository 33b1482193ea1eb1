import { create } from 'zustand'

interface Selection {
  /** Number of the chosen event, 0 when none is. */
  event: number
}

/** Which event the reader has chosen: one choice for all pictures. */
export const useSelection = create<Selection>(() => ({ event: 0 }))

/** Chooses the event in every picture; 0 lets go. */
export function chooseEvent(event: number): void {
  useSelection.setState({ event })
}
