/** Matches one number as people type it, fractions included, anywhere in a text. */
export const NUMBER = String.raw`[-\u2212]?(?:\d+\/\d+|\d[\d.,]*[½¼¾]?|[.,]\d+|[½¼¾])`

const FRACTIONS: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 }
const THOUSANDS = /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/

/** Reads `5`, `-5`, `0.5`, `0,5`, `1,200`, `½`, `2½` or `1/2`; undefined for anything else. */
export function readNumber(text: string): number | undefined {
  const amount = readAmount(text.replace(/^[-\u2212]/, ''))
  return amount !== undefined && /^[-\u2212]/.test(text) ? 0 - amount : amount
}

function readAmount(text: string): number | undefined {
  const quotient = /^(\d+)\/(\d+)$/.exec(text)
  if (quotient) return finite(Number(quotient[1]) / Number(quotient[2]))
  const fraction = FRACTIONS[text.at(-1) ?? ''] ?? 0
  const digits = fraction > 0 ? text.slice(0, -1) : text
  if (digits === '') return fraction > 0 ? fraction : undefined
  const plain = THOUSANDS.test(digits) ? digits.replaceAll(',', '') : digits.replace(',', '.')
  return /^(\d+\.?\d*|\.\d+)$/.test(plain) ? finite(Number(plain) + fraction) : undefined
}

/** The text in the form that the parsers expect: small letters, common spaces, none around it. */
export function plainText(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/gu, ' ').trim()
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined
}
