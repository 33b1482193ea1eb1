import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

type Stored = typeof import('./storage.ts')
type Preferred = typeof import('./preferences.ts')

/** A storage of a browser, or one that forbids everything. */
function storageOf(content: Map<string, string> | undefined): unknown {
  if (content === undefined) return undefined
  return {
    getItem: (key: string) => content.get(key) ?? null,
    setItem: (key: string, value: string) => content.set(key, value),
  }
}

function provide(get: () => unknown): void {
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, get })
}

const forbid = () => {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}

let original: PropertyDescriptor | undefined
beforeEach(() => {
  original = Object.getOwnPropertyDescriptor(globalThis, 'localStorage')
  vi.resetModules()
})
afterEach(() => {
  if (original) Object.defineProperty(globalThis, 'localStorage', original)
  else Reflect.deleteProperty(globalThis, 'localStorage')
})

const storage = (): Promise<Stored> => import('./storage.ts')
const preferences = (): Promise<Preferred> => import('./preferences.ts')

describe('the storage', () => {
  it('keeps values in the browser, under a name of its own', async () => {
    const content = new Map<string, string>()
    provide(() => storageOf(content))
    const { keep, recall } = await storage()
    expect(recall('theme')).toBeUndefined()
    keep('theme', 'dark')
    expect(content).toEqual(new Map([['shoulder-tap.theme', 'dark']]))
    expect(recall('theme')).toBe('dark')
  })

  it.each([
    ['forbidden', forbid],
    ['not there', () => undefined],
    ['full', () => ({ getItem: () => null, setItem: forbid })],
  ])('is a memory where that is %s', async (_how, get) => {
    provide(get)
    const { keep, recall } = await storage()
    expect(recall('theme')).toBeUndefined()
    keep('theme', 'dark')
    expect(recall('theme')).toBe('dark')
  })
})

describe('the preferences', () => {
  it('are what was kept', async () => {
    provide(() =>
      storageOf(
        new Map([
          ['shoulder-tap.theme', 'dark'],
          ['shoulder-tap.letter-keys', 'off'],
        ]),
      ),
    )
    const { usePreferences } = await preferences()
    expect(usePreferences.getState()).toEqual({ theme: 'dark', hasLetterKeys: false })
  })

  it('are the usual ones where what was kept makes no sense', async () => {
    provide(() =>
      storageOf(
        new Map([
          ['shoulder-tap.theme', 'pink'],
          ['shoulder-tap.letter-keys', ''],
        ]),
      ),
    )
    const { usePreferences } = await preferences()
    expect(usePreferences.getState()).toEqual({ theme: 'auto', hasLetterKeys: true })
  })

  it('are kept, but for a theme that the address asks for', async () => {
    const content = new Map<string, string>()
    provide(() => storageOf(content))
    const { setLetterKeys, setTheme, usePreferences } = await preferences()
    setTheme('dark', false)
    expect(usePreferences.getState().theme).toBe('dark')
    expect(content.size).toBe(0)
    setTheme('light')
    setLetterKeys(false)
    expect([...content.values()]).toEqual(['light', 'off'])
  })

  it('work where storage is forbidden', async () => {
    provide(forbid)
    const { setTheme, usePreferences } = await preferences()
    setTheme('dark')
    expect(usePreferences.getState()).toEqual({ theme: 'dark', hasLetterKeys: true })
  })
})
