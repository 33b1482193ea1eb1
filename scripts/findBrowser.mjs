import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { cacheFolder } from './rootFolder.mjs'

/** Where ensureBrowser writes the path of a browser that it unpacked itself. */
export const unpackedBrowserNote = join(cacheFolder, 'browser-path')

const NAMES = ['chromium-headless-shell', 'chromium', 'google-chrome']

const PLAYWRIGHT_PATHS = [
  'chrome-headless-shell-linux64/chrome-headless-shell',
  'chrome-headless-shell-linux/headless_shell',
  'chrome-linux/headless_shell',
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  'chrome-headless-shell-mac-arm64/chrome-headless-shell',
  'chrome-headless-shell-mac-x64/chrome-headless-shell',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-headless-shell-win64/chrome-headless-shell.exe',
  'chrome-win64/chrome.exe',
  'chrome-win/chrome.exe',
]

/** @returns {string[]} the folders in which Playwright keeps its browsers on the three systems */
function playwrightFolders() {
  const own = process.env['PLAYWRIGHT_BROWSERS_PATH']
  if (own && own !== '0') return [own]
  return [
    join(homedir(), '.cache', 'ms-playwright'),
    join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    join(homedir(), 'AppData', 'Local', 'ms-playwright'),
  ]
}

/** @param {string} name @returns {number} */
const revisionOf = (name) => Number(name.split('-').at(-1))

/** @returns {string[]} Playwright's own browsers, the newest first, the headless shell before the whole browser */
function playwrightBrowsers() {
  return playwrightFolders()
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => /^chromium(_headless_shell)?-\d+$/.test(name))
        .sort((a, b) => revisionOf(b) - revisionOf(a) || b.length - a.length)
        .flatMap((name) => PLAYWRIGHT_PATHS.map((path) => join(folder, name, path))),
    )
}

/** @returns {string[]} */
function browsersOnPath() {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** @returns {string[]} */
function unpackedBrowsers() {
  return existsSync(unpackedBrowserNote) ? [readFileSync(unpackedBrowserNote, 'utf8').trim()] : []
}

/**
 * The path of a Chromium on this machine, or nothing. It looks at `$CHROMIUM_PATH`, at Playwright's own browsers, on
 * the path, and last at a browser that an earlier `npm test` unpacked.
 *
 * @returns {string | undefined}
 */
export function findBrowser() {
  const named = process.env['CHROMIUM_PATH']
  const places = [
    ...(named ? [named] : []),
    ...playwrightBrowsers(),
    ...browsersOnPath(),
    ...unpackedBrowsers(),
  ]
  return places.find((path) => existsSync(path))
}
