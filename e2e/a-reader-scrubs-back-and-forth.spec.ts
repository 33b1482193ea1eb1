import type { Locator, Page } from '@playwright/test'
import {
  button,
  clockText,
  everythingSaid,
  linkAt,
  loadCharts,
  openLab,
  settled,
  stage,
  timeSlider,
} from './lab.ts'
import { expect, test } from './page.ts'

const BUSY = {
  version: 1,
  seed: 4,
  events: { kind: 'poisson', perMinute: 60 },
  lanes: [
    {
      id: 'polling',
      strategy: 'poll',
      intervalMs: 2000,
      network: { latencyMs: { kind: 'exponential', meanMs: 300 } },
    },
    {
      id: 'webhook',
      strategy: 'webhook',
      network: { latencyMs: { kind: 'lognormal', medianMs: 200, sigma: 0.5 }, loss: 0.1 },
    },
  ],
}

/** The stage and the ladder as they are painted, and everything said, once what eases has come to rest. */
async function pictureOf(page: Page) {
  let last = await shotOf(page)
  for (let looks = 0; looks < 20; looks++) {
    const next = await shotOf(page)
    if (JSON.stringify(next) === JSON.stringify(last)) return next
    last = next
  }
  throw new Error('The picture must come to rest while the clock stands, got another each time.')
}

async function shotOf(page: Page) {
  await paintedAnew(stage(page))
  await settled(page)
  return {
    stage: (await stage(page).screenshot({ animations: 'disabled' })).toString('base64'),
    ladder: (await page.locator('canvas').first().screenshot({ animations: 'disabled' })).toString('base64'),
    drawn: await page
      .locator('canvas')
      .evaluateAll((all: HTMLCanvasElement[]) => all.map((one) => one.toDataURL())),
    said: await everythingSaid(page),
  }
}

/** Lets the browser paint the whole picture again: where it mends a part, the edges of that part can look otherwise. */
async function paintedAnew(picture: Locator): Promise<void> {
  await picture.evaluate(async (svg: SVGElement) => {
    svg.style.visibility = 'hidden'
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    svg.style.removeProperty('visibility')
  })
}

async function openWithCharts(page: Page): Promise<void> {
  await openLab(page, linkAt(95e6, BUSY))
  await loadCharts(page)
}

async function press(page: Page, key: string, times: number): Promise<void> {
  for (let presses = 0; presses < times; presses++) await page.keyboard.press(key)
}

test('stepping back and forward over records returns to the very same picture, 390 px wide', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 900 })
  await openWithCharts(page)
  await page.keyboard.press('ArrowRight')
  const here = await pictureOf(page)
  await press(page, 'ArrowLeft', 7)
  const there = await pictureOf(page)
  expect(there.stage).not.toBe(here.stage)
  await press(page, 'ArrowRight', 7)
  expect(await pictureOf(page)).toEqual(here)
  await press(page, 'ArrowLeft', 7)
  expect(await pictureOf(page)).toEqual(there)
})

test('going back by seconds, to the start and to the latest moment returns to the very same picture, 1280 px wide', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await openWithCharts(page)
  const latest = await pictureOf(page)
  await press(page, 'Shift+ArrowLeft', 12)
  expect(await clockText(page)).toMatch(/^1:23\.00/)
  const earlier = await pictureOf(page)
  await press(page, 'Shift+ArrowRight', 12)
  expect(await pictureOf(page)).toEqual(latest)
  await press(page, 'Shift+ArrowLeft', 12)
  expect(await pictureOf(page)).toEqual(earlier)
  await page.keyboard.press('Home')
  await page.keyboard.press('End')
  expect((await pictureOf(page)).said).toBe(latest.said)
})
test('dragging the time back and forth with the mouse returns to the very same picture', async ({ page }) => {
  await openWithCharts(page)
  await timeSlider(page).focus()
  const latest = await pictureOf(page)
  const box = await timeSlider(page).boundingBox()
  if (!box) throw new Error('The time must be on the page, got nothing.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 200, y, { steps: 10 })
  expect(await clockText(page)).not.toBe('1:35.000')
  await page.mouse.move(x, y, { steps: 7 })
  await page.mouse.up()
  await page.mouse.move(0, 0)
  expect(await pictureOf(page)).toEqual(latest)
})

test('playing on from an earlier moment comes to the same run', async ({ page }) => {
  await openWithCharts(page)
  await page.getByRole('switch', { name: 'Follow messages' }).uncheck({ force: true })
  const latest = await everythingSaid(page)
  await press(page, 'Shift+ArrowLeft', 3)
  await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '2×' })
  await button(page, 'Play').click()
  await expect.poll(() => clockText(page)).not.toBe('1:32.000')
  await button(page, 'Pause').click()
  await page.keyboard.press('Home')
  await timeSlider(page).focus()
  await press(page, 'PageUp', 9)
  await press(page, 'ArrowRight', 5)
  await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '1×' })
  expect(await everythingSaid(page)).toBe(latest)
})
