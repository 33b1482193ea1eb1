import type { Paint, TextRole } from './Scene.ts'
import { TEXT_SIZES } from './textWidth.ts'

const PAINTS: readonly Paint[] = [
  'ground',
  'surface',
  'ink',
  'ink-2',
  'ink-3',
  'rule',
  'hair',
  'grey',
  'orange',
  'orange-ink',
  'orange-soft',
  'blue',
  'blue-ink',
  'blue-soft',
  'violet',
  'violet-ink',
  'violet-soft',
  'crimson',
  'crimson-ink',
  'crimson-soft',
]

const WEIGHTS: Readonly<Record<TextRole, string>> = {
  name: '620',
  zone: 'italic 430',
  tick: '450',
  wait: '500',
  strong: '640',
  number: '600',
  'strong-number': '680',
  disc: '680',
  badge: '680',
}

/** What the painter needs to know of the theme at an element: colours, faces of type, and how safe colour is. */
export interface Palette {
  colors: Readonly<Record<Paint, string>>
  fonts: Readonly<Record<TextRole, string>>
  /** Whether polling's bars are hatched, because colour cannot be relied on. */
  isHatched: boolean
  /** How much heavier lines are than usual, in px. */
  lineMore: number
}

/**
 * Reads the theme's tokens as they hold at `element`. A probe is coloured with each of them, so that any way of
 * writing a colour is understood, system colours included.
 */
export function readPalette(element: Element): Palette {
  const probe = document.createElement('span')
  probe.style.cssText = 'position:absolute;visibility:hidden;forced-color-adjust:none;transition:none'
  element.append(probe)
  const resolve = (paint: Paint) => {
    probe.style.color = paint === 'ground' ? 'var(--ground, var(--paper))' : `var(--${paint})`
    return getComputedStyle(probe).color
  }
  const colors = Object.fromEntries(PAINTS.map((paint) => [paint, resolve(paint)])) as Record<Paint, string>
  probe.remove()
  const styles = getComputedStyle(element)
  const token = (name: string) => styles.getPropertyValue(name).trim()
  const roles = Object.keys(TEXT_SIZES) as TextRole[]
  const fontOf = (role: TextRole) =>
    `${WEIGHTS[role]} ${TEXT_SIZES[role]}px ${token(role === 'zone' ? '--serif' : '--sans') || 'sans-serif'}`
  const fonts = Object.fromEntries(roles.map((role) => [role, fontOf(role)])) as Record<TextRole, string>
  const lineMore = Number.parseFloat(token('--line-more')) || 0
  return { colors, fonts, isHatched: token('--is-hatched') === '1', lineMore }
}

const CHANGES = [
  '(prefers-color-scheme: dark)',
  '(forced-colors: active)',
  '(prefers-contrast: more)',
  'print',
] as const

/** Calls `listen` whenever the theme may have changed; returns the way to stop it. */
export function onPaletteChange(listen: () => void): () => void {
  const queries = CHANGES.map((query) => matchMedia(query))
  for (const query of queries) query.addEventListener('change', listen)
  const observer = new MutationObserver(listen)
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'class', 'style'],
  })
  let isStopped = false
  document.fonts?.ready.then(() => {
    if (!isStopped) listen()
  })
  return () => {
    isStopped = true
    observer.disconnect()
    for (const query of queries) query.removeEventListener('change', listen)
  }
}
