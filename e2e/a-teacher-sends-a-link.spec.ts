import type { Page } from '@playwright/test'
import { readLink } from '../src/scenario/link.ts'
import { clock } from '../src/words/numbers.ts'
import {
  addressedRun,
  askSlider,
  button,
  clockText,
  everythingSaid,
  linkAt,
  loadCharts,
  openLab,
  seekTo,
} from './lab.ts'
import { expect, test } from './page.ts'

const RUN = { version: 1, title: 'A quiet shop', seed: 12, events: { kind: 'poisson', perMinute: 3 } }

/** Waits until the address holds the moment that is shown. */
async function addressFollows(page: Page): Promise<void> {
  await expect(async () => expect(clock(addressedRun(page).atUs)).toBe(await clockText(page))).toPass()
}

test('a link opens its run at its moment, and the page stays there', async ({ page }) => {
  await openLab(page, linkAt(123_456_789, RUN))
  expect(await clockText(page)).toBe('2:03.456')
  await expect(page.getByText('A quiet shop')).toBeVisible()
  await expect(page.getByText('seed 12')).toBeVisible()
  await expect(button(page, 'Play')).toBeVisible()
})

test('the address always holds the run: a reload and another window show the same run at the same moment', async ({
  page,
  visit,
}) => {
  await openLab(page, linkAt(1, RUN))
  await askSlider(page).press('PageUp')
  await button(page, 'Order now').click()
  await seekTo(page, 77)
  await addressFollows(page)
  await loadCharts(page)
  const said = await everythingSaid(page)
  await page.reload()
  await openLabHere(page)
  expect(await everythingSaid(page)).toBe(said)
  const other = await visit({})
  await other.goto(page.url())
  await openLabHere(other)
  expect(await everythingSaid(other)).toBe(said)
})

test('the address follows a run while it plays', async ({ page }) => {
  await page.goto('lab/')
  await expect(button(page, 'Pause')).toBeVisible()
  await expect.poll(() => readLink(new URL(page.url()).hash).run?.atUs ?? 0).toBeGreaterThan(0)
  const first = addressedRun(page).atUs
  await expect.poll(() => addressedRun(page).atUs).toBeGreaterThan(first)
  await button(page, 'Pause').click()
  await addressFollows(page)
})

test('the copied link opens the same run in the lab', async ({ page, visit }) => {
  await openLab(page, linkAt(123_456_789, RUN))
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Share this run' }).click()
  await expect(
    page.getByText('Copied. Whoever opens it sees this very run, at this very moment.'),
  ).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await button(page, 'Close').click()
  await loadCharts(page)
  const said = await everythingSaid(page)
  const other = await visit({})
  await other.goto(link)
  await openLabHere(other)
  expect(await everythingSaid(other)).toBe(said)
})

async function openLabHere(page: Page): Promise<void> {
  const { pathname, hash } = new URL(page.url())
  expect(pathname).toMatch(/\/lab\/$/)
  await expect(page.getByText('A quiet shop')).toBeVisible()
  await openLab(page, hash)
  await loadCharts(page)
}

const good = linkAt(5e6, RUN).slice(1)
const data = good.slice('s=1.'.length, good.indexOf('&'))

/** A link made by hand to text that is no good scenario. */
const lying = (file: unknown) => `s=1.${data.slice(0, 0)}${JSON.stringify(file)}`

for (const { name, fragment, says } of [
  {
    name: 'garbage',
    fragment: 's=1.%%%garbage%%%',
    says: /The run in the link must hold a whole run, got a broken one/,
  },
  {
    name: 'a link cut off',
    fragment: `s=1.${data.slice(0, -9)}`,
    says: /The run in the link must hold a whole run, got a broken one/,
  },
  {
    name: 'a link of another codec',
    fragment: `s=7.${data}`,
    says: /The run in the link must begin with 1\., got "?7\./,
  },
  {
    name: 'a link that is not coded at all',
    fragment: lying(RUN),
    says: /The run in the link must hold a whole run, got a broken one/,
  },
  {
    name: 'a link that is too long',
    fragment: `s=1.${'A'.repeat(40_000)}`,
    says: /The run in the link must be at most 32768 characters, got 40002/,
  },
  {
    name: 'a ready-made run that there is not',
    fragment: 'p=nothing',
    says: /The name in the link must name a ready-made run/,
  },
]) {
  test(`${name} opens the usual run, with a notice that says what was wrong and can be put away`, async ({
    page,
  }) => {
    await page.goto(`lab/#${fragment}`)
    const notice = page.getByRole('region', { name: 'This link could not be used as it is' })
    await expect(notice).toContainText(says)
    await expect(notice).toContainText('So you see the usual run instead.')
    await expect(button(page, 'Pause')).toBeVisible()
    await expect(page.getByText('seed 7', { exact: true })).toBeVisible()
    await notice.getByRole('button', { name: 'Dismiss' }).click()
    await expect(notice).toBeHidden()
    await expect.poll(() => readLink(new URL(page.url()).hash).run?.scenario.seed).toBe(7)
  })
}

test('a link beyond a limit says which, and what the limit is', async ({ page }) => {
  const { deflateSync, strToU8 } = await import('fflate')
  const file = { version: 1, lanes: [{ id: 'polling', strategy: 'poll', intervalMs: 0 }], seeds: 4 }
  const text = Buffer.from(deflateSync(strToU8(JSON.stringify(file)))).toString('base64url')
  await page.goto(`lab/#s=1.${text}`)
  const notice = page.getByRole('region', { name: 'This link could not be used as it is' })
  await expect(notice).toContainText(/lanes\.polling\.intervalMs must .*got 0/)
  await expect(notice).toContainText(/seeds/)
  await expect(button(page, 'Pause')).toBeVisible()
})

test('a link with a moment before the beginning opens its run at the beginning and says so', async ({
  page,
}) => {
  await page.goto(`lab/#s=1.${data}&t=-5`)
  const notice = page.getByRole('region', { name: 'This link could not be used as it is' })
  await expect(notice).toContainText(
    /The moment in the link must be a whole number of µs from 0 to \d+, got "?-5/,
  )
  await expect(notice).toContainText('The rest of the link is as it was made.')
  await expect(page.getByText('A quiet shop')).toBeVisible()
})

test('a link made with another engine opens, and says so', async ({ page }) => {
  await page.goto(`lab/#s=1.${data}&t=5000000&e=0.9`)
  const notice = page.getByRole('region', { name: 'This run was made with another engine' })
  await expect(notice).toContainText(/This run was made with engine 0\.9\./)
  await expect(page.getByText('A quiet shop')).toBeVisible()
  expect(await clockText(page)).toBe('0:05.000')
  await notice.getByRole('button', { name: 'Dismiss' }).click()
  await expect(notice).toBeHidden()
})

test('a query that asks for what there is not says so and is otherwise passed over', async ({ page }) => {
  await page.goto('lab/?theme=pink&utm_source=x')
  const notice = page.getByRole('region', { name: /^The address of this page asks for something/ })
  await expect(notice).toContainText(/theme must be auto or light or dark, got "pink"/)
  await expect(notice).not.toContainText('utm_source')
})

test('a run too large for a link says so and offers a file, which opens as the same run', async ({
  page,
  visit,
}) => {
  let atMs = 0
  let chance = 12345
  const times = Array.from({ length: 12_000 }, () => {
    chance = (chance * 1103515245 + 12345) % 2147483648
    atMs += 1 + (chance % 90_000) / 1000
    return Number(atMs.toFixed(3))
  })
  const file = { version: 1, title: 'A long record', events: { kind: 'trace', atMs: times } }
  await openLab(page)
  await page.getByLabel('Open a file').setInputFiles({
    name: 'record.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(file)),
  })
  await expect(page.getByText('A long record')).toBeVisible()
  await button(page, 'Pause').click()
  const notice = page.getByRole('region', { name: 'This run is too large for a link' })
  await expect(notice).toBeVisible()
  await expect.poll(() => new URL(page.url()).hash).toBe('')
  await seekTo(page, 60)
  await loadCharts(page)
  const said = await everythingSaid(page)
  const downloading = page.waitForEvent('download')
  await notice.getByRole('button', { name: 'Save as a file' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/\.json$/)

  const other = await visit({})
  await openLab(other)
  await other.getByLabel('Open a file').setInputFiles(await download.path())
  await expect(other.getByText('A long record')).toBeVisible()
  await button(other, 'Pause').click()
  await seekTo(other, 60)
  await loadCharts(other)
  expect(await everythingSaid(other)).toBe(said)
})
