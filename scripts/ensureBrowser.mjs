import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findBrowser, unpackedBrowserNote } from './findBrowser.mjs'
import { isMain } from './isMain.mjs'
import { cacheFolder, rootFolder } from './rootFolder.mjs'

const SHELL = 'chromium-headless-shell'
const UNPACKED = '@sparticuz/chromium@143.0.4'

/** What to do where no way of installing a browser works. */
const ADVICE = 'No browser for the tests: install Chromium or Google Chrome, or set CHROMIUM_PATH to one.'

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {boolean} whether the command ran and succeeded
 */
function runs(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: rootFolder,
    // What an installer says on its way to failing would bury the one sentence that helps.
    stdio: process.env['DEBUG'] ? ['ignore', 2, 2] : 'ignore',
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return status === 0
}

function isRootWithApt() {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0
}

function installByApt() {
  if (!isRootWithApt()) return false
  runs('apt-get', ['update', '-qq'])
  return runs('apt-get', ['install', '-y', '-qq', '--no-install-recommends', SHELL])
}

function installByPlaywright() {
  return runs('npx', ['--no-install', 'playwright', 'install', SHELL])
}

/** Unpacks the Chromium that an npm package ships. It runs on Linux x64 only. */
async function unpackFromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return false
  const folder = join(cacheFolder, 'chromium')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  if (!runs('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', UNPACKED])) return false
  try {
    const entry = createRequire(join(folder, 'package.json')).resolve('@sparticuz/chromium')
    const { default: chromium } = await import(pathToFileURL(entry).href)
    mkdirSync(dirname(unpackedBrowserNote), { recursive: true })
    writeFileSync(unpackedBrowserNote, await chromium.executablePath())
    return true
  } catch {
    return false
  }
}

/** @type {[string, () => boolean | Promise<boolean>][]} */
const WAYS = [
  ['apt-get', installByApt],
  ['Playwright', installByPlaywright],
  ['npm', unpackFromNpm],
]

/**
 * The path of a Chromium, which is installed first where there is none. Speaks on standard error.
 *
 * @returns {Promise<string | undefined>} nothing where no way of installing works; the advice has then been printed
 */
export async function ensureBrowser() {
  const present = findBrowser()
  if (present) return present
  for (const [way, install] of WAYS) {
    console.error(`Installing a browser for the tests by ${way} …`)
    const found = (await install()) ? findBrowser() : undefined
    if (found) return found
  }
  console.error(ADVICE)
  return undefined
}

if (isMain(import.meta.url) && !(await ensureBrowser())) process.exitCode = 1
