/** A stop that is printed under the track; without a label it is a short tick alone. */
export interface PrintedStop {
  value: number
  label?: string
}

/** The stops of a slider, ascending; every printed one is among them. */
export interface StopScale {
  stops: readonly number[]
  printed: readonly PrintedStop[]
}

/** Number of the stop nearest to `value`, by ratio; the last one for null, which stands beyond every value. */
export function nearestStop(stops: readonly number[], value: number | null): number {
  return Math.round(placeOf(stops, value) * (stops.length - 1))
}

/** Where `value` lies between the first stop (0) and the last (1), the stops being evenly spread; pinned to the ends. */
export function placeOf(stops: readonly number[], value: number | null): number {
  const last = stops.length - 1
  if (value === null || value >= (stops[last] as number)) return 1
  const above = stops.findIndex((stop) => stop > value)
  if (above <= 0) return 0
  const low = stops[above - 1] as number
  const high = stops[above] as number
  return (above - 1 + Math.log(value / low) / Math.log(high / low)) / last
}

/** The next printed stop above (`direction` 1) or below (-1) `value`; the end of the scale if there is none. */
export function nextPrinted(scale: StopScale, value: number | null, direction: 1 | -1): number {
  const { printed, stops } = scale
  const from = value ?? Number.POSITIVE_INFINITY
  const values = printed.map((stop) => stop.value)
  const next = direction === 1 ? values.find((stop) => stop > from) : values.findLast((stop) => stop < from)
  return next ?? (stops[direction === 1 ? stops.length - 1 : 0] as number)
}
