/**
 * Logarithm, exponential and normal quantile from + - * / and sqrt alone, because `Math.log` and its kin differ
 * between browsers (ECMA-262 leaves their last bits open) and a run must be the same everywhere.
 */

const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const SQRT_HALF = 0.7071067811865476

/** Natural logarithm of a positive number, within 1e-15 relative; source: ln m = 2 artanh((m-1)/(m+1)). */
export function ln(x: number): number {
  let exponent = 0
  let m = x
  while (m >= 2 * SQRT_HALF) {
    m *= 0.5
    exponent++
  }
  while (m < SQRT_HALF) {
    m *= 2
    exponent--
  }
  const s = (m - 1) / (m + 1)
  const q = s * s
  let sum = 0
  for (let k = 21; k >= 3; k -= 2) sum = (sum + 1 / k) * q
  return exponent * LN2_HIGH + (2 * s * (1 + sum) + exponent * LN2_LOW)
}

const CELLS = 512
/** Where in {@link TABLE} the numbers of leading zeros begin. */
const ZEROS = 2 * CELLS
/**
 * Of the middle m of each of so many equal cells from 1 to 2: ln m and 1/m. Then, for 0 to 32 leading zeros: what they add
 * to the result, and the factor that brings 32 bits into 1 to 2.
 */
const TABLE = new Float64Array(ZEROS + 66)
for (let cell = 0; cell < CELLS; cell++) {
  const middle = 1 + (cell + 0.5) / CELLS
  TABLE[2 * cell] = ln(middle)
  TABLE[2 * cell + 1] = 1 / middle
}
for (let zeros = 0, scale = 1 / 2147483648; zeros <= 32; zeros++, scale *= 2) {
  TABLE[ZEROS + 2 * zeros] = (zeros + 1) * LN2_HIGH + (zeros + 1) * LN2_LOW
  TABLE[ZEROS + 2 * zeros + 1] = scale
}

/**
 * The unit exponential variable of 32 random bits, -ln((bits + 0.5) / 2^32), within 4e-15. The logarithm of the middle
 * of its cell is looked up, what is left is a short series.
 */
export function exponentialOf(bits: number): number {
  const zeros = Math.clz32(bits)
  const normal = (bits << zeros) | ((1 << zeros) >>> 1)
  const cell = (normal >>> 21) & (2 * CELLS - 2)
  const ahead = ZEROS + 2 * zeros
  const r = (bits + 0.5) * ((TABLE[ahead + 1] as number) * (TABLE[cell + 1] as number)) - 1
  const square = r * r
  // Not in Horner's form, whose steps would wait for each other.
  const rest = r - 0.5 * square + r * square * (1 / 3 - 0.25 * r)
  return (TABLE[ahead] as number) - ((TABLE[cell] as number) + rest)
}

/** The exponential function for |x| <= 700, within 1e-14 relative; exp(0) is exactly 1. */
export function exp(x: number): number {
  const halvings = Math.floor(x / (LN2_HIGH + LN2_LOW) + 0.5)
  const r = x - halvings * LN2_HIGH - halvings * LN2_LOW
  let sum = 1
  for (let k = 14; k >= 1; k--) sum = 1 + (sum * r) / k
  const factor = halvings < 0 ? 0.5 : 2
  for (let k = halvings < 0 ? -halvings : halvings; k > 0; k--) sum *= factor
  return sum
}

function horner(coefficients: readonly number[], x: number): number {
  let sum = 0
  for (const coefficient of coefficients) sum = sum * x + coefficient
  return sum
}

const CENTRE_TOP = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665,
]
const CENTRE_BOTTOM = [
  5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1,
]
const NEAR_TOP = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
]
const NEAR_BOTTOM = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
]
const FAR_TOP = [
  2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
]
const FAR_BOTTOM = [
  2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
]

/**
 * The value that a standard normal variable stays below with chance `p`, 0 < p < 1, within 1e-15 relative.
 * Source: M. J. Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37, 1988.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q
    return (q * horner(CENTRE_TOP, r)) / horner(CENTRE_BOTTOM, r)
  }
  const r = Math.sqrt(-ln(q < 0 ? p : 1 - p))
  const tail =
    r <= 5
      ? horner(NEAR_TOP, r - 1.6) / horner(NEAR_BOTTOM, r - 1.6)
      : horner(FAR_TOP, r - 5) / horner(FAR_BOTTOM, r - 5)
  return q < 0 ? -tail : tail
}
