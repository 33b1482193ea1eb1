import { button, clockText, everythingSaid, linkAt, loadCharts, openLab } from './lab.ts'
import { expect, test } from './page.ts'

test('the lab opens already playing, and something happens within three seconds', async ({ page }) => {
  await page.goto('lab/')
  await expect(button(page, 'Pause')).toBeVisible()
  await expect
    .poll(() => page.getByText(/of them known|[1-9]\d* of \d+ known|1 ask,/).count(), { timeout: 3000 })
    .toBeGreaterThan(0)
})

for (const speed of ['1×', '100×']) {
  test(`pause freezes every number at speed ${speed}`, async ({ page }) => {
    await openLab(page, linkAt(300e6))
    await loadCharts(page)
    await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: speed })
    const before = await clockText(page)
    await button(page, 'Play').click()
    await expect.poll(() => clockText(page)).not.toBe(before)
    await button(page, 'Pause').click()
    await expect(button(page, 'Play')).toBeVisible()
    // The address and the captions follow within a moment of the press; after it nothing may move.
    await page.waitForTimeout(300)
    const stopped = await everythingSaid(page)
    const address = page.url()
    await page.waitForTimeout(700)
    expect(await everythingSaid(page)).toBe(stopped)
    expect(page.url()).toBe(address)
  })
}
