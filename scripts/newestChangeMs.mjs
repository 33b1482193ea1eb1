import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * When a file or folder, or anything in it, was last written, in milliseconds since 1970; 0 if it does not exist.
 * A folder's own time counts too, so that a file that went away is noticed.
 *
 * @param {string} path
 * @returns {number}
 */
export function newestChangeMs(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestChangeMs(join(path, name))),
    found.mtimeMs,
  )
}
