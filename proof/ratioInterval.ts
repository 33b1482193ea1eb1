/** A confidence interval. */
export interface Interval {
  least: number
  most: number
}

/** One replication: a sum and what it is measured against, such as all waits and their number. */
export interface Sample {
  sum: number
  per: number
}

/** Quantile of Student's t with 39 degrees of freedom that leaves 0.1 % outside on both sides together. */
const T_39 = 3.5581

/** Number of replications that the interval below is made for; their seeds are 1 … 40, not chosen. */
export const REPLICATIONS = 40

/**
 * The 99.9 % interval of the ratio of two means from 40 independent replications: ratio ± t sd(sum - ratio per) / (mean
 * per √40), which is the plain t-interval where `per` is 1.
 */
export function ratioInterval(samples: readonly Sample[]): Interval {
  const count = samples.length
  if (count !== REPLICATIONS) throw new Error(`Replications must be ${REPLICATIONS}, got ${count}.`)
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
  const per = total(samples.map((sample) => sample.per)) / count
  const ratio = total(samples.map((sample) => sample.sum)) / count / per
  const squares = samples.map((sample) => (sample.sum - ratio * sample.per) ** 2)
  const half = (T_39 * Math.sqrt(total(squares) / (count - 1))) / Math.sqrt(count) / per
  return { least: ratio - half, most: ratio + half }
}
