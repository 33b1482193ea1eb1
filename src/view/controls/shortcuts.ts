/** What a key does to the run. */
export type Shortcut =
  | 'play-or-pause'
  | 'step-back'
  | 'step-forward'
  | 'second-back'
  | 'second-forward'
  | 'go-to-start'
  | 'go-to-latest'
  | 'previous-event'
  | 'next-event'
  | 'order-now'
  | 'restart'
  | 'help'

/** What has the focus, as far as it matters for keys: what it does with them itself. */
export type FocusKind = 'nothing' | 'button' | 'range' | 'choice' | 'text'

/** The part of a `KeyboardEvent` that decides. */
export interface Press {
  key: string
  shiftKey: boolean
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
}

const PLAIN: Readonly<Record<string, Shortcut>> = {
  ' ': 'play-or-pause',
  ArrowLeft: 'step-back',
  ArrowRight: 'step-forward',
  Home: 'go-to-start',
  End: 'go-to-latest',
}

const SHIFTED: Readonly<Record<string, Shortcut>> = {
  ArrowLeft: 'second-back',
  ArrowRight: 'second-forward',
}

const LETTERS: Readonly<Record<string, Shortcut>> = {
  j: 'previous-event',
  k: 'next-event',
  n: 'order-now',
  r: 'restart',
  '?': 'help',
}

const MOVES = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End'])

/** What a press means while something of the kind has the focus; undefined if it is for that or for nobody. */
export function shortcutFor(press: Press, focus: FocusKind, hasLetters: boolean): Shortcut | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey) return undefined
  if (isWanted(press.key, focus)) return undefined
  const letter = LETTERS[press.key.toLowerCase()]
  if (letter !== undefined) return hasLetters ? letter : undefined
  return (press.shiftKey ? SHIFTED : PLAIN)[press.key]
}

/** Whether the thing in focus uses the key itself. */
function isWanted(key: string, focus: FocusKind): boolean {
  if (focus === 'text') return true
  if (focus === 'choice') return key === ' ' || MOVES.has(key) || key.length === 1
  if (focus === 'range') return MOVES.has(key)
  return focus === 'button' && key === ' '
}

/** What kind of thing an element is for the keys. */
export function focusKindOf(element: Element): FocusKind {
  if (element.matches('input[type=range], [role=slider]')) return 'range'
  if (element.matches('select, input[type=radio], [role=radio], [role=option], [role=tab]')) return 'choice'
  if (element.matches('input[type=checkbox], button, summary, [role=button], [role=switch]')) return 'button'
  if (element.matches('input, textarea, [contenteditable]')) return 'text'
  return 'nothing'
}
