import { join } from 'node:path'
import { newestChangeMs } from './newestChangeMs.mjs'
import { rootFolder } from './rootFolder.mjs'

const SOURCES = ['src', 'public', 'index.html', 'lab', 'embed', 'vite.config.ts', 'package-lock.json']

/** The folder that the build writes. */
export const siteFolder = join(rootFolder, 'dist')

/** @returns {boolean} */
function isBuilt() {
  const builtMs = newestChangeMs(join(siteFolder, 'index.html'))
  return SOURCES.every((name) => newestChangeMs(join(rootFolder, name)) <= builtMs)
}

/** Builds the site unless it is newer than everything it is made of. Packages must be installed. */
export async function buildSite() {
  if (isBuilt()) return
  console.error('Building …')
  const { build } = await import('vite')
  await build({ root: rootFolder, logLevel: 'warn' })
}
