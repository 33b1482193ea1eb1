import type { FrameLocator, Locator, Page } from '@playwright/test'
import type { Scenario } from '../src/engine/Scenario.ts'
import { linkTo, readLink } from '../src/scenario/link.ts'
import { readScenario } from '../src/scenario/readScenario.ts'
import { controlWords } from '../src/words/en/controls.ts'
import { ladderWords } from '../src/words/en/ladder.ts'
import { scoreWords } from '../src/words/en/score.ts'
import { expect } from './page.ts'

/** A page, or a frame in one. */
export type Place = Page | FrameLocator

/** A complete scenario from what a file would hold. */
export function scenarioOf(file: Record<string, unknown>): Scenario {
  const { scenario, problems } = readScenario(file)
  if (!scenario) throw new Error(`file must be a good scenario, got ${JSON.stringify(problems)}.`)
  return scenario
}

/** The fragment of a link, with `#`, to the run of a scenario file at a moment. */
export function linkAt(atUs: number, file: Record<string, unknown> = { version: 1 }): string {
  const link = linkTo({ scenario: scenarioOf(file), atUs })
  if (link === undefined) throw new Error('file must fit a link, got one too large.')
  return `#${link}`
}

/** Opens the lab at a moment of a run: it stays there, paused. A microsecond in, nothing has happened yet. */
export async function openLab(page: Page, fragment = linkAt(1)): Promise<void> {
  await page.goto(`lab/${fragment}`)
  await expect(scoreTable(page)).toBeVisible()
  await expect(timeSlider(page)).toBeAttached()
  // The list of keys comes last, with the keys.
  await expect(page.locator('dialog')).toBeAttached()
  await settled(page)
}

/** Waits for the fonts, for two frames and for what eases, so that all that belongs to the moment is drawn. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const twoFrames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    await document.fonts.ready
    await twoFrames()
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
    await twoFrames()
  })
}

/** Scrolls down to the charts, which are fetched when the reader comes near them, and up again. */
export async function loadCharts(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'How to read this' }).scrollIntoViewIfNeeded()
  await expect(page.getByRole('heading', { name: 'Requests so far' })).toBeAttached()
  await page.evaluate(() => scrollTo(0, 0))
}

const scoreTable = (place: Place): Locator => place.getByRole('table', { name: scoreWords.caption })

export const timeSlider = (place: Place): Locator =>
  place.getByRole('slider', { name: ladderWords.playhead, exact: true })

export const askSlider = (place: Place): Locator =>
  place.getByRole('slider', { name: controlWords.ask, exact: true })

export const ordersSlider = (place: Place): Locator =>
  place.getByRole('slider', { name: controlWords.orders, exact: true })

export const button = (place: Place, name: string): Locator =>
  place.getByRole('button', { name, exact: true })

/** The stage, which shows now. */
export const stage = (place: Place): Locator =>
  place.getByRole('img', { name: /^The polling client, the shop/ })

/** Virtual time as the clock shows it. */
export async function clockText(place: Place): Promise<string> {
  const face = place.getByText('Virtual time', { exact: true }).locator('xpath=..')
  return ((await face.innerText()).match(/[\d:d ]*\d+:\d\d\.\d+/)?.[0] ?? '').trim()
}

/** The score, a row an entry: its name and the two cells, with theory. */
export async function scoreTexts(place: Place): Promise<string[]> {
  const rows = await scoreTable(place).getByRole('row').allInnerTexts()
  return rows.map((row) => row.replaceAll(/\s+/g, ' ').trim())
}

/** The measured figure of both sides in a row of the score, with its unit: `['12', '3']`, `['2.55 s', '0.05 s']`. */
export function scoreFigures(place: Place, name: string): Promise<string[]> {
  const row = scoreTable(place)
    .getByRole('row')
    .filter({ has: place.getByRole('rowheader', { name, exact: true }) })
  return row.getByRole('cell').evaluateAll((cells) =>
    cells.map((cell) =>
      [...cell.children]
        .map((part) => (part.textContent ?? '').replaceAll(/\s+/g, ' ').trim())
        // Under the figure stands what theory expects.
        .filter((text) => text !== '' && !/^(theory|at most|no theory|no upper bound)/.test(text))
        .join(' '),
    ),
  )
}

/** How many requests a side has sent, by the score. */
export async function requestsSent(place: Place, side: 'polling' | 'webhook'): Promise<number> {
  const [polling = '', webhook = ''] = await scoreFigures(place, scoreWords.rows.requests)
  return Number((side === 'polling' ? polling : webhook).replaceAll(',', ''))
}

/**
 * Everything that the page says of the run at its moment, to eye and ear, in order. What has been announced is left out:
 * it is of what was done, not of the moment.
 */
export function everythingSaid(page: Page): Promise<string> {
  return page.evaluate(() => {
    const places = [...document.querySelectorAll('main, section[aria-label=Controls]')]
    const labelled = [...document.querySelectorAll('[aria-label], [aria-valuetext]')]
    return [
      ...places.map((place) => (place as HTMLElement).innerText),
      ...labelled.map((one) => `${one.getAttribute('aria-label')} ${one.getAttribute('aria-valuetext')}`),
    ].join('\n')
  })
}

/** Goes to a whole second of the run with the keys of the time's handle, as a person does. */
export async function seekTo(place: Place, seconds: number): Promise<void> {
  const slider = timeSlider(place)
  await slider.focus()
  await slider.press('Home')
  for (let tens = 0; tens < Math.floor(seconds / 10); tens++) await slider.press('PageUp')
  for (let ones = 0; ones < seconds % 10; ones++) await slider.press('ArrowRight')
}

/** Shows the whole run, and presses its axis at a share of its length: 1 goes to the very end. */
export async function pressAxis(page: Page, share: number): Promise<void> {
  await page.getByRole('radio', { name: 'all', exact: true }).check({ force: true })
  await expect(page.getByRole('heading', { name: 'The whole run' })).toBeVisible()
  await settled(page)
  const axis = await timeSlider(page).locator('xpath=preceding-sibling::div[1]').boundingBox()
  if (!axis) throw new Error('The axis must be on the page, got nothing.')
  await page.mouse.click(axis.x + axis.width * share - (share === 1 ? 0.2 : 0), axis.y + axis.height / 2)
}

/** The run and the moment that the address holds now; it follows the page a little later. */
export function addressedRun(page: Page): { scenario: Scenario; atUs: number } {
  const { run, problems } = readLink(new URL(page.url()).hash)
  if (!run) throw new Error(`The address must hold a run, got ${JSON.stringify(problems)}.`)
  return run
}
