import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { colourDistance, contrast, EYES, linearRgb, seenBy } from './colourDistance.ts'

type Theme = Readonly<Record<string, string>>

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function coloursAfter(opening: string): Theme {
  const start = css.indexOf(opening)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  )
}

const colour = (theme: Theme, name: string) => theme[name] ?? expect.fail(`no colour --${name}`)

const THEMES: Readonly<Record<string, Theme>> = {
  light: coloursAfter(':root {'),
  dark: coloursAfter(":root[data-theme='dark'] {"),
}
const GROUNDS = ['paper', 'surface', 'sunk']
const SOFTS = ['orange-soft', 'blue-soft', 'violet-soft', 'crimson-soft']
const INKS = ['ink', 'ink-2', 'orange-ink', 'blue-ink', 'violet-ink', 'crimson-ink', 'focus']
const MARKS = ['orange', 'blue', 'violet', 'crimson', 'grey']

function leastContrast(theme: Theme, name: string, grounds: readonly string[]): number {
  return Math.min(...grounds.map((ground) => contrast(colour(theme, name), colour(theme, ground))))
}

function nearestMarks(theme: Theme, eye: readonly number[]): { distance: number; pair: string } {
  const seen = MARKS.map((name) => seenBy(eye, linearRgb(colour(theme, name))))
  const pairs = MARKS.flatMap((one, i) =>
    MARKS.slice(i + 1).map((two, j) => ({
      pair: `${one}/${two}`,
      distance: colourDistance(seen[i]!, seen[i + 1 + j]!),
    })),
  )
  return pairs.reduce((least, next) => (next.distance < least.distance ? next : least))
}

describe.each(Object.entries(THEMES))('The %s colours', (_name, theme) => {
  it.each(INKS)('let text in %s be read on every ground and every soft', (ink) => {
    expect(leastContrast(theme, ink, [...GROUNDS, ...SOFTS])).toBeGreaterThanOrEqual(4.5)
  })

  it('let text in ink-3 be read on every ground', () => {
    expect(leastContrast(theme, 'ink-3', GROUNDS)).toBeGreaterThanOrEqual(4.5)
  })

  it.each([...MARKS, 'rule'])('let the mark %s be seen on every ground and every soft', (mark) => {
    expect(leastContrast(theme, mark, [...GROUNDS, ...SOFTS])).toBeGreaterThanOrEqual(3)
  })

  it.each(['orange-ink', 'blue-ink', 'ink'])('let a number in surface be read on %s', (ink) => {
    expect(contrast(colour(theme, 'surface'), colour(theme, ink))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(Object.entries(EYES))('keep the five marks at least 15 apart, eyes: %s', (_eye, matrix) => {
    expect(nearestMarks(theme, matrix).distance).toBeGreaterThanOrEqual(15)
  })
})

describe('The colour sets', () => {
  it('give the dark theme the same colours by choice and by the device', () => {
    expect(coloursAfter(":root:not([data-theme='light']) {")).toEqual(THEMES['dark'])
  })

  it('name the same colours in light and dark', () => {
    expect(Object.keys(THEMES['dark']!)).toEqual(Object.keys(THEMES['light']!))
  })

  it.each([
    ['light', 'as designed', 24.1, 'orange/grey'],
    ['light', 'protanopia', 20.4, 'orange/grey'],
    ['light', 'deuteranopia', 19.6, 'crimson/grey'],
    ['light', 'tritanopia', 16.3, 'orange/crimson'],
    ['dark', 'as designed', 25.1, 'orange/grey'],
    ['dark', 'protanopia', 16.3, 'blue/violet'],
    ['dark', 'deuteranopia', 15.7, 'crimson/grey'],
    ['dark', 'tritanopia', 15.3, 'violet/grey'],
  ] as const)(
    'hold the distance that the design states, %s, %s: %d between %s',
    (theme, eye, distance, pair) => {
      const nearest = nearestMarks(THEMES[theme]!, EYES[eye])
      expect(nearest.pair).toBe(pair)
      expect(Math.abs(nearest.distance - distance)).toBeLessThan(0.11)
    },
  )

  it('print in inks that can be read on white', () => {
    const print = coloursAfter('@media print')
    for (const name of INKS) expect(contrast(colour(print, name), '#ffffff')).toBeGreaterThanOrEqual(4.5)
  })
})

describe('The distance of two colours', () => {
  it('is 100 between black and white', () => {
    expect(colourDistance([0, 0, 0], [1, 1, 1])).toBeCloseTo(100, 3)
  })
})
