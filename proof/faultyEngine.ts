import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Rolldown } from 'vite'
import type { simulate } from '../src/engine/simulate.ts'
import type { Fault } from './Fault.ts'

const ENTRY = fileURLToPath(new URL('../src/engine/simulate.ts', import.meta.url))

/** The text with each patch applied. Throws if what a patch replaces does not stand there exactly once. */
function patched(source: string, { file, patches }: Fault): string {
  return patches.reduce((current, [text, instead]) => {
    const places = current.split(text).length - 1
    if (places === 1) return current.replace(text, () => instead)
    throw new Error(`Text to replace must stand in ${file} once, got ${places} times:\n${text}`)
  }, source)
}

/** Builds the engine with a fault in it into one file of `folder`, and loads that. */
export async function faultyEngine(fault: Fault, folder: string): Promise<typeof simulate> {
  let isPlanted = false
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'plant-fault',
        enforce: 'pre',
        load(id) {
          if (basename(id) !== fault.file) return null
          isPlanted = true
          return patched(readFileSync(id, 'utf8'), fault)
        },
      },
    ],
    build: { write: false, minify: false, target: 'esnext', lib: { entry: ENTRY, formats: ['es'] } },
  })) as Rolldown.RolldownOutput[]
  if (!isPlanted) throw new Error(`File of a fault must be part of the engine, got ${fault.file}.`)
  const file = join(folder, `${fault.name.replaceAll(/[^a-z]+/g, '-')}.mjs`)
  writeFileSync(file, output[0]?.output[0].code ?? '')
  const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { simulate: typeof simulate }
  return module.simulate
}
