import type { Page } from '@playwright/test'
import { askSlider, clockText, openLab, ordersSlider, requestsSent, seekTo } from './lab.ts'
import { expect, test } from './page.ts'

const asksInAMinute = async (page: Page) => {
  await seekTo(page, 60)
  return requestsSent(page, 'polling')
}

const callsInAMinute = async (page: Page) => {
  await seekTo(page, 60)
  return requestsSent(page, 'webhook')
}

/** Drags the thumb of a slider to a share of its track. */
async function drag(page: Page, slider: ReturnType<typeof askSlider>, share: number): Promise<void> {
  const box = await slider.boundingBox()
  if (!box) throw new Error('slider must be on the page, got nothing.')
  const now = await slider.evaluate((input: HTMLInputElement) => Number(input.value) / Number(input.max))
  // The middle of a thumb runs half its width inside the ends of the track.
  const x = (at: number) => box.x + 12 + at * (box.width - 24)
  const y = box.y + box.height / 2
  await page.mouse.move(x(now), y)
  await page.mouse.down()
  await page.mouse.move(x(share), y, { steps: 6 })
  await page.mouse.up()
}

test('the arrow keys on "ask every" change how often polling asks from then on', async ({ page }) => {
  await openLab(page)
  const before = await asksInAMinute(page)
  await seekTo(page, 0)
  await askSlider(page).focus()
  for (let presses = 0; presses < 12; presses++) await page.keyboard.press('ArrowLeft')
  await expect(askSlider(page)).toHaveAttribute('aria-valuetext', /^every 2\.\d seconds; about 0\.2\d orders/)
  expect(await asksInAMinute(page)).toBeGreaterThan(before * 1.5)
})

test('dragging "ask every" with the mouse changes how often polling asks', async ({ page }) => {
  await openLab(page)
  const before = await asksInAMinute(page)
  const calls = await requestsSent(page, 'webhook')
  await seekTo(page, 0)
  await drag(page, askSlider(page), 0)
  await expect(askSlider(page)).toHaveAttribute('aria-valuetext', /^every half a second/)
  expect(await asksInAMinute(page)).toBeGreaterThan(before * 5)
  expect(await requestsSent(page, 'webhook')).toBe(calls)
})

test('page keys on "orders" change how often the webhook calls, and leave the asks alone', async ({
  page,
}) => {
  await openLab(page)
  const before = await callsInAMinute(page)
  const asks = await requestsSent(page, 'polling')
  await seekTo(page, 0)
  await ordersSlider(page).focus()
  for (let presses = 0; presses < 2; presses++) await page.keyboard.press('PageUp')
  await expect(ordersSlider(page)).toHaveAttribute('aria-valuetext', /^60 orders a minute; about 5 orders/)
  expect(await callsInAMinute(page)).toBeGreaterThan(before * 4)
  expect(await requestsSent(page, 'polling')).toBe(asks)
})

test('dragging "orders" while the clock runs changes the run without stopping it', async ({ page }) => {
  await page.goto('lab/')
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await drag(page, ordersSlider(page), 1)
  await expect(ordersSlider(page)).toHaveAttribute('aria-valuetext', /^600 orders a minute/)
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect.poll(() => requestsSent(page, 'webhook')).toBeGreaterThan(3)
})

test('a typed value sets the run, beyond the ends of the slider too', async ({ page }) => {
  await openLab(page)
  const typed = page.getByRole('textbox', { name: 'Ask every, typed' })
  await typed.fill('250 ms')
  await typed.press('Enter')
  await expect(askSlider(page)).toHaveAttribute('aria-valuetext', /^every 250 milliseconds/)
  expect(await asksInAMinute(page)).toBeGreaterThan(200)
  const orders = page.getByRole('textbox', { name: 'Orders, typed' })
  await orders.fill('2 a second')
  await orders.press('Enter')
  await expect(orders).toHaveValue(/^120 a minute$/)
  await expect(page.getByText('0.5 orders between two asks').first()).toBeAttached()
})

for (const { field, text, says } of [
  {
    field: 'Ask every, typed',
    text: 'soon',
    says: /“soon” is not a length of time\. Write one from .* It stays at 5\s?s\./,
  },
  { field: 'Ask every, typed', text: '0', says: /the least is 1\s?ms, and 0 is less\. It stays at 5\s?s\./ },
  {
    field: 'Ask every, typed',
    text: '400 days',
    says: /the most is 1\s?d, and 400 days is more\. It stays at 5\s?s\./,
  },
  {
    field: 'Orders, typed',
    text: 'lots',
    says: /“lots” is not a rate\. Write one from .* It stays at 6 a minute\./,
  },
  {
    field: 'Orders, typed',
    text: '-3',
    says: /the least is 0 a minute, and -3 is less\. It stays at 6 a minute\./,
  },
]) {
  test(`"${text}" typed for "${field}" is refused with a clear sentence and changes nothing`, async ({
    page,
  }) => {
    await openLab(page)
    await seekTo(page, 20)
    const clock = await clockText(page)
    const slider = field.startsWith('Ask') ? askSlider(page) : ordersSlider(page)
    const value = await slider.getAttribute('aria-valuetext')
    const address = page.url()
    const typed = page.getByRole('textbox', { name: field })
    const shown = await typed.inputValue()
    await typed.fill(text)
    await typed.press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: says })).toBeVisible()
    await expect(typed).toHaveAccessibleDescription(says)
    await expect(typed).toHaveAttribute('aria-invalid', 'true')
    expect(await slider.getAttribute('aria-valuetext')).toBe(value)
    expect(await clockText(page)).toBe(clock)
    await typed.press('Escape')
    await expect(page.getByRole('alert').filter({ hasText: says })).toBeHidden()
    await expect(typed).toHaveValue(shown)
    expect(page.url().split('&t=')[0]).toBe(address.split('&t=')[0])
  })
}
