import { spawn } from 'node:child_process'

/** @param {string} url @returns {[string, ...string[]] | undefined} the system's way to open an address */
function wayToOpen(url) {
  if (process.env['CI'] || process.env['BROWSER'] === 'none') return undefined
  if (process.platform === 'darwin') return ['open', url]
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '', url]
  const hasDisplay = process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']
  return hasDisplay ? ['xdg-open', url] : undefined
}

/**
 * Opens an address in the reader's browser where there is one and a display; does nothing elsewhere.
 *
 * @param {string} url
 */
export function openBrowser(url) {
  const way = wayToOpen(url)
  if (!way) return
  const [command, ...args] = way
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
