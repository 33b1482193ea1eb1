import { beforeEach, describe, expect, it } from 'vitest'
import { HeightTeller } from './HeightTeller.ts'

/** A frame on somebody's page: its content has a height, frames come when they are called. */
const page = {
  height: 0,
  sent: [] as { subject: string; message_id: string; height: number }[],
  waiting: [] as (() => void)[],
  stops: 0,
}
let teller: HeightTeller

beforeEach(() => {
  Object.assign(page, { height: 700, sent: [], waiting: [], stops: 0 })
  teller = new HeightTeller({
    send: (message) => page.sent.push(message),
    onNextFrame: (listen) => page.waiting.push(listen),
    measure: () => page.height,
    stopped: () => page.stops++,
  })
})

function frame(): void {
  for (const listen of page.waiting.splice(0)) listen()
}

function grownTo(...heights: readonly number[]): number[] {
  for (const height of heights) {
    page.height = height
    teller.changed()
    frame()
  }
  return page.sent.map((message) => message.height)
}

describe('the height', () => {
  it('is told once a frame, in the words of the host, each message with an id of its own', () => {
    teller.changed()
    teller.changed()
    expect(page.sent).toEqual([])
    expect(page.waiting).toHaveLength(1)
    frame()
    teller.changed()
    page.height = 650
    frame()
    expect(page.sent).toEqual([
      { subject: 'lti.frameResize', message_id: 'height-1', height: 700 },
      { subject: 'lti.frameResize', message_id: 'height-2', height: 650 },
    ])
  })

  it('is told as it grows and as it shrinks, in whole pixels upwards, never twice the same', () => {
    expect(grownTo(700.2, 700.9, 701, 500, 500, 700)).toEqual([701, 500, 700])
  })

  it('is never less than 120 nor more than 4000', () => {
    expect(grownTo(5, 110, 121, 4000, 9000, 100)).toEqual([120, 121, 4000, 120])
  })

  it.each([0, -5, Number.NaN, Number.NEGATIVE_INFINITY])('is not told where it measures %d', (height) => {
    expect(grownTo(height)).toEqual([])
    expect(grownTo(300, height, 300)).toEqual([300])
  })

  it('is told no more after eight growths in a row that the learner did not cause', () => {
    const heights = Array.from({ length: 30 }, (_, index) => 300 + index * 10)
    expect(grownTo(...heights)).toEqual(heights.slice(0, 9))
    expect(page.stops).toBe(1)
    expect(page.waiting).toEqual([])
  })

  it('may grow for ever by the doing of the learner', () => {
    const heights = Array.from({ length: 30 }, (_, index) => 300 + index * 10)
    for (const height of heights) {
      teller.acted()
      grownTo(height)
    }
    expect(page.sent).toHaveLength(30)
    expect(page.stops).toBe(0)
  })

  it('is told again after the learner has done something', () => {
    grownTo(...Array.from({ length: 20 }, (_, index) => 300 + index * 10))
    teller.acted()
    expect(grownTo(900).at(-1)).toBe(900)
  })

  it('may grow eight times again once it has shrunk', () => {
    const up = [300, 310, 320, 330, 340, 350, 360, 370]
    expect(grownTo(...up, ...up)).toHaveLength(16)
    expect(page.stops).toBe(0)
  })

  it('changes no more than the frame needs on a host that adds a reserve', () => {
    teller.changed()
    frame()
    teller.changed()
    frame()
    expect(page.sent).toHaveLength(1)
  })
})
