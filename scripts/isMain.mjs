import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Says whether the module at `url` is the one that was started from the command line.
 *
 * @param {string} url the `import.meta.url` of the module that asks
 * @returns {boolean}
 */
export function isMain(url) {
  const started = process.argv[1]
  return started !== undefined && realpathSync(started) === fileURLToPath(url)
}
