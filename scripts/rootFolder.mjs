import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The nearest folder above `start` that holds the lock file. A bundled copy of a script lies in node_modules/.cache,
 * so a fixed number of steps upwards would not do.
 *
 * @param {string} start
 * @returns {string}
 */
function folderWithLock(start) {
  if (existsSync(join(start, 'package-lock.json'))) return start
  const parent = dirname(start)
  if (parent === start) throw new Error('rootFolder must lie above this script, got none.')
  return folderWithLock(parent)
}

/** The folder of this repository. */
export const rootFolder = folderWithLock(dirname(fileURLToPath(import.meta.url)))

/** Where the scripts keep what can be made again. */
export const cacheFolder = join(rootFolder, 'node_modules', '.cache', 'shoulder-tap')
