import { useEffect, useSyncExternalStore } from 'react'
import { usePreferences } from '../state/preferences.ts'

const DARK = '(prefers-color-scheme: dark)'

function onDeviceChange(listen: () => void): () => void {
  const query = matchMedia(DARK)
  query.addEventListener('change', listen)
  return () => query.removeEventListener('change', listen)
}

/** Puts the chosen theme on the document; returns the one in use, chosen or the device's. */
export function useTheme(): 'light' | 'dark' {
  const theme = usePreferences((preferences) => preferences.theme)
  const isDeviceDark = useSyncExternalStore(onDeviceChange, () => matchMedia(DARK).matches)
  useEffect(() => {
    if (theme === 'auto') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])
  if (theme !== 'auto') return theme
  return isDeviceDark ? 'dark' : 'light'
}
