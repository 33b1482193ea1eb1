import type { Page } from '@playwright/test'
import { button, linkAt, loadCharts, openLab, settled, stage, timeSlider } from './lab.ts'
import { expect, test } from './page.ts'

/** What a text needs at least so that it can be read by those who ask for more room (WCAG 1.4.12). */
const ROOMY_TEXT = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }
`

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Texts that are cut off by something around them, or stand outside the page. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const parent = node.parentElement
      if (text === '' || !parent?.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        continue
      if (parent.closest('.visually-hidden, script, style, noscript, option, dialog:not([open])')) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const box = range.getBoundingClientRect()
      if (box.width === 0) continue
      if (box.left < -1 || box.right > innerWidth + 1) found.push(`outside: ${text}`)
      for (
        let around = parent;
        around && around !== document.body;
        around = around.parentElement as HTMLElement
      ) {
        const style = getComputedStyle(around)
        if (style.overflowX === 'visible' && style.overflowY === 'visible') continue
        if (style.overflowX === 'auto' || style.overflowX === 'scroll' || around.matches('svg')) break
        const frame = around.getBoundingClientRect()
        const isCut =
          box.right > frame.right + 1 || box.left < frame.left - 1 || box.bottom > frame.bottom + 3
        if (isCut) found.push(`cut off: ${text}`)
      }
    }
    return found
  })

for (const path of ['', 'lab/', 'embed/']) {
  test(`/${path} has no horizontal overflow at any width, and nothing is cut off`, async ({ page }) => {
    await page.goto(path + linkAt(95e6))
    await expect(timeSlider(page)).toBeAttached()
    if (path !== 'embed/') {
      await loadCharts(page)
    }
    const found: string[] = []
    for (const width of [320, 390, 768, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      await settled(page)
      await expect.poll(() => overflow(page), { message: `at ${width} px` }).toBeLessThanOrEqual(0)
      found.push(...(await cutOff(page)).map((text) => `${width} px, ${text}`))
    }
    expect(found).toEqual([])
  })

  test(`/${path} bears more room between letters, words and lines`, async ({ page }) => {
    await page.goto(path + linkAt(95e6))
    await expect(timeSlider(page)).toBeAttached()
    await page.addStyleTag({ content: ROOMY_TEXT })
    const found: string[] = []
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await settled(page)
      await expect.poll(() => overflow(page), { message: `at ${width} px` }).toBeLessThanOrEqual(0)
      found.push(...(await cutOff(page)).map((text) => `${width} px, ${text}`))
    }
    expect(found).toEqual([])
  })
}

test('at 1280 by 800 stage, ladder, score and dock are all in sight', async ({ page }) => {
  await openLab(page, linkAt(95e6))
  await expect(stage(page)).toBeInViewport({ ratio: 1 })
  await expect(timeSlider(page)).toBeInViewport()
  await expect(page.getByRole('heading', { name: 'Score' })).toBeInViewport()
  await expect(page.getByRole('rowheader', { name: 'Bytes' })).toBeInViewport()
  await expect(button(page, 'Play')).toBeInViewport({ ratio: 1 })
})

test('where colours are forced the pictures use the colours of the system', async ({ visit }) => {
  const page = await visit({ forcedColors: 'active' })
  await openLab(page, linkAt(95e6))
  const colours = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement)
    return ['--ink', '--orange', '--blue', '--violet', '--grey', '--paper'].map((name) =>
      style.getPropertyValue(name).trim().toLowerCase(),
    )
  })
  expect(colours).toEqual(['canvastext', 'canvastext', 'linktext', 'highlight', 'graytext', 'canvas'])
  await expect(stage(page)).toBeVisible()
  await button(page, 'Play').click()
  await expect(button(page, 'Pause')).toBeVisible()
})

test('on paper the dock and the tools of the page are gone, and the figures are there', async ({ page }) => {
  await openLab(page, linkAt(95e6))
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('region', { name: 'Controls' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Share this run' })).toBeHidden()
  await expect(stage(page)).toBeVisible()
  await expect(page.locator('canvas').first()).toBeVisible()
  await expect(page.getByText('seed 7', { exact: true })).toBeVisible()
  await expect(page.getByText('1:35.000').first()).toBeVisible()
})
