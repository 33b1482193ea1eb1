import { momentAt } from '../../engine/momentAt.ts'
import type { Sight } from '../../state/sight.ts'
import { requestsWords as words } from '../../words/en/charts.ts'
import { scoreWords } from '../../words/en/score.ts'
import { laneTallyOf } from '../scoreboard/laneTallyOf.ts'
import type { TimeAxis } from './timeAxis.ts'

/** The counts at the ticks of the time axis up to the moment shown, and at it, as rows of words. */
export function requestTable(sight: Sight, time: TimeAxis): string[][] {
  const nowUs = sight.moment.atUs
  const timesUs = [...time.ticksUs.filter((us) => us > 0 && us < nowUs), nowUs]
  return timesUs.map((atUs) => {
    const then = { ...sight, moment: momentAt(sight.records, atUs) }
    const poll = laneTallyOf(then, 'poll')
    const webhook = laneTallyOf(then, 'webhook')
    const cell = (amount: number | undefined) =>
      amount === undefined ? scoreWords.none : words.count(amount)
    return [words.at(atUs), cell(poll?.requests), cell(poll?.useful), cell(webhook?.requests)]
  })
}
