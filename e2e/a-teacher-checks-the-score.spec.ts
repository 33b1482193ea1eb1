import type { Page } from '@playwright/test'
import { expectedScore } from './expectedScore.ts'
import {
  addressedRun,
  askSlider,
  button,
  clockText,
  linkAt,
  openLab,
  ordersSlider,
  scoreFigures,
  seekTo,
} from './lab.ts'
import { expect, test } from './page.ts'

/** Compares every row of the score with what `simulate` says of the run and the moment in the address. */
async function expectScoreOfAddress(page: Page): Promise<void> {
  await expect(async () => {
    const { scenario, atUs } = addressedRun(page)
    const expected = expectedScore(scenario, atUs)
    const shown: Record<string, string[]> = {}
    for (const name of Object.keys(expected)) shown[name] = await scoreFigures(page, name)
    expect(shown).toEqual(expected)
  }).toPass({ timeout: 8000 })
}

test('every number of the score is what simulate says of the same link and moment', async ({ page }) => {
  await openLab(page)
  await seekTo(page, 40)
  await askSlider(page).press('PageDown')
  await button(page, 'Order now').click()
  await expectScoreOfAddress(page)

  await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '20×' })
  await button(page, 'Play').click()
  await expect.poll(() => clockText(page)).toMatch(/^(1:|0:5)/)
  await ordersSlider(page).press('PageUp')
  await page.keyboard.press('n')
  await button(page, 'Pause').click()
  await expectScoreOfAddress(page)
  const before = addressedRun(page).scenario.interventions.length
  expect(before).toBeGreaterThanOrEqual(4)

  // Back to before the last changes, and another way from there.
  await seekTo(page, 45)
  const typed = page.getByRole('textbox', { name: 'Ask every, typed' })
  await typed.fill('700 ms')
  await typed.press('Enter')
  await button(page, 'Order now').click()
  await button(page, 'Order now').click()
  await seekTo(page, 130)
  await expectScoreOfAddress(page)
  const { scenario, atUs } = addressedRun(page)
  expect(atUs).toBe(130e6)
  expect(scenario.interventions.map((one) => one.atMs)).toEqual(
    scenario.interventions.map((one) => one.atMs).toSorted((a, b) => a - b),
  )
  expect(scenario.interventions.some((one) => 'do' in one)).toBe(true)
})

for (const atUs of [1, 999_999, 61_234_567, 600_000_000]) {
  test(`the score of a link to ${atUs} µs is that of simulate`, async ({ page }) => {
    await openLab(page, linkAt(atUs, { version: 1, seed: 77, events: { kind: 'poisson', perMinute: 20 } }))
    await expectScoreOfAddress(page)
    expect(addressedRun(page).atUs).toBe(atUs)
  })
}
