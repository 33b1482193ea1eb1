import type { Page } from '@playwright/test'
import {
  askSlider,
  button,
  clockText,
  linkAt,
  loadCharts,
  openLab,
  ordersSlider,
  settled,
  timeSlider,
} from './lab.ts'
import { expect, test } from './page.ts'

/** Name and role of what has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return ''
    const label = element.closest('label')?.textContent ?? ''
    return (element.getAttribute('aria-label') ?? `${label}${element.textContent}`)
      .replaceAll(/\s+/g, ' ')
      .trim()
  })

/** Names of all that the Tab key stops at, in order. */
async function tabStops(page: Page): Promise<string[]> {
  const stops: string[] = []
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    const name = await focused(page)
    if (name === '' && stops.length > 0) break
    if (name !== '') stops.push(name)
  }
  return stops
}

/** Presses Tab until the focus is on the thing of that name. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    const now = await focused(page)
    if (typeof name === 'string' ? now === name : name.test(now)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab must lead to ${name}, got nowhere.`)
}

const inOrder = (stops: string[], names: (string | RegExp)[]) =>
  names.map((name) => stops.findIndex((stop) => (typeof name === 'string' ? stop === name : name.test(stop))))

test('the Tab key leads through everything that can be done in the lab, in the order it is seen', async ({
  page,
}) => {
  await openLab(page, linkAt(65e6))
  await expect(button(page, 'Show as table')).toHaveCount(4)
  const stops = await tabStops(page)
  const places = inOrder(stops, [
    'Shoulder Tap, start page',
    /^Share/,
    'Dark',
    'Keyboard',
    /^1\s?min$/,
    /^Order \d+, /,
    'Time',
    'The stretch of the run that the ladder shows',
    /^Start of the stretch/,
    /^End of the stretch/,
    'Show as table',
    'Open a file',
    'Restart',
    'Step back',
    'Play',
    'Step event',
    'Speed',
    'Ask every, typed',
    'Ask every',
    'Orders, typed',
    'Orders',
    'Order now',
    'Follow messages',
  ])
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places[0]).toBeGreaterThanOrEqual(0)
  expect(stops.filter((stop) => stop === 'Show as table')).toHaveLength(4)
})

test('in a frame the Tab key leads to every control, and out again', async ({ page }) => {
  await page.goto(`embed/${linkAt(65e6)}`)
  await expect(timeSlider(page)).toBeAttached()
  await expect(page.getByRole('link', { name: 'Open in Shoulder Tap' })).toBeVisible()
  const stops = await tabStops(page)
  const places = inOrder(stops, [
    /^Order \d+, /,
    'Time',
    'Play',
    'Step event',
    'Ask every, typed',
    'Ask every',
    'Orders, typed',
    'Orders',
    'Order now',
    'Open in Shoulder Tap',
  ])
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places[0]).toBeGreaterThanOrEqual(0)
})

test('Space plays and pauses, arrows step, Shift with arrows go by seconds, Home and End to both ends', async ({
  page,
}) => {
  await openLab(page, linkAt(65e6))
  await page.keyboard.press('Space')
  await expect(button(page, 'Pause')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(button(page, 'Play')).toBeVisible()
  await page.keyboard.press('Home')
  expect(await clockText(page)).toBe('0:00.000')
  await page.keyboard.press('Shift+ArrowRight')
  expect(await clockText(page)).toBe('0:01.000')
  await page.keyboard.press('ArrowRight')
  const stepped = await clockText(page)
  expect(stepped).not.toBe('0:01.000')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  expect(await clockText(page)).toBe(stepped)
  await page.keyboard.press('End')
  expect(await clockText(page)).toMatch(/^1:05\./)
  await page.keyboard.press('Shift+ArrowLeft')
  expect(await clockText(page)).toMatch(/^1:04\./)
})

test('J and K choose an order, N makes one, R starts again, and letters can be switched off', async ({
  page,
}) => {
  await openLab(page, linkAt(65e6))
  const chosen = page.getByRole('button', { name: /^Order \d+, / })
  await page.keyboard.press('k')
  await expect(chosen).toHaveAttribute('aria-pressed', 'true')
  const newest = await chosen.getAttribute('aria-label')
  await page.keyboard.press('j')
  await expect(chosen).not.toHaveAttribute('aria-label', newest ?? '')
  await page.keyboard.press('K')
  await expect(chosen).toHaveAttribute('aria-label', newest ?? '')
  await page.keyboard.press('Escape')
  await expect(chosen).toHaveAttribute('aria-pressed', 'false')
  const happened = Number(/^Order (\d+)/.exec(newest ?? '')?.[1])
  await page.keyboard.press('n')
  await expect(page.getByText(`${happened + 1} orders so far`).first()).toBeAttached()
  await page.keyboard.press('r')
  expect(await clockText(page)).toBe('0:00.000')
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  await expect(help).toBeVisible()
  await tabTo(page, /^Letter keys/)
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await page.keyboard.press('?')
  await page.keyboard.press('n')
  await expect(help).toBeHidden()
  await expect(page.getByText('1 order so far')).toHaveCount(0)
})

test('sliders, typed values, windows, the table and an order are moved by keys alone', async ({ page }) => {
  await openLab(page, linkAt(65e6))
  await tabTo(page, 'Ask every')
  await page.keyboard.press('PageUp')
  await expect(askSlider(page)).toHaveAttribute('aria-valuetext', /^every 10 seconds/)
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageDown')
  await expect(askSlider(page)).toHaveAttribute('aria-valuetext', /^every 2 seconds/)
  await page.keyboard.press('Home')
  await expect(askSlider(page)).toHaveAttribute('aria-valuetext', /^every half a second/)
  await page.keyboard.press('End')
  await expect(askSlider(page)).toHaveAttribute('aria-valuetext', /^every 5 minutes/)
  await tabTo(page, 'Orders, typed')
  await page.keyboard.type('30')
  await page.keyboard.press('Enter')
  await expect(ordersSlider(page)).toHaveAttribute('aria-valuetext', /^30 orders a minute/)
  expect(await focused(page)).toBe('Orders, typed')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Orders')
  await tabTo(page, /^1\s?min$/)
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: /5\s?min/ })).toBeChecked()
  await expect(page.getByRole('heading', { name: 'The last five minutes' })).toBeVisible()
  await tabTo(page, /^Order \d+, /)
  const order = page.getByRole('button', { name: /^Order \d+, / })
  const first = await order.getAttribute('aria-label')
  await page.keyboard.press('ArrowRight')
  await expect(order).not.toHaveAttribute('aria-label', first ?? '')
  await tabTo(page, 'Show as table')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('table', { name: /^Orders from / })).toBeVisible()
})

test('sharing, colours, notices and the list of keys need no mouse', async ({ page }) => {
  await openLab(page, '#s=1.broken')
  await button(page, 'Pause').press('Space')
  const notice = page.getByRole('region', { name: 'This link could not be used as it is' })
  await expect(notice).toBeVisible()
  await tabTo(page, 'Dismiss')
  await page.keyboard.press('Enter')
  await expect(notice).toBeHidden()
  await tabTo(page, /^Share/)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Copied\. Whoever opens it|^Copying is not allowed here/)).toBeVisible()
  await tabTo(page, 'Dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await tabTo(page, 'Keyboard')
  await page.keyboard.press('Enter')
  const help = page.getByRole('dialog', { name: 'Keys' })
  await expect(help).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  expect(await focused(page)).toBe('Keyboard')
})

/** Where the focus is, if that is not in sight: above the page, below it or under the dock. */
const coveredFocus = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    const dock = document.querySelector('section[aria-label=Controls]')
    if (!element || element === document.body || dock?.contains(element)) return ''
    const { top, bottom, height } = element.getBoundingClientRect()
    const floor = Math.min(innerHeight, dock?.getBoundingClientRect().top ?? innerHeight)
    const isSeen = height <= 1 || (top >= -1 && Math.min(bottom, top + 44) <= floor + 1)
    return isSeen
      ? ''
      : `from ${Math.round(top)} to ${Math.round(bottom)}, the dock from ${Math.round(floor)}`
  })

test('what has the focus is always in sight, never under the dock', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 700 })
  await openLab(page, linkAt(65e6))
  await loadCharts(page)
  const hidden: string[] = []
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab')
    const name = await focused(page)
    if (name === '' && presses > 5) break
    // The page may take a moment to scroll there.
    for (let looks = 0; looks < 10 && (await coveredFocus(page)) !== ''; looks++) await settled(page)
    const covered = await coveredFocus(page)
    if (covered !== '') hidden.push(`${name}: ${covered}`)
  }
  expect(hidden).toEqual([])
})
