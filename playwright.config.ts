import { createServer } from 'node:net'
import { defineConfig } from '@playwright/test'
import { findBrowser } from './scripts/findBrowser.mjs'

const PICTURES = ['--font-render-hinting=none', '--force-color-profile=srgb', '--disable-lcd-text']
const QUIET = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

// Each worker reads this file again and must find the same port: they inherit the environment.
process.env['E2E_PORT'] ??= String(await freePort())
const port = Number(process.env['E2E_PORT'])
const isCi = Boolean(process.env['CI'])
const executablePath = findBrowser()
const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: isCi,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: 'node_modules/.cache/shoulder-tap/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${port}/`,
    // Recording every test makes it five times as slow; `npm run e2e -- --trace on` records one on demand.
    trace: 'off',
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [...PICTURES, ...QUIET, ...(isRoot ? ['--no-sandbox'] : [])],
    },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  webServer: {
    command: `node scripts/serve.mjs --port ${port}`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
  },
})
