import { simulate } from '../src/engine/simulate.ts'
import { clock } from '../src/words/numbers.ts'
import { button, clockText, linkAt, scenarioOf, stage, timeSlider } from './lab.ts'
import { expect, test } from './page.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('under reduced motion the lab waits, and says that it will go step by step', async ({ page }) => {
  await page.goto('lab/')
  await expect(timeSlider(page)).toBeAttached()
  await expect(button(page, 'Step every second')).toBeVisible()
  await expect(button(page, 'Pause')).toHaveCount(0)
  await page.waitForTimeout(500)
  expect(await clockText(page)).toBe('0:00.000')
  await expect(page.getByRole('switch', { name: 'Follow messages' })).toHaveCount(0)
})

test('under reduced motion the clock leaps once a second from record to record, with nothing between', async ({
  page,
}) => {
  await page.goto(`lab/${linkAt(21e6)}`)
  await expect(timeSlider(page)).toBeAttached()
  const { trace } = simulate(scenarioOf({ version: 1 }), 60_000)
  const stops = new Set(Array.from({ length: trace.length }, (_, row) => clock(trace.atUs(row) + 1)))
  const picture = await stage(page).elementHandle()
  await button(page, 'Step every second').click()
  // Every frame of nearly four seconds: the clock, the stage as it stands in the page, and when that was.
  const { frames, leaps } = await page.evaluate(async (svg) => {
    const seen: { clock: string; stage: string; atMs: number }[] = []
    const face = [...document.querySelectorAll('span')].find((one) => one.textContent === 'Virtual time')
    // The instant of a leap itself: frames are seen late on a busy machine.
    const leaps: number[] = []
    const watch = new MutationObserver(() => leaps.push(performance.now()))
    if (face?.nextElementSibling) {
      watch.observe(face.nextElementSibling, { childList: true, characterData: true, subtree: true })
    }
    const endMs = performance.now() + 3800
    while (performance.now() < endMs) {
      const atMs = await new Promise<number>((done) => requestAnimationFrame(done))
      seen.push({
        clock: face?.nextElementSibling?.textContent ?? '',
        stage: svg?.outerHTML ?? '',
        atMs,
      })
    }
    return { frames: seen, leaps }
  }, picture)
  const clocks = [...new Set(frames.map((frame) => frame.clock))]
  const shown = clocks.filter((text) => text !== clock(21e6))
  expect(shown.length).toBeGreaterThanOrEqual(3)
  expect(shown.length).toBeLessThanOrEqual(5)
  expect(shown.filter((text) => !stops.has(text))).toEqual([])
  for (const text of shown) {
    expect(new Set(frames.filter((frame) => frame.clock === text).map((frame) => frame.stage)).size).toBe(1)
  }
  expect(leaps.length).toBeGreaterThanOrEqual(3)
  for (const [leap, atMs] of leaps.entries()) {
    if (leap > 0) expect(atMs - (leaps[leap - 1] ?? 0)).toBeGreaterThan(800)
  }
})

test('under reduced motion the address may ask for motion, and the other way round', async ({
  page,
  visit,
}) => {
  await page.goto('lab/?motion=full')
  await expect(button(page, 'Pause')).toBeVisible()
  const other = await visit({ reducedMotion: 'no-preference' })
  await other.goto('lab/?motion=reduced')
  await expect(button(other, 'Step every second')).toBeVisible()
})
