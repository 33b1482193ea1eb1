import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveFolder } from './serveFolder.mjs'

type Served = Awaited<ReturnType<typeof serveFolder>>

let folder = ''
let atRoot: Served
let below: Served

/** Asks for a path exactly as written; fetch would tidy it first. */
function ask(served: Served, path: string, method = 'GET') {
  return new Promise<{ status: number; type: string; location: string; origin: string; body: string }>(
    (done, fail) => {
      const asked = request({ port: served.port, path, method }, (response) => {
        let body = ''
        response.on('data', (part) => {
          body += part
        })
        response.on('end', () =>
          done({
            status: response.statusCode ?? 0,
            type: response.headers['content-type'] ?? '',
            location: response.headers.location ?? '',
            origin: response.headers['access-control-allow-origin'] ?? '',
            body,
          }),
        )
      })
      asked.once('error', fail).end()
    },
  )
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shoulder-tap-serve-'))
  mkdirSync(join(folder, 'dist/lab'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'dist/index.html'), 'home')
  writeFileSync(join(folder, 'dist/lab/index.html'), 'lab')
  writeFileSync(join(folder, 'dist/app.js'), 'app')
  atRoot = await serveFolder(join(folder, 'dist'))
  below = await serveFolder(join(folder, 'dist'), { prefix: '/deep/down/' })
})

afterAll(async () => {
  await Promise.all([atRoot.close(), below.close()])
  rmSync(folder, { recursive: true, force: true })
})

it('serves files with their type, and to every origin', async () => {
  expect(await ask(atRoot, '/app.js?x=1')).toMatchObject({ status: 200, body: 'app', origin: '*' })
  expect((await ask(atRoot, '/app.js')).type).toContain('text/javascript')
})

it('serves the index of a folder, and sends a reader who forgot the slash there with the query', async () => {
  expect(await ask(atRoot, '/')).toMatchObject({ status: 200, body: 'home' })
  expect(await ask(atRoot, '/lab/')).toMatchObject({ status: 200, body: 'lab' })
  expect(await ask(atRoot, '/lab?lang=en')).toMatchObject({ status: 301, location: '/lab/?lang=en' })
})

it('serves under a sub-path and nothing above it', async () => {
  expect(await ask(below, '/deep/down/lab/')).toMatchObject({ status: 200, body: 'lab' })
  expect(await ask(below, '/deep/down')).toMatchObject({ status: 301, location: '/deep/down/' })
  expect(await ask(below, '/lab/')).toMatchObject({ status: 404 })
})

it.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/lab/..%2f..%2fsecret.txt',
  '/..%5csecret.txt',
  '/%00',
  '/%zz',
])('gives nothing outside its folder for %s', async (path) => {
  expect(await ask(atRoot, path)).toMatchObject({ status: 404 })
})

it('never sends a reader to another host', async () => {
  expect((await ask(atRoot, '//lab')).location).not.toMatch(/^\/\//)
})

it('says so when there is nothing, and writes nothing', async () => {
  expect(await ask(atRoot, '/nothing')).toMatchObject({ status: 404 })
  expect(await ask(atRoot, '/app.js', 'POST')).toMatchObject({ status: 405 })
  expect(await ask(atRoot, '/app.js', 'HEAD')).toMatchObject({ status: 200, body: '' })
})
