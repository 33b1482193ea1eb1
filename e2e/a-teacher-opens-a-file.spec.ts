import { readdirSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expectedScore } from './expectedScore.ts'
import { button, clockText, linkAt, openLab, pressAxis, scenarioOf, scoreFigures } from './lab.ts'
import { expect, test } from './page.ts'

const FOLDER = new URL('../proof/scenarios/', import.meta.url)
/** Runs as people have them: the others are there for the engine. */
const FILES = readdirSync(FOLDER).filter((name) => /^0[1-6]-.*\.json$/.test(name))
const textOf = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')

function open(page: Page, name: string, text: string): Promise<void> {
  return page
    .getByLabel('Open a file')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
}

for (const name of FILES) {
  test(`the file ${name} opens in the lab and plays`, async ({ page }) => {
    const file = JSON.parse(textOf(name)) as Record<string, unknown>
    await openLab(page, linkAt(30e6))
    await open(page, name, textOf(name))
    if (typeof file['title'] === 'string') await expect(page.getByText(file['title'])).toBeVisible()
    await expect(button(page, 'Pause')).toBeVisible()
    await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '1,000×' })
    await expect.poll(() => clockText(page)).toMatch(/^(?!0:[0-3])/)
    await expect(page.getByRole('region', { name: 'This file could not be opened' })).toHaveCount(0)
    await expect(page.getByText('This figure could not be drawn')).toHaveCount(0)
  })
}

test('the week of real pushes shows all its pushes at its end', async ({ page }) => {
  const text = textOf('06-a-week-of-pushes.json')
  const scenario = scenarioOf(JSON.parse(text) as Record<string, unknown>)
  await openLab(page, linkAt(30e6))
  await open(page, 'week.json', text)
  await button(page, 'Pause').click()
  await pressAxis(page, 1)
  await expect.poll(() => clockText(page)).toMatch(/^7d 0:00:00\.000/)
  const pushes = scenario.events.kind === 'trace' ? scenario.events.atMs.length : 0
  expect(pushes).toBeGreaterThan(200)
  await expect(page.getByText(`${pushes} orders = `).first()).toBeVisible()
  for (const [row, figures] of Object.entries(expectedScore(scenario, scenario.durationMs * 1000))) {
    expect(await scoreFigures(page, row)).toEqual(figures)
  }
})

test('a file with mistakes lists them all, and the run that was there stays', async ({ page }) => {
  await openLab(page, linkAt(61e6, { version: 1, title: 'The one that stays' }))
  const bad = {
    version: 1,
    durationMs: -1,
    colour: 'blue',
    lanes: [{ id: 'polling', strategy: 'poll', intervalMs: '5s' }],
  }
  await open(page, 'bad.json', JSON.stringify(bad))
  const notice = page.getByRole('region', { name: 'This file could not be opened' })
  await expect(notice).toContainText(/durationMs must .*got -1/)
  await expect(notice).toContainText(/colour/)
  await expect(notice).toContainText(/lanes\.polling\.intervalMs must .*got "5s"/)
  await expect(notice).toContainText('The run you had is still here.')
  await expect(page.getByText('The one that stays')).toBeVisible()
  expect(await clockText(page)).toBe('1:01.000')
  await notice.getByRole('button', { name: 'Dismiss' }).click()
  await expect(notice).toBeHidden()
})

test('a file with many mistakes still tells of every one', async ({ page }) => {
  await openLab(page, linkAt(61e6))
  const fields = Array.from({ length: 14 }, (_, index) => `strange${index}`)
  const bad = { version: 1, ...Object.fromEntries(fields.map((field) => [field, 1])) }
  await open(page, 'bad.json', JSON.stringify(bad))
  const notice = page.getByRole('region', { name: 'This file could not be opened' })
  await expect(notice).toBeVisible()
  const told = (await notice.innerText()).split('\n')
  expect(fields.filter((field) => !told.some((line) => line.includes(field)))).toEqual([])
})

test('a file that is not JSON is refused in a sentence', async ({ page }) => {
  await openLab(page, linkAt(61e6))
  await open(page, 'notes.txt', 'dear diary')
  await expect(page.getByRole('region', { name: 'This file could not be opened' })).toContainText(
    /must be JSON/,
  )
})

test('a file dropped on the page opens', async ({ page }) => {
  await openLab(page, linkAt(61e6))
  const files = await page.evaluateHandle((text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'busy.json', { type: 'application/json' }))
    return data
  }, textOf('03-busy-shop.json'))
  await page.locator('main').dispatchEvent('drop', { dataTransfer: files })
  await expect(page.getByText(/^Six hundred orders a minute/)).toBeVisible()
})
