import { describe, expect, it } from 'vitest'
import { type FocusKind, type Press, shortcutFor } from './shortcuts.ts'

function press(key: string, held: Partial<Press> = {}): Press {
  return { key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...held }
}

const ALL = [' ', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'j', 'k', 'n', 'r', '?']

describe('shortcutFor', () => {
  it('knows every key of the list', () => {
    expect(ALL.map((key) => shortcutFor(press(key), 'nothing', true))).toEqual([
      'play-or-pause',
      'step-back',
      'step-forward',
      'go-to-start',
      'go-to-latest',
      'previous-event',
      'next-event',
      'order-now',
      'restart',
      'help',
    ])
  })

  it('moves by a second with Shift, and reads a question mark that needs Shift', () => {
    expect(shortcutFor(press('ArrowLeft', { shiftKey: true }), 'nothing', true)).toBe('second-back')
    expect(shortcutFor(press('ArrowRight', { shiftKey: true }), 'nothing', true)).toBe('second-forward')
    expect(shortcutFor(press('?', { shiftKey: true }), 'nothing', true)).toBe('help')
    expect(shortcutFor(press(' ', { shiftKey: true }), 'nothing', true)).toBeUndefined()
  })

  it('leaves the keys of the browser alone', () => {
    for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) {
      expect(ALL.map((key) => shortcutFor(press(key, held), 'nothing', true))).toEqual(
        ALL.map(() => undefined),
      )
    }
  })

  it('leaves letters alone when they are switched off, and nothing else', () => {
    const left = ALL.filter((key) => shortcutFor(press(key), 'nothing', false) !== undefined)
    expect(left).toEqual([' ', 'ArrowLeft', 'ArrowRight', 'Home', 'End'])
  })

  it.each<[FocusKind, readonly string[]]>([
    ['text', []],
    ['choice', []],
    ['range', [' ', 'j', 'k', 'n', 'r', '?']],
    ['button', ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'j', 'k', 'n', 'r', '?']],
    ['nothing', ALL],
  ])('leaves to a %s what it wants itself', (focus, ours) => {
    expect(ALL.filter((key) => shortcutFor(press(key), focus, true) !== undefined)).toEqual(ours)
  })
})
