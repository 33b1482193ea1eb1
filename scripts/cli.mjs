import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { newestChangeMs } from './newestChangeMs.mjs'
import { cacheFolder, rootFolder } from './rootFolder.mjs'

const [program, ...args] = process.argv.slice(2)
if (!program) throw new Error('program must be a name in src/cli or a path in this repository, got none.')

const entry = join(rootFolder, program.includes('/') ? program : `src/cli/${program}.ts`)
if (!existsSync(entry)) throw new Error(`program must be a name in src/cli or a path here, got ${program}.`)

const target = join(cacheFolder, `${program.replaceAll('/', '-').replace(/\.ts$/, '')}.mjs`)
const sources = ['src', 'bench', 'reality', 'scripts', 'package-lock.json']
const changedMs = Math.max(...sources.map((name) => newestChangeMs(join(rootFolder, name))))

if (newestChangeMs(target) < changedMs) {
  const { ensureInstalled } = await import('./ensureInstalled.mjs')
  ensureInstalled()
  const { bundle } = await import('./bundle.mjs')
  await bundle(entry, target)
}

// npm runs its scripts in the root folder; names of files are meant from where the reader stands.
const stoodIn = process.env['INIT_CWD']
const isRunByNpm = process.env['npm_lifecycle_script']?.includes('scripts/cli.mjs')
if (isRunByNpm && stoodIn && existsSync(stoodIn)) process.chdir(stoodIn)

process.argv = [process.execPath, target, ...args]
await import(pathToFileURL(target).href)
