import type { Page } from '@playwright/test'
import { countRun } from '../src/engine/countRun.ts'
import { journeyWords } from '../src/words/en/journey.ts'
import { expectedScore } from './expectedScore.ts'
import { serveHostPage, serveSite } from './hostPage.ts'
import {
  addressedRun,
  askSlider,
  button,
  clockText,
  everythingSaid,
  linkAt,
  openLab,
  type Place,
  pressAxis,
  scenarioOf,
  scoreFigures,
  timeSlider,
} from './lab.ts'
import { expect, test } from './page.ts'

const HANDLER = { workers: 16, serviceMs: { kind: 'constant', ms: 5 } }

/** A thousand orders a second, of which both lanes lose some and ask or call again. */
const heavy = (durationMs: number) => ({
  version: 1,
  seed: 9,
  durationMs,
  events: { kind: 'poisson', perMinute: 60_000 },
  lanes: [
    {
      id: 'polling',
      strategy: 'poll',
      intervalMs: 500,
      timeoutMs: 1000,
      pageSize: 10_000,
      network: { latencyMs: { kind: 'exponential', meanMs: 120 }, loss: 0.05 },
      handler: HANDLER,
    },
    {
      id: 'webhook',
      strategy: 'webhook',
      timeoutMs: 1000,
      retry: { delaysMs: [1000, 4000], jitter: 0.2 },
      network: { latencyMs: { kind: 'exponential', meanMs: 60 }, loss: 0.1 },
      handler: HANDLER,
    },
  ],
})

/** Far enough to take many seconds; the tests that arrive take the other. */
const FAR_MS = 1_200_000
const GOAL_MS = 60_000

const bar = (place: Place) => place.getByRole('progressbar', { name: /^Simulating as far as / })

/** Waits for the address to hold what is shown; tells the run and the moment. */
async function shownRun(page: Page, hasCome: (atUs: number) => boolean) {
  await expect.poll(() => hasCome(addressedRun(page).atUs)).toBe(true)
  return addressedRun(page)
}

async function expectScoreOf(page: Page, { scenario, atUs }: ReturnType<typeof addressedRun>): Promise<void> {
  const { report } = countRun(scenario, { untilMs: atUs / 1000 })
  for (const [row, figures] of Object.entries(expectedScore(scenario, atUs, report))) {
    expect(await scoreFigures(page, row)).toEqual(figures)
  }
}

test('while a far moment is simulated the page says how long it takes, obeys, and gives up when it is told to', async ({
  page,
}) => {
  await openLab(page, linkAt(FAR_MS * 1000, heavy(FAR_MS)))
  await expect(bar(page)).toHaveAccessibleName('Simulating as far as 20:00')
  await expect(bar(page)).toHaveAttribute('aria-valuetext', /^\d+\s% · about \d+ (second|minute)s left$/)
  const share = () => bar(page).evaluate((progress: HTMLProgressElement) => progress.value)
  const before = await share()
  const frames = await page.evaluate(async () => {
    const startMs = performance.now()
    let count = 0
    for (; performance.now() - startMs < 500; count++) await new Promise(requestAnimationFrame)
    return count
  })
  expect(frames).toBeGreaterThan(4)
  await button(page, 'Dark').click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect.poll(share).toBeGreaterThan(before)
  expect(await clockText(page)).toBe('0:00.000')

  await button(page, journeyWords.cancel).press('Enter')
  await expect(bar(page)).toHaveCount(0)
  expect(await clockText(page)).toBe('0:00.000')
  // The focus stays where the bar was: the next stop is the first of the controls.
  await page.keyboard.press('Tab')
  await expect(button(page, 'Restart')).toBeFocused()

  await pressAxis(page, 1)
  await expect(bar(page)).toBeVisible()
  await button(page, 'Order now').click()
  await expect(page.getByText('1 order so far').first()).toBeAttached()
  await expect(bar(page)).toHaveCount(0)

  await pressAxis(page, 1)
  await expect(bar(page)).toBeVisible()
  await button(page, 'Play').click()
  await expect(bar(page)).toHaveCount(0)
  await expect.poll(() => clockText(page)).not.toMatch(/^0:00\.0/)
  await button(page, 'Pause').click()
  expect(await clockText(page)).toMatch(/^0:/)
})

test('a far moment has the counts of the run, and so has an early one that is gone back to', async ({
  page,
}) => {
  await openLab(page, linkAt(1, heavy(GOAL_MS)))
  await pressAxis(page, 1)
  await expect.poll(() => clockText(page)).toBe('1:00.000')
  await expect(bar(page)).toHaveCount(0)
  await expectScoreOf(page, { scenario: scenarioOf(heavy(GOAL_MS)), atUs: GOAL_MS * 1000 })

  const startMs = performance.now()
  await pressAxis(page, 0.2)
  await expect.poll(() => clockText(page)).toMatch(/^0:1[12]\./)
  expect(performance.now() - startMs).toBeLessThan(5000)
  await expect(bar(page)).toHaveCount(0)
  const early = await shownRun(page, (atUs) => atUs > 1 && atUs < 15e6)
  await expectScoreOf(page, early)

  const said = await everythingSaid(page)
  await button(page, 'Step event').click()
  expect(await everythingSaid(page)).not.toBe(said)
  await button(page, 'Step event').click()
  await button(page, 'Step back').click()
  const stepped = await clockText(page)

  await askSlider(page).press('PageUp')
  await timeSlider(page).press('End')
  const forked = await shownRun(page, () => addressedRun(page).scenario.interventions.length > 0)
  expect(await clockText(page)).toBe(stepped)
  expect(forked.scenario.interventions).toMatchObject([{ atMs: forked.atUs / 1000 }])
  expect(forked.atUs - early.atUs).toBeGreaterThan(0)
  expect(forked.atUs - early.atUs).toBeLessThan(1e5)
  await expectScoreOf(page, forked)
})

test('in a frame without workers a far moment is reached as well', async ({ page }) => {
  const [host, site] = await Promise.all([serveHostPage(), serveSite()])
  try {
    const file = heavy(GOAL_MS)
    const src = `${site.url}embed/${linkAt(GOAL_MS * 1000, file)}`
    await page.goto(`${host.url}?${new URLSearchParams({ src, width: '720', sandbox: 'allow-scripts' })}`)
    const frame = page.frameLocator('iframe')
    await expect(bar(frame)).toHaveAccessibleName('Simulating as far as 1:00')
    await expect.poll(() => clockText(frame)).toBe('1:00.000')
    await expect(bar(frame)).toHaveCount(0)
    const { lanes } = countRun(scenarioOf(file)).report
    await expect(frame.locator('main')).toContainText(`${lanes['polling']?.requests} asks`)
  } finally {
    await Promise.all([host.close(), site.close()])
  }
})
