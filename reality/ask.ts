import { type Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import type { RealRequest } from './LaneLog.ts'
import type { RealClock } from './RealClock.ts'
import { readBody } from './readBody.ts'

/** What to ask of a server on this machine. */
export interface Question {
  agent: Agent
  method: 'GET' | 'POST'
  port: number
  path: string
  headers: IncomingHttpHeaders
  body?: string
  timeoutMs: number
}

/** The answer that came in time. */
export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** Sends a request that left at `entry.sentAtMs`; `settle` is called once, without an answer if none came in time. */
export function ask(
  clock: RealClock,
  entry: RealRequest,
  question: Question,
  settle: (answer: Answer | undefined) => void,
): void {
  const { timeoutMs, body, ...options } = question
  const sent = request({ host: '127.0.0.1', ...options })
  const end = (answer: Answer | undefined) => {
    if (entry.settledAtMs !== null || clock.isStopped) return
    entry.settledAtMs = clock.nowMs()
    entry.status = answer?.status ?? null
    cancelTimeout()
    settle(answer)
  }
  const cancelTimeout = clock.at(entry.sentAtMs + timeoutMs, () => {
    end(undefined)
    sent.destroy()
  })
  sent.on('error', () => {
    // Also the echo of our own giving up, which finds the entry settled.
    if (entry.settledAtMs === null) entry.isRefused = true
    end(undefined)
  })
  sent.on('response', (message: IncomingMessage) => {
    readBody(message, (text) =>
      end({ status: message.statusCode ?? 0, headers: message.headers, body: text }),
    )
  })
  sent.end(body)
}
