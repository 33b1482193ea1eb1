import { create } from 'zustand'
import { keep, recall } from './storage.ts'

export type Theme = 'auto' | 'light' | 'dark'

interface Preferences {
  theme: Theme
  /** Whether single letters are shortcuts. */
  hasLetterKeys: boolean
}

const kept = recall('theme')

/** What the reader prefers, kept in the browser where that is allowed. */
export const usePreferences = create<Preferences>(() => ({
  theme: kept === 'light' || kept === 'dark' ? kept : 'auto',
  hasLetterKeys: recall('letter-keys') !== 'off',
}))

/** Takes a theme on; `isKept` is false for one that the address of the page asks for. */
export function setTheme(theme: Theme, isKept = true): void {
  usePreferences.setState({ theme })
  if (isKept) keep('theme', theme)
}

/** Switches single letters as shortcuts on or off. */
export function setLetterKeys(hasLetterKeys: boolean): void {
  usePreferences.setState({ hasLetterKeys })
  keep('letter-keys', hasLetterKeys ? 'on' : 'off')
}
