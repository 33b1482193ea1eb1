import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FORBIDDEN, PERMITTED } from './guardedSnippets.ts'
import { rootFolder } from './rootFolder.mjs'

const CONFIGS = ['biome.json', '.gitignore', 'package.json', 'tsconfig.base.json', 'tsconfig.json']

interface Diagnostic {
  category: string
  message: string
  location: { path: string }
}

let folder = ''
let diagnostics: Diagnostic[] = []

const run = (binary: string, ...args: string[]): string =>
  spawnSync(process.execPath, [join(rootFolder, 'node_modules', binary), ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  }).stdout

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** What Biome says of one file: the last part of each rule's name, and the message of a plugin. */
const saidOf = (path: string): string[] =>
  diagnostics
    .filter(({ location }) => location.path.replaceAll('\\', '/').endsWith(path))
    .map(({ category, message }) => (category === 'plugin' ? message : (category.split('/').at(-1) ?? '')))

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shoulder-tap-guards-'))
  symlinkSync(join(rootFolder, 'node_modules'), join(folder, 'node_modules'), 'junction')
  for (const name of CONFIGS) cpSync(join(rootFolder, name), join(folder, name))
  mkdirSync(join(folder, 'scripts'))
  cpSync(join(rootFolder, 'scripts/no-host-arithmetic.grit'), join(folder, 'scripts/no-host-arithmetic.grit'))
  for (const { path, text } of [...FORBIDDEN, ...PERMITTED]) write(path, text)
  const report = run('@biomejs/biome/bin/biome', 'lint', '--max-diagnostics=none', '--reporter=json', '.')
  diagnostics = JSON.parse(report).diagnostics
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the linter', () => {
  it.each(FORBIDDEN)('refuses $why', ({ path, rule }) => {
    expect(saidOf(path)).toContainEqual(expect.stringContaining(rule))
  })

  it.each(PERMITTED)('permits $why', ({ path }) => {
    expect(saidOf(path)).toEqual([])
  })
})

describe('the compiler', () => {
  it.each(['engine', 'theory', 'scenario'])('knows neither page, timer nor Node in the room %s', (room) => {
    cpSync(join(rootFolder, `src/${room}/tsconfig.json`), join(folder, `src/${room}/tsconfig.json`))
    for (const name of readdirSync(join(folder, 'src', room))) {
      if (name.endsWith('.ts')) rmSync(join(folder, 'src', room, name))
    }
    write(
      `src/${room}/host.ts`,
      'export const host = () => [document, setTimeout, process, fetch, performance]\n',
    )
    const said = run('typescript/bin/tsc', '-p', `src/${room}`)
    const unknown = [...said.matchAll(/Cannot find name '(\w+)'/g)].map(([, name]) => name)
    expect(unknown).toEqual(['document', 'setTimeout', 'process', 'fetch', 'performance'])
  })
})

describe('the stylesheets', () => {
  it('measure nothing by the height of the window, which in a frame follows the content', () => {
    const guilty = readdirSync(join(rootFolder, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(css|tsx)$/.test(path))
      .filter((path) =>
        /[\d.](?:[dsl]?v[hb]|vmin|vmax)\b/.test(readFileSync(join(rootFolder, 'src', path), 'utf8')),
      )
    expect(guilty).toEqual([])
  })
})
