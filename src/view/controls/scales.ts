import { controlWords } from '../../words/en/controls.ts'
import { fineStops } from './fineStops.ts'
import type { StopScale } from './stopScale.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60_000

function printed(values: readonly number[], labels: readonly (string | undefined)[]): StopScale['printed'] {
  return values.map((value, i) => {
    const label = labels[i]
    return label === undefined ? { value } : { value, label }
  })
}

/** Half a second to five minutes, in ms: two digits of seconds up to a minute, then two digits of minutes. */
export const ASK_SCALE: StopScale = {
  stops: [
    ...fineStops(0.5, 60)
      .slice(0, -1)
      .map((s) => Math.round(s * SECOND_MS)),
    ...fineStops(1, 5).map((min) => Math.round(min * MINUTE_MS)),
  ],
  printed: printed(
    [0.5, 1, 2, 5, 10, 30, 60, 120, 300].map((s) => s * SECOND_MS),
    controlWords.askStops,
  ),
}

/** Half an order to 600 orders a minute. */
export const ORDER_SCALE: StopScale = {
  stops: fineStops(0.5, 600),
  printed: printed([0.5, 1, 2, 6, 20, 60, 200, 600], controlWords.orderStops),
}
