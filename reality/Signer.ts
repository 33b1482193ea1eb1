import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Standard Webhooks advises to refuse what was signed longer ago, or later, than this. */
const TOLERANCE_S = 300

/** Signs and verifies calls as Standard Webhooks 1.0.0 says: HMAC-SHA256 of id, time and raw body. */
export class Signer {
  readonly #key: Buffer

  /** `secret` is `whsec_` and the key in base64. */
  constructor(secret: string) {
    if (!secret.startsWith('whsec_'))
      throw new Error(`secret must begin with whsec_, got ${secret.slice(0, 6)}…`)
    this.#key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  }

  /** The three headers of a call. */
  headers(id: string, timestampS: number, body: string): Record<string, string> {
    return {
      'webhook-id': id,
      'webhook-timestamp': String(timestampS),
      'webhook-signature': this.#signature(id, String(timestampS), body),
    }
  }

  /** Whether the headers prove that a holder of the key sent this body, not long before or after `nowS`. */
  isGenuine(headers: IncomingHttpHeaders, body: string, nowS: number): boolean {
    const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': given } = headers
    if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof given !== 'string') return false
    if (!/^\d+$/.test(timestamp) || Math.abs(nowS - Number(timestamp)) > TOLERANCE_S) return false
    const expected = Buffer.from(this.#signature(id, timestamp, body))
    return given.split(' ').some((entry) => isEqual(Buffer.from(entry), expected))
  }

  #signature(id: string, timestamp: string, body: string): string {
    return `v1,${createHmac('sha256', this.#key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  }
}

function isEqual(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
