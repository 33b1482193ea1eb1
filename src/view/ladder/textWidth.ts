import type { TextRole } from './Scene.ts'

/** Size in CSS pixels of each role of type. */
export const TEXT_SIZES: Readonly<Record<TextRole, number>> = {
  name: 13.5,
  zone: 14.5,
  tick: 12.5,
  wait: 12.5,
  strong: 13.5,
  number: 12.5,
  'strong-number': 14,
  disc: 12,
  badge: 10,
}

const NARROW = /[.,:;'|ijlI\s\u202f]/

/** About how wide a text is, in CSS pixels. The scene is drawn without a screen, so it cannot measure. */
export function textWidth(text: string, role: TextRole): number {
  let em = 0
  for (const letter of text) em += NARROW.test(letter) ? 0.27 : 0.585
  return em * TEXT_SIZES[role]
}
