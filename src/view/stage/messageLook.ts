import type { Message } from '../../engine/momentAt.ts'
import type { Verdict } from '../../engine/rows.ts'
import { stageWords } from '../../words/en/stage.ts'
import type { MarkName } from '../marks/MarkName.ts'
import { isAsk } from './isAsk.ts'

/** What is said on a wire, in full and for where there is little room. */
export interface Said {
  full: string
  brief: string
}

/** How a message looks: its mark, the line it leaves behind, its colour and what is said with it. */
export interface MessageLook {
  mark: MarkName
  /** `solid` if it carries an event, else `dotted`. */
  line: 'solid' | 'dotted'
  tone: 'polling' | 'webhook' | 'nothing' | 'trouble'
  said: Said
}

const { said } = stageWords

const EMPTY_ANSWER: MessageLook = { mark: 'empty-poll', line: 'dotted', tone: 'nothing', said: said.nothing }
const QUESTION: MessageLook = { mark: 'question', line: 'dotted', tone: 'polling', said: said.question }
const COME_BACK: MessageLook = { mark: 'refused', line: 'dotted', tone: 'trouble', said: said.comeBack }
const THANKS: MessageLook = { mark: 'thanks', line: 'dotted', tone: 'webhook', said: said.thanks }
const REFUSALS: Readonly<Record<number, Said>> = { 0: said.closed, 401: said.noSeal }

/** How a message of any kind looks; `verdict` is what the other side made of the request, from its arrival on. */
export function messageLook(message: Message, verdict: Verdict): MessageLook {
  if (message.kind === 'poll') return pollLook(message)
  if (isAsk(message)) return askLook(message)
  return message.leg === 'out' ? callLook(message) : thanksLook(message, verdict)
}

function pollLook(message: Message): MessageLook {
  if (message.leg === 'out') return QUESTION
  if (message.status === 429) return COME_BACK
  if (message.count === 0) return EMPTY_ANSWER
  const news = said.news(message.firstEvent, message.count)
  return { mark: 'useful-poll', line: 'solid', tone: 'polling', said: news }
}

function askLook({ kind, leg, firstEvent, count }: Message): MessageLook {
  if (leg === 'out') {
    const question = kind === 'fetch' ? said.fetch(firstEvent) : said.missed
    return { mark: 'ask', line: 'dotted', tone: 'webhook', said: question }
  }
  if (count === 0) return kind === 'fetch' ? { ...EMPTY_ANSWER, said: said.noSuchOrder } : EMPTY_ANSWER
  const news = kind === 'fetch' ? said.fetched(firstEvent) : said.news(firstEvent, count)
  return { mark: 'useful-ask', line: 'solid', tone: 'webhook', said: news }
}

function callLook({ kind, firstEvent, attempt, isThin }: Message): MessageLook {
  if (kind === 'forged') {
    return { mark: 'forged', line: 'dotted', tone: 'trouble', said: said.stranger(firstEvent) }
  }
  const line = isThin ? 'dotted' : 'solid'
  if (attempt > 1) return { mark: 'retry', line, tone: 'webhook', said: said.again(firstEvent) }
  const news = isThin ? said.somethingHappened(firstEvent) : said.happened(firstEvent)
  return { mark: 'webhook', line, tone: 'webhook', said: news }
}

function thanksLook({ status }: Message, verdict: Verdict): MessageLook {
  if (status >= 200 && status < 300) {
    return verdict === 'duplicate' ? { ...THANKS, said: said.seenBefore } : THANKS
  }
  return { mark: 'refused', line: 'dotted', tone: 'trouble', said: REFUSALS[status] ?? said.full }
}
