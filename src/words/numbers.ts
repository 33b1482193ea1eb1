/** Narrow no-break space, which stands between a number and its unit. */
export const THIN = '\u202f'

/** What stands for a number that there is not. */
const NONE = '–'

/** No sign before a zero. */
const unsigned = { signDisplay: 'negative' } as const

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0, ...unsigned })
const two = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2, ...unsigned })
const twoDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 2, ...unsigned })
const threeDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, ...unsigned })

function written(format: Intl.NumberFormat, value: number): string {
  return Number.isNaN(value) ? NONE : format.format(value)
}

/** A count: `1,204`. */
export function count(value: number): string {
  return written(whole, value)
}

/** A number to two significant digits: `0.5`, `0.083`, `12`. */
export function rough(value: number): string {
  return value >= 100 ? written(whole, value) : written(twoDigits, value)
}

/** A share in whole percents: `61 %`. */
export function percent(share: number): string {
  return `${written(whole, share * 100)}${THIN}%`
}

/** The clock at `atUs`, to `decimals` of a second: `9:55.079`, `1:02:03.00`. Always rounded down, like a clock. */
export function clock(atUs: number, decimals: 0 | 2 | 3 = 3): string {
  if (!Number.isFinite(atUs)) return NONE
  const step = decimals === 0 ? 1e6 : decimals === 2 ? 1e4 : 1e3
  const ticks = Math.floor(Math.max(0, atUs) / step)
  const perSecond = 1e6 / step
  const seconds = Math.floor(ticks / perSecond)
  const fraction = decimals === 0 ? '' : `.${String(ticks % perSecond).padStart(decimals, '0')}`
  const days = Math.floor(seconds / 86400)
  const hours = Math.floor(seconds / 3600) % 24
  const minutes = Math.floor(seconds / 60) % 60
  const pad = (part: number) => String(part).padStart(2, '0')
  const tail = `${pad(seconds % 60)}${fraction}`
  if (days > 0) return `${days}d ${hours}:${pad(minutes)}:${tail}`
  return hours > 0 ? `${hours}:${pad(minutes)}:${tail}` : `${minutes}:${tail}`
}

/** Seconds to two decimals without their unit: `2.55`. */
export function seconds(us: number): string {
  return written(two, us / 1e6)
}

/** A wait: `2.55 s`. */
export function wait(us: number): string {
  return `${seconds(us)}${THIN}s`
}

/** A stretch of time in whole, largest units: `46 s`, `9 min 55 s`, `2 h 5 min`, `6 d 4 h`. */
export function stretch(us: number): string {
  if (!Number.isFinite(us)) return NONE
  const total = Math.floor(us / 1e6)
  const parts = [
    [Math.floor(total / 86400), 'd'],
    [Math.floor(total / 3600) % 24, 'h'],
    [Math.floor(total / 60) % 60, 'min'],
    [total % 60, 's'],
  ] as const
  const first = parts.findIndex(([amount]) => amount > 0)
  if (first < 0) return `0${THIN}s`
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount}${THIN}${unit}`)
    .join(' ')
}

/** An amount in the largest of its units, ascending in size, of which there is one when it is written. */
function inLargest(amount: number, units: readonly (readonly [number, string])[]): readonly [string, string] {
  const isOne = ([size]: readonly [number, string]) => Number((amount / size).toPrecision(3)) >= 1
  const [size, unit] = units.findLast(isOne) ?? units[0] ?? [1, '']
  return [written(threeDigits, amount / size), unit]
}

const DURATIONS = [
  [1, 'ms'],
  [1000, 's'],
  [60_000, 'min'],
  [3_600_000, 'h'],
  [86_400_000, 'd'],
] as const

/** A duration as it is set on a knob: `½ s`, `5 s`, `1.5 min`, `40 ms`. */
export function duration(ms: number): string {
  return ms === 500 ? `½${THIN}s` : inLargest(ms, DURATIONS).join(THIN)
}

/** A rate: `½`, `6`, `600`. */
export function perMinute(rate: number): string {
  return rate === 0.5 ? '½' : written(threeDigits, rate)
}

const AMOUNTS = [
  [1, 'B'],
  [1000, 'kB'],
  [1e6, 'MB'],
  [1e9, 'GB'],
] as const

/** An amount of data: the number and its unit apart, `['171', 'kB']`. */
export function bytes(amount: number): readonly [string, string] {
  return inLargest(amount, AMOUNTS)
}
