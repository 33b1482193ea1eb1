import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { rootFolder } from './rootFolder.mjs'

/**
 * Bundles a TypeScript program for Node into one file. Packages stay outside. The file appears whole or not at all,
 * so several may do this at the same time.
 *
 * @param {string} entry path of the program
 * @param {string} target path of the file to write
 */
export async function bundle(entry, target) {
  const startedAt = new Date()
  const { build } = await import('vite')
  const result = await build({
    root: rootFolder,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: entry,
      write: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { codeSplitting: false, format: 'es' } },
    },
  })
  const [made] = [result].flat()
  if (!made || !('output' in made)) throw new Error(`entry must give one bundle, got none from ${entry}.`)
  const aside = `${target}.${process.pid}`
  mkdirSync(dirname(target), { recursive: true })
  try {
    writeFileSync(aside, made.output[0].code)
    // A source that was written while we bundled is newer than this, so it is noticed the next time.
    utimesSync(aside, startedAt, startedAt)
    renameSync(aside, target)
  } finally {
    rmSync(aside, { force: true })
  }
}
