import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from '@playwright/test'
import { siteFolder } from '../scripts/buildSite.mjs'
import { findBrowser } from '../scripts/findBrowser.mjs'
import { serveFolder } from '../scripts/serveFolder.mjs'
import type { Scenario } from '../src/engine/Scenario.ts'
import { linkTo } from '../src/scenario/link.ts'
import { readScenario } from '../src/scenario/readScenario.ts'
import type { Bench } from './Bench.ts'

const WATCHED_MS = 10_000

async function withPage<T>(use: (page: Page, labUrl: string) => Promise<T>): Promise<T> {
  const server = await serveFolder(siteFolder, {})
  const executablePath = findBrowser()
  const browser: Browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--font-render-hinting=none'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    return await use(page, new URL('lab/', server.url).href)
  } finally {
    await browser.close()
    await server.close()
  }
}

function busyLab(): string {
  const busy = {
    version: 1,
    events: { perMinute: 600 },
    lanes: [
      { id: 'polling', strategy: 'poll', intervalMs: 100 },
      { id: 'webhook', strategy: 'webhook' },
    ],
  }
  const { scenario } = readScenario(busy)
  return linkTo({ scenario: scenario as Scenario, atUs: 70_000_000 }) ?? ''
}

/**
 * Plays a busy lab and notes the time between frames in which the ladder, and with it every mark of a message, really
 * moved: it is drawn only then.
 */
async function frameTimes(
  slowdown: number,
): Promise<Record<'value' | 'p90' | 'median' | 'mainThread' | 'frames', number>> {
  return await withPage(async (page, labUrl) => {
    await page.goto(`${labUrl}#${busyLab()}`)
    await page.getByRole('img').first().waitFor()
    await page.getByRole('heading', { name: 'Time in the dark' }).waitFor()
    const follow = page.getByRole('switch', { name: /follow/i })
    if (await follow.isChecked()) await follow.click()
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await devtools.send('Performance.enable')
    await page.getByRole('button', { name: 'Play' }).click()
    await page.evaluate(() => scrollTo(0, 0))
    await page.waitForTimeout(2000)
    const busyBefore = await taskSeconds(devtools)
    const gaps = await page.evaluate(watchFrames, WATCHED_MS)
    const busyAfter = await taskSeconds(devtools)
    gaps.sort((a, b) => a - b)
    return {
      value: gaps[Math.floor(gaps.length * 0.95)] ?? Number.NaN,
      p90: gaps[Math.floor(gaps.length * 0.9)] ?? Number.NaN,
      median: gaps[Math.floor(gaps.length * 0.5)] ?? Number.NaN,
      mainThread: ((busyAfter - busyBefore) * 1000) / gaps.length,
      frames: gaps.length,
    }
  })
}

async function taskSeconds(devtools: {
  send(method: 'Performance.getMetrics'): Promise<{ metrics: { name: string; value: number }[] }>
}): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
}

/** Runs in the page: gaps between frames in which the ladder was drawn anew. */
function watchFrames(watchedMs: number): Promise<number[]> {
  let drawings = 0
  const { clearRect } = CanvasRenderingContext2D.prototype
  CanvasRenderingContext2D.prototype.clearRect = function counted(this: CanvasRenderingContext2D, ...box) {
    drawings++
    clearRect.apply(this, box)
  }
  return new Promise((done) => {
    const gaps: number[] = []
    const startMs = performance.now()
    let lastDrawings = drawings
    let lastMs = startMs
    const look = (nowMs: number) => {
      if (drawings !== lastDrawings) {
        gaps.push(nowMs - lastMs)
        lastMs = nowMs
        lastDrawings = drawings
      }
      if (nowMs - startMs < watchedMs) requestAnimationFrame(look)
      else done(gaps.slice(1))
    }
    requestAnimationFrame(look)
  })
}

/** Runs in the page before it: turns the first slider as soon as it is there, and notes what had come when it obeyed. */
function turnFirstSlider(): void {
  const noted = window as unknown as { come?: string[] }
  const look = () => {
    const slider = document.querySelector<HTMLInputElement>('input[type=range]')
    const before = slider?.getAttribute('aria-valuetext')
    if (!slider || !before) return void requestAnimationFrame(look)
    const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    put?.call(slider, String(Number(slider.value) + 1))
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    const obeyed = () => {
      if (slider.getAttribute('aria-valuetext') === before) return void requestAnimationFrame(obeyed)
      const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
      const nowMs = performance.now()
      noted.come = resources.filter(({ responseEnd }) => responseEnd <= nowMs).map(({ name }) => name)
    }
    obeyed()
  }
  requestAnimationFrame(look)
}

/** Bytes of all responses, as gzip makes them, that have come when the first slider obeys; fonts apart. */
async function interactiveBytes(): Promise<{ value: number; fonts: number; responses: number }> {
  return await withPage(async (page, labUrl) => {
    await page.addInitScript(turnFirstSlider)
    await page.goto(labUrl, { waitUntil: 'commit' })
    const come = await page.waitForFunction(() => (window as unknown as { come?: string[] }).come)
    const names = [labUrl, ...((await come.jsonValue()) ?? [])]
    const bodies = await Promise.all(
      names.map(async (url) => ({ url, body: await (await page.request.get(url)).body() })),
    )
    const isFont = ({ url }: { url: string }) => url.endsWith('.woff2')
    const packed = ({ body }: { body: Buffer }) => gzipSync(body, { level: 9 }).length
    const sum = (sizes: readonly number[]) => sizes.reduce((bytes, size) => bytes + size, 0)
    return {
      value: sum(bodies.filter((response) => !isFont(response)).map(packed)),
      fonts: sum(bodies.filter(isFont).map(({ body }) => body.length)),
      responses: bodies.length,
    }
  })
}

/** How smoothly the lab plays, and how much of it must come before it obeys. */
export const labBenches: readonly Bench[] = [
  { name: 'lab.frame.p95.1x', unit: 'ms', aim: { atMost: 17 }, run: () => frameTimes(1) },
  { name: 'lab.frame.p95.4x', unit: 'ms', aim: { atMost: 34 }, run: () => frameTimes(4) },
  { name: 'lab.gzip.interactive', unit: 'B', aim: { atMost: 130_000 }, run: interactiveBytes },
]
