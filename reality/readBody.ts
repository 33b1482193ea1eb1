import type { IncomingMessage } from 'node:http'

/** Hands over the text of a message when all of it has come; of one that is cut off, nothing. */
export function readBody(message: IncomingMessage, use: (text: string) => void): void {
  const parts: Buffer[] = []
  message.on('data', (part: Buffer) => parts.push(part))
  message.on('end', () => use(Buffer.concat(parts).toString('utf8')))
  message.on('error', () => {})
}
