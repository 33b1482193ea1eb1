import type { FrameLocator, Page } from '@playwright/test'
import { serveHostPage, serveSite } from './hostPage.ts'
import { button, clockText, everythingSaid, linkAt, loadCharts, timeSlider } from './lab.ts'
import { expect, test } from './page.ts'

type Server = Awaited<ReturnType<typeof serveSite>>
let host: Server
let site: Server

test.beforeAll(async () => {
  host = await serveHostPage()
  site = await serveSite()
})

test.afterAll(async () => {
  await Promise.all([host.close(), site.close()])
})

interface Framing {
  width?: number
  sandbox?: string
  path?: string
}

/** Opens the host page with a frame in it, and returns the frame. */
async function frameOn(page: Page, { width = 720, sandbox, path = `embed/${linkAt(0)}` }: Framing = {}) {
  const query = new URLSearchParams({ src: site.url + path, width: String(width) })
  if (sandbox !== undefined) query.set('sandbox', sandbox)
  await page.goto(`${host.url}?${query}`)
  return page.frameLocator('iframe')
}

const told = (page: Page) =>
  page.evaluate(() => (window as unknown as { told: Record<string, unknown>[] }).told)

const heights = async (page: Page) =>
  (await told(page))
    .filter(({ subject }) => subject === 'lti.frameResize')
    .map(({ height }) => Number(height))

/** How the frame's document stands in the frame: nothing of it may have to be scrolled to. */
const room = (frame: FrameLocator) =>
  frame.locator('html').evaluate((root) => ({
    missingX: root.scrollWidth - root.clientWidth,
    missingY: root.scrollHeight - root.clientHeight,
    gap: root.clientHeight - Math.ceil(root.getBoundingClientRect().height),
  }))

const FITS = { missingX: 0, missingY: 0, gap: 0 }

const SANDBOXES = [
  { name: 'a plain frame', sandbox: undefined },
  { name: 'a frame in a sandbox', sandbox: 'allow-scripts' },
]

for (const { name, sandbox } of SANDBOXES) {
  const framing = sandbox === undefined ? {} : { sandbox }

  test(`${name} waits for a press and takes no focus from the host`, async ({ page }) => {
    const frame = await frameOn(page, framing)
    await page.keyboard.type('Ada ')
    await expect(timeSlider(frame)).toBeAttached()
    await page.keyboard.type('Lovelace', { delay: 30 })
    await expect(page.getByLabel('Your name')).toBeFocused()
    await expect(page.getByLabel('Your name')).toHaveValue('Ada Lovelace')
    expect(await clockText(frame)).toBe('0:00.000')
    await expect(button(frame, 'Play')).toBeVisible()
    // Keys pressed on the host's page are the host's.
    await page.getByLabel('Your name').press('Space')
    await page.keyboard.press('n')
    expect(await clockText(frame)).toBe('0:00.000')
    await button(frame, 'Play').click()
    await expect.poll(() => clockText(frame)).not.toBe('0:00.000')
    await button(frame, 'Pause').click()
  })

  test(`${name} tells its height, grows and shrinks with its width, and never scrolls inside`, async ({
    page,
  }) => {
    const frame = await frameOn(page, framing)
    await expect(timeSlider(frame)).toBeAttached()
    await expect.poll(() => room(frame)).toEqual(FITS)
    const wide = (await heights(page)).at(-1)
    await page.locator('iframe').evaluate((element) => {
      element.style.width = '360px'
    })
    await expect.poll(async () => (await heights(page)).at(-1)).not.toBe(wide)
    await expect.poll(() => room(frame)).toEqual(FITS)
    const narrow = (await heights(page)).at(-1)
    await page.locator('iframe').evaluate((element) => {
      element.style.width = '720px'
    })
    await expect.poll(async () => (await heights(page)).at(-1)).toBe(wide)
    await expect.poll(() => room(frame)).toEqual(FITS)
    expect(narrow).not.toBe(wide)
    const all = await heights(page)
    expect(all.every((height, index) => height > 0 && height !== all[index - 1])).toBe(true)
    expect(all.length).toBeLessThan(24)
    for (const message of await told(page)) expect(message).not.toHaveProperty('width')
  })

  test(`${name} grows for a table and shrinks when it is closed`, async ({ page }) => {
    const frame = await frameOn(page, { ...framing, path: `embed/${linkAt(95e6)}` })
    await expect(timeSlider(frame)).toBeAttached()
    await expect.poll(() => room(frame)).toEqual(FITS)
    const before = (await heights(page)).at(-1) ?? 0
    await button(frame, 'Show as table').click()
    await expect.poll(async () => (await heights(page)).at(-1)).toBeGreaterThan(before)
    await expect.poll(() => room(frame)).toEqual(FITS)
    await button(frame, 'Hide the table').click()
    await expect.poll(async () => (await heights(page)).at(-1)).toBe(before)
  })

  test(`${name} plays, steps, obeys its sliders and starts again`, async ({ page }) => {
    const frame = await frameOn(page, { ...framing, path: `embed/${linkAt(21e6)}` })
    await expect(timeSlider(frame)).toBeAttached()
    expect(await clockText(frame)).toBe('0:21.000')
    await button(frame, 'Step event').click()
    expect(await clockText(frame)).not.toBe('0:21.000')
    const asks = frame.getByRole('slider', { name: 'Ask every', exact: true })
    await asks.press('PageDown')
    await expect(asks).toHaveAttribute('aria-valuetext', /^every 2 seconds/)
    await button(frame, 'Order now').click()
    await button(frame, 'Restart').click()
    expect(await clockText(frame)).toBe('0:00.000')
    await expect(asks).toHaveAttribute('aria-valuetext', /^every 2 seconds/)
  })
}

test('the way out of a frame opens the same run at the same moment in the lab', async ({ page }) => {
  const frame = await frameOn(page, { path: `embed/${linkAt(95e6)}` })
  await button(frame, 'Step event').click()
  const at = await clockText(frame)
  const out = frame.getByRole('link', { name: 'Open in Shoulder Tap' })
  await expect(out).toHaveAttribute('href', new RegExp(`^${site.url}lab/#s=1\\..+&t=(?!95000000)`))
  const opening = page.context().waitForEvent('page')
  await out.click()
  const lab = await opening
  await expect(timeSlider(lab)).toBeAttached()
  expect(await clockText(lab)).toBe(at)
  const inFrame = (await frame.locator('main').innerText()).match(/(\d+) asks?,/)?.[1]
  expect(await everythingSaid(lab)).toContain(`${inFrame} asks`)
})

test('sharing works where the clipboard and storage are forbidden', async ({ page }) => {
  const frame = await frameOn(page, { width: 1280, sandbox: 'allow-scripts', path: `lab/${linkAt(95e6)}` })
  await frame.getByRole('button', { name: 'Share this run' }).click()
  await expect(frame.getByText(/^Copied\. Whoever opens it|^Copying is not allowed here/)).toBeVisible()
  await button(frame, 'Dark').click()
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('a frame of fixed height is left alone, and a theme can be asked for', async ({ page }) => {
  const frame = await frameOn(page, { path: `embed/?height=500&theme=dark${linkAt(5e6)}` })
  await expect(timeSlider(frame)).toBeAttached()
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark')
  expect(await heights(page)).toEqual([])
})

test('frames of all widths have no overflow and no scrolling inside', async ({ page }) => {
  const frame = await frameOn(page, { width: 320, path: `embed/${linkAt(95e6)}` })
  await expect(timeSlider(frame)).toBeAttached()
  for (const width of [320, 360, 480, 640, 720, 1280]) {
    await page.locator('iframe').evaluate((element, px) => {
      element.style.width = `${px}px`
    }, width)
    await expect.poll(() => room(frame), { message: `at ${width} px` }).toEqual(FITS)
  }
})

test('under a sub-path every page loads whole', async ({ page }) => {
  const below = await serveSite('/courses/week-3/tap/')
  try {
    for (const path of ['', 'lab/', 'embed/']) {
      await page.goto(below.url + path)
      await expect(timeSlider(page)).toBeAttached()
      await expect(page.getByRole('slider', { name: 'Ask every', exact: true })).toBeVisible()
      if (path !== 'embed/') {
        await loadCharts(page)
      }
    }
    await expect(page.getByRole('link', { name: 'Open in Shoulder Tap' })).toHaveAttribute(
      'href',
      new RegExp(`^${below.url}lab/#s=1\\.`),
    )
  } finally {
    await below.close()
  }
})
