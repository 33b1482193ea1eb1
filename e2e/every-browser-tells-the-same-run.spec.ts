import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'
import { build } from 'vite'
import { goldenScenarios } from '../proof/goldenScenarios.ts'
import { hashesOf } from '../proof/hashes.ts'
import { expect, test } from './page.ts'

/** The engine with what runs scenarios in it, as one script that puts `proof` on the page. */
async function engineScript(): Promise<string> {
  const root = new URL('..', import.meta.url).pathname
  const made = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(root, 'proof/hashes.ts'), formats: ['iife'], name: 'proof' },
    },
  })
  const [result] = [made].flat()
  if (!(result && 'output' in result)) throw new Error('The engine must give one script, got none.')
  return result.output[0].code
}

const scenarios = goldenScenarios()
let script = ''

test.beforeAll(async () => {
  script = await engineScript()
})

test('Chromium gives the trace hash that Node gives, for every kind of chance', async ({ page }) => {
  await page.goto('about:blank')
  await page.addScriptTag({ content: script })
  const hashes = await page.evaluate(
    (files) => (globalThis as unknown as { proof: { hashesOf: typeof hashesOf } }).proof.hashesOf(files),
    scenarios,
  )
  expect(Object.keys(hashes).length).toBeGreaterThanOrEqual(25)
  expect(hashes).toEqual(hashesOf(scenarios))
})

/** The first of these programs that is installed, by name or by path. */
function installed(...programs: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return programs
    .flatMap((program) => [program, ...folders.map((folder) => join(folder, program))])
    .filter(isAbsolute)
    .find((path) => {
      try {
        accessSync(path, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}

test('Firefox, where there is one, gives the trace hash that Node gives', async ({
  browserName: _name,
}, testInfo) => {
  const browser = installed('firefox-esr', 'firefox')
  testInfo.skip(browser === undefined, 'There is no Firefox on this machine.')
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'))
  let process: ReturnType<typeof spawn> | undefined
  const hashes = await new Promise((done) => {
    const server = createServer((request, response) => {
      if (request.method !== 'POST')
        return void response.setHeader('content-type', 'text/html').end(htmlPage())
      let body = ''
      request.on('data', (part) => {
        body += part
      })
      request.on('end', () => {
        response.end()
        server.close()
        server.closeAllConnections()
        done(JSON.parse(body))
      })
    })
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      const args = ['--headless', '--no-remote', '--profile', profile, `http://127.0.0.1:${port}/`]
      process = spawn(browser ?? '', args, { stdio: 'ignore' })
    })
  })
  process?.kill()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  expect(hashes).toEqual(hashesOf(scenarios))
})

test("WebKit's JavaScriptCore, where there is one, gives the trace hash that Node gives", ({
  browserName: _name,
}, testInfo) => {
  const shell = installed(
    'jsc',
    '/System/Library/Frameworks/JavaScriptCore.framework/Versions/Current/Helpers/jsc',
  )
  testInfo.skip(shell === undefined, 'There is no jsc, the shell of JavaScriptCore, on this machine.')
  const folder = mkdtempSync(join(tmpdir(), 'jsc-'))
  const file = join(folder, 'hashes.js')
  writeFileSync(file, `${script}\nprint(JSON.stringify(proof.hashesOf(${JSON.stringify(scenarios)})))\n`)
  const { stdout, stderr } = spawnSync(shell ?? '', [file], { encoding: 'utf8' })
  rmSync(folder, { recursive: true, force: true })
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toEqual(hashesOf(scenarios))
})

/** A page that runs the scenarios and sends back their hashes. */
function htmlPage(): string {
  return `<!doctype html><meta charset="utf-8"><script>${script.replaceAll('</', '<\\/')}</script>
<script>fetch('/', { method: 'POST', body: JSON.stringify(proof.hashesOf(${JSON.stringify(scenarios).replaceAll('</', '<\\/')})) })</script>`
}
