/** Narrow no-break space, which stands between a number and its unit. */
export const THIN = '\u202f'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const two = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const twoDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 })
const threeDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

/** A count: `1,204`. */
export function count(value: number): string {
  return whole.format(value)
}

/** A number to two significant digits: `0.5`, `0.083`, `12`. */
export function rough(value: number): string {
  return value >= 100 ? whole.format(value) : twoDigits.format(value)
}

/** A share in whole percents: `61 %`. */
export function percent(share: number): string {
  return `${whole.format(share * 100)}${THIN}%`
}

/** The clock at `atUs`, to `decimals` of a second: `9:55.079`, `1:02:03.00`. Always rounded down, like a clock. */
export function clock(atUs: number, decimals: 0 | 2 | 3 = 3): string {
  const step = decimals === 0 ? 1e6 : decimals === 2 ? 1e4 : 1e3
  const ticks = Math.floor(atUs / step)
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
  return two.format(us / 1e6)
}

/** A wait: `2.55 s`. */
export function wait(us: number): string {
  return `${seconds(us)}${THIN}s`
}

/** A stretch of time in whole, largest units: `46 s`, `9 min 55 s`, `2 h 5 min`, `6 d 4 h`. */
export function stretch(us: number): string {
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

/** A duration as it is set on a knob: `½ s`, `5 s`, `1.5 min`, `40 ms`. */
export function duration(ms: number): string {
  if (ms === 500) return `½${THIN}s`
  if (ms < 1000) return `${threeDigits.format(ms)}${THIN}ms`
  if (ms < 60_000) return `${threeDigits.format(ms / 1000)}${THIN}s`
  if (ms < 3_600_000) return `${threeDigits.format(ms / 60_000)}${THIN}min`
  if (ms < 86_400_000) return `${threeDigits.format(ms / 3_600_000)}${THIN}h`
  return `${threeDigits.format(ms / 86_400_000)}${THIN}d`
}

/** A rate: `½`, `6`, `600`. */
export function perMinute(rate: number): string {
  return rate === 0.5 ? '½' : threeDigits.format(rate)
}

/** An amount of data: the number and its unit apart, `['171', 'kB']`. */
export function bytes(amount: number): readonly [string, string] {
  if (amount < 1000) return [whole.format(amount), 'B']
  if (amount < 1e6) return [threeDigits.format(amount / 1000), 'kB']
  if (amount < 1e9) return [threeDigits.format(amount / 1e6), 'MB']
  return [threeDigits.format(amount / 1e9), 'GB']
}
