import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { button, clockText, linkAt, loadCharts, openLab, settled, timeSlider } from './lab.ts'
import { expect, test } from './page.ts'

const HEIGHT = 900

/** What axe finds, with every rule that it has on. */
async function findings(page: Page, state: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, html }) => `${state}: ${id} (${help}) at ${target.join(' ')}: ${html.slice(0, 160)}`,
    ),
  )
}

type Theme = 'light' | 'dark'

/** Sizes and the colours in which each is looked at: both where most is to be seen, and each elsewhere. */
const LABS: readonly (readonly [width: number, themes: readonly Theme[]])[] = [
  [1280, ['light', 'dark']],
  [768, ['light']],
  [390, ['dark']],
]
const FRAMES: typeof LABS = [
  [720, ['light', 'dark']],
  [360, ['dark']],
]

/** What axe finds in these colours. */
async function findingsIn(themes: readonly Theme[], page: Page, state: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme })
    await settled(page)
    // Colours ease for a fifth of a second; the browser says when they are done.
    await page.evaluate(() =>
      Promise.all(document.getAnimations().map((one) => one.finished.catch(() => one))),
    )
    found.push(...(await findings(page, `${state}, ${colorScheme}`)))
  }
  return found
}

async function playAWhile(page: Page): Promise<void> {
  const before = await clockText(page)
  await button(page, 'Play').click()
  await expect.poll(() => clockText(page)).not.toBe(before)
  await button(page, 'Pause').click()
}

for (const [width, themes] of LABS) {
  test(`axe finds nothing in the lab at ${width} px, at rest and stopped in the middle of a run`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: HEIGHT })
    await openLab(page, linkAt(1))
    await loadCharts(page)
    const found = await findingsIn(themes, page, 'at rest')
    await openAnother(page, linkAt(95e6))
    await playAWhile(page)
    found.push(...(await findingsIn(themes, page, 'in the middle')))
    expect(found).toEqual([])
  })

  test(`axe finds nothing in the lab at ${width} px with notice, list of keys and tables open`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: HEIGHT })
    await openLab(page, `${linkAt(95e6)}9&t=-1&e=0.9`)
    await expect(page.getByRole('button', { name: 'Dismiss' }).first()).toBeVisible()
    const pause = button(page, 'Pause')
    if (await pause.isVisible()) await pause.click()
    const found = await findingsIn(themes, page, 'with notices')
    const notices = button(page, 'Dismiss')
    while ((await notices.count()) > 0) await notices.first().click()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    found.push(...(await findingsIn(themes, page, 'with keys')))
    await page.keyboard.press('Escape')
    await openAnother(page, linkAt(95e6))
    await loadCharts(page)
    const tables = button(page, 'Show as table')
    while ((await tables.count()) > 0) await tables.first().click()
    found.push(...(await findingsIn(themes, page, 'with tables')))
    expect(found).toEqual([])
  })
}

for (const [width, themes] of FRAMES) {
  test(`axe finds nothing in a frame at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: HEIGHT })
    await page.goto('embed/')
    await expect(timeSlider(page)).toBeAttached()
    const found = await findingsIn(themes, page, 'at rest')
    await openAnother(page, `${linkAt(95e6)}&e=0.9`, 'embed/')
    await expect(timeSlider(page)).toBeAttached()
    await expect(button(page, 'Dismiss')).toBeVisible()
    found.push(...(await findingsIn(themes, page, 'with a notice')))
    await button(page, 'Dismiss').click()
    await playAWhile(page)
    await button(page, 'Show as table').click()
    found.push(...(await findingsIn(themes, page, 'in the middle, with the table')))
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    found.push(...(await findingsIn(themes, page, 'with keys')))
    expect(found).toEqual([])
  })
}

/** Opens a link as anew: from one fragment to another the browser would stay on the page. */
async function openAnother(page: Page, fragment: string, path = 'lab/'): Promise<void> {
  await page.goto('about:blank')
  await page.goto(path + fragment)
  await expect(timeSlider(page)).toBeAttached()
}
