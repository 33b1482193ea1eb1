import { useEffect } from 'react'
import { usePreferences } from '../state/preferences.ts'
import { useMedia } from './useMedia.ts'

/** Puts the chosen theme on the document; returns the one in use, chosen or the device's. */
export function useTheme(): 'light' | 'dark' {
  const theme = usePreferences((preferences) => preferences.theme)
  const isDeviceDark = useMedia('(prefers-color-scheme: dark)')
  useEffect(() => {
    if (theme === 'auto') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])
  if (theme !== 'auto') return theme
  return isDeviceDark ? 'dark' : 'light'
}
