import type { Message } from '../../engine/momentAt.ts'
import type { Verdict } from '../../engine/rows.ts'
import { stageWords } from '../../words/en/stage.ts'
import type { MarkName } from '../marks/MarkName.ts'

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

/** How a message between a polling client and the shop looks. */
export function pollLook(message: Message): MessageLook {
  if (message.leg === 'out') return QUESTION
  if (message.status === 429) return COME_BACK
  if (message.count === 0) return EMPTY_ANSWER
  const news = said.news(message.firstEvent, message.count)
  return { mark: 'useful-poll', line: 'solid', tone: 'polling', said: news }
}

/** How a message between the shop and a receiver looks; `verdict` is what the receiver made of the call. */
export function callLook(message: Message, verdict: Verdict): MessageLook {
  const { firstEvent, attempt, status } = message
  if (message.leg === 'out') {
    if (attempt > 1) return { mark: 'retry', line: 'solid', tone: 'webhook', said: said.again(firstEvent) }
    return { mark: 'webhook', line: 'solid', tone: 'webhook', said: said.happened(firstEvent) }
  }
  if (status >= 200 && status < 300) {
    return verdict === 'duplicate' ? { ...THANKS, said: said.seenBefore } : THANKS
  }
  return { mark: 'refused', line: 'dotted', tone: 'trouble', said: REFUSALS[status] ?? said.full }
}
