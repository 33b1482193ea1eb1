import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { earliestUs, type LadderView, ladderWindow, movedView, shownEndUs } from './ladderWindow.ts'

const VIEW: LadderView = { choice: '1min', spanUs: 60e6, startUs: Number.NEGATIVE_INFINITY, isHeld: false }
const END_US = 600e6
const SHARE = 0.945

const windowOf = (view: LadderView, nowUs: number) => ladderWindow(view, nowUs, END_US, SHARE)

/** The view after the clock has gone through the moments, as the board moves it. */
function viewAfter(view: LadderView, moments: readonly number[]): LadderView {
  let moved = view
  for (let k = 1; k < moments.length; k++) {
    const before = moments[k - 1] as number
    moved = movedView(moved, windowOf(moved, before), before, moments[k] as number, false)
  }
  return moved
}

describe('ladderWindow', () => {
  it('begins just before the run and stands still until now pushes it', () => {
    expect(windowOf(VIEW, 0)).toEqual({ fromUs: earliestUs(60e6), toUs: 60e6 + earliestUs(60e6) })
    expect(windowOf(VIEW, 50e6)).toEqual(windowOf(VIEW, 0))
  })

  it('keeps now at its share of the window while the run goes on', () => {
    const { fromUs, toUs } = windowOf(VIEW, 300e6)
    expect((300e6 - fromUs) / (toUs - fromUs)).toBeCloseTo(SHARE, 9)
  })

  it('stays where it was when one scrubs back within it', () => {
    const before = windowOf(VIEW, 300e6)
    const view = viewAfter(VIEW, [300e6, 280e6, 260e6])
    expect(windowOf(view, 260e6)).toEqual(before)
  })

  it('shows the very same window again after scrubbing back and forth', () => {
    const moment = fc.integer({ min: 0, max: END_US })
    fc.assert(
      fc.property(moment, fc.array(moment, { maxLength: 12 }), (nowUs, others) => {
        const first = windowOf(VIEW, nowUs)
        const low = others.filter((other) => other <= nowUs).sort((a, b) => b - a)
        const path = [nowUs, ...low, ...low.toReversed(), nowUs]
        // A leap takes the window along, so only paths in small steps come back to the same place.
        const isSmall = path.every((at, k) => k === 0 || Math.abs(at - (path[k - 1] as number)) < 25e6)
        fc.pre(isSmall || low.length === 0)
        expect(windowOf(viewAfter(VIEW, path), nowUs)).toEqual(first)
      }),
    )
  })

  it('keeps now in sight wherever the clock goes, unless the reader holds the window', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: END_US }), { minLength: 1 }), (moments) => {
        const nowUs = moments.at(-1) as number
        const { fromUs, toUs } = windowOf(viewAfter(VIEW, moments), nowUs)
        expect(fromUs).toBeLessThanOrEqual(nowUs)
        expect(toUs).toBeGreaterThan(nowUs)
      }),
    )
  })

  it('stays at a stretch that the reader holds while the run plays on elsewhere', () => {
    const held: LadderView = { ...VIEW, startUs: 100e6, isHeld: true }
    const moved = movedView(held, windowOf(held, 300e6), 300e6, 301e6, true)
    expect(windowOf(moved, 301e6)).toEqual({ fromUs: 100e6, toUs: 160e6 })
  })

  it('keeps now at the right edge of a narrow ladder', () => {
    expect(ladderWindow(VIEW, 40e6, END_US, 1)).toEqual({ fromUs: -20e6, toUs: 40e6 })
  })
})

describe('shownEndUs', () => {
  it('is the length of the run, and grows in quarters of it beyond', () => {
    expect(shownEndUs(600e6, 100e6)).toBe(600e6)
    expect(shownEndUs(600e6, 600e6)).toBe(600e6)
    expect(shownEndUs(600e6, 601e6)).toBe(750e6)
  })
})
