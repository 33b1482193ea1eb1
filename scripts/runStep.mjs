import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, rootFolder } from './rootFolder.mjs'

/** @typedef {{ name: string, command: string[], counts?: () => import('./testCounts.mjs').Counts }} Step */

const MOST_OUTPUT_BYTES = 64 * 1024 * 1024

/**
 * Runs one step of `npm test`, prints one line about it, and its whole output before that line if it failed.
 *
 * @param {Step} step
 * @returns {{ isOk: boolean, passed: number, failed: number }}
 */
export function runStep({ name, command: [program = '', ...args], counts }) {
  // A report left over from the last run would be counted if the runner broke before writing its own.
  rmSync(join(cacheFolder, `${name}.json`), { force: true })
  const startedMs = Date.now()
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: rootFolder,
    encoding: 'utf8',
    maxBuffer: MOST_OUTPUT_BYTES,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  })
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1)
  const { passed, failed } = counts ? counts() : { passed: 0, failed: 0 }
  const isOk = status === 0
  if (!isOk) process.stdout.write(`\n${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}\n`)
  const tests = counts ? `, ${passed + failed} tests, ${failed} failed` : ''
  console.log(`${name.padEnd(10)} ${isOk ? 'ok' : 'FAILED'} in ${seconds} s${tests}`)
  return { isOk, passed, failed: isOk || failed > 0 || !counts ? failed : 1 }
}
