import { create } from 'zustand'

interface Address {
  /** The fragment of the link to the run shown, as it was last kept; undefined if the run is too large for a link. */
  fragment: string | undefined
}

/** The link that the address of the page holds; it lags behind a playing clock by up to a second. */
export const useAddress = create<Address>(() => ({ fragment: undefined }))
