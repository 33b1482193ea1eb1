import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMain } from './isMain.mjs'
import { rootFolder } from './rootFolder.mjs'

/** @typedef {{ version?: string, optional?: boolean }} LockedPackage */

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/**
 * Says whether every package that the lock file names lies in node_modules in the version it names. Packages for
 * other systems may be missing. Times of files are not asked: a fresh checkout makes the lock file look new.
 *
 * @param {string} root
 * @returns {boolean}
 */
export function isInstalled(root) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = packagesOf(record)
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  )
}

/** Installs the packages of the lock file when they are missing or of another version. Speaks on standard error. */
export function ensureInstalled() {
  if (isInstalled(rootFolder)) return
  console.error('Installing the packages of package-lock.json …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: rootFolder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status === 0) return
  console.error('npm ci did not succeed: see its words above.')
  process.exit(1)
}

if (isMain(import.meta.url)) ensureInstalled()
