const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < bytes.length; index += 3) {
    const three = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0)
    const digits = Math.min(bytes.length - index, 3) + 1
    for (let digit = 0; digit < digits; digit++) text += DIGITS[(three >> (18 - 6 * digit)) & 63]
  }
  return text
}

/** The bytes of a base64url text, or nothing if it is not one. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let length = 0
  let at = 0
  for (const letter of text) {
    const digit = DIGITS.indexOf(letter)
    if (digit < 0) return undefined
    bits = ((bits << 6) | digit) & 0xffff
    length += 6
    if (length < 8) continue
    length -= 8
    bytes[at++] = (bits >> length) & 0xff
  }
  return bytes
}
