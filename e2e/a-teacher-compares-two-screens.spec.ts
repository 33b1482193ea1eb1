import type { Page } from '@playwright/test'
import { button, clockText, everythingSaid, linkAt, openLab, scoreTexts, seekTo } from './lab.ts'
import { expect, test } from './page.ts'

const RUN = { version: 1, seed: 21, events: { kind: 'poisson', perMinute: 40 } }
const AT_SECONDS = 150

const follow = (page: Page) => page.getByRole('switch', { name: 'Follow messages' })

const SCREENS = [
  { width: 1280, speed: '1/20×', follows: true },
  { width: 1920, speed: '60×', follows: false },
  { width: 768, speed: '1,000×', follows: true },
  { width: 390, speed: '10×', follows: false },
]

test('neither speed nor width nor following messages changes a number', async ({ visit }) => {
  const scores: string[][] = []
  for (const { width, speed, follows } of SCREENS) {
    const page = await visit({ viewport: { width, height: 800 } })
    await openLab(page, linkAt(1, RUN))
    await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: speed })
    await follow(page).setChecked(follows)
    await button(page, 'Play').click()
    await expect.poll(() => clockText(page)).not.toMatch(/^0:00\.00/)
    await button(page, 'Pause').click()
    await seekTo(page, AT_SECONDS)
    expect(await clockText(page)).toMatch(/^2:30\.00/)
    scores.push(await scoreTexts(page))
  }
  expect(scores[0]).toHaveLength(6)
  for (const score of scores) expect(score).toEqual(scores[0])
})

test('knobs turned at the same moments give the same run at every speed and width', async ({ visit }) => {
  const said: string[] = []
  for (const { width, speed, follows } of [SCREENS[0], SCREENS[1]].filter((screen) => screen !== undefined)) {
    const page = await visit({ viewport: { width, height: 800 } })
    await openLab(page, linkAt(30e6, RUN))
    await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: speed })
    await follow(page).setChecked(follows)
    await page.getByRole('slider', { name: 'Ask every', exact: true }).press('PageDown')
    await page.getByRole('button', { name: 'Order now' }).click()
    await button(page, 'Play').click()
    await expect.poll(() => clockText(page)).not.toMatch(/^0:30\.00/)
    await button(page, 'Pause').click()
    await seekTo(page, AT_SECONDS)
    said.push((await scoreTexts(page)).join('\n'))
  }
  expect(said[1]).toBe(said[0])
  expect(said[0]).not.toBe('')
})

test('a frame shows the same numbers as the lab', async ({ page, visit }) => {
  await openLab(page, linkAt(150e6, RUN))
  const [, requests = ''] = await scoreTexts(page)
  const [asks] = /\d+/.exec(requests) ?? []
  const frame = await visit({ viewport: { width: 360, height: 800 } })
  await frame.goto(`embed/${linkAt(150e6, RUN)}`)
  await expect(frame.getByText(`${asks} asks,`).first()).toBeAttached()
  expect(await everythingSaid(frame)).toContain(`${asks} asks`)
})
