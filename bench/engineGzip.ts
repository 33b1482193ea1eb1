import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { rootFolder } from '../scripts/rootFolder.mjs'
import type { Bench } from './Bench.ts'

const ENGINE = join(rootFolder, 'src', 'engine')
const ENTRY = 'virtual:engine'

/** Everything that src/engine exports in one minified file, as gzip makes it. */
export const engineGzipBench: Bench = {
  name: 'engine.gzip',
  unit: 'B',
  aim: { atMost: 14_000 },
  run: async () => gzipSync(await bundledEngine(), { level: 9 }).length,
}

async function bundledEngine(): Promise<string> {
  const files = readdirSync(ENGINE).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const code = files.map((name) => `export * from ${JSON.stringify(join(ENGINE, name))}`).join('\n')
  const result = await build({
    root: rootFolder,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [
      {
        name: 'whole-engine',
        resolveId: (id) => (id === ENTRY ? id : undefined),
        load: (id) => (id === ENTRY ? code : undefined),
      },
    ],
    build: { write: false, rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict' } },
  })
  const [made] = [result].flat()
  if (!made || !('output' in made)) throw new Error('The engine must give one bundle, got none.')
  return made.output[0].code
}
