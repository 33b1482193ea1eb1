import type { Expectation, Gap, Prediction } from '../../theory/Prediction.ts'
import { silenceWords, scoreWords as words } from '../../words/en/score.ts'
import { count, percent, wait } from '../../words/numbers.ts'
import type { Measure } from './scoreRows.ts'

/** What stands in small print under a figure: theory's value, or in a few words why there is none. */
export function theoryTextOf(prediction: Prediction | undefined, measure: Measure): string {
  if (!prediction || measure === 'bytes') return ''
  if (!prediction.applies) {
    // The reason is said once, under the first figure.
    return measure === 'requests' ? words.noTheoryBecause(silenceWords[prediction.why]) : words.noTheory
  }
  return theoryValue(prediction, measure) ?? gapText(prediction, measure)
}

function theoryValue(expectation: Expectation, measure: Measure): string | undefined {
  const { requests, wastedShare, meanWaitMs, worstWaitMs } = expectation
  switch (measure) {
    case 'requests':
      return requests === null ? undefined : words.theory(count(Math.round(requests)))
    case 'wasted':
      return wastedShare === null ? undefined : words.theory(percent(wastedShare))
    case 'average':
      return meanWaitMs === null ? undefined : words.theory(wait(meanWaitMs * 1000))
    default:
      return worstWaitMs === null ? undefined : words.atMost(wait(worstWaitMs * 1000))
  }
}

function gapText({ gaps }: Expectation, measure: Measure): string {
  const isBound = (gap: Gap) => gap === 'unbounded'
  if (measure === 'worst' && gaps.some(isBound)) return silenceWords.unbounded
  const gap = gaps.find((each) => !isBound(each))
  return gap ? words.noTheoryBecause(silenceWords[gap]) : words.noTheory
}
