/**
 * The sum of floor((slope i + shift) / divisor) for i = 0 … count - 1, in about log(divisor) steps.
 *
 * Source: Euclid's algorithm on the lattice points under a line (as in Graham, Knuth, Patashnik, Concrete Mathematics,
 * 3.5). Whole numbers, divisor > 0, slope and shift >= 0. Exact while the sum stays below 2^53.
 */
export function floorSum(count: number, divisor: number, slope: number, shift: number): number {
  let sum = 0
  let [n, m, a, b] = [count, divisor, slope, shift]
  while (n > 0) {
    sum += Math.floor(a / m) * ((n * (n - 1)) / 2) + Math.floor(b / m) * n
    a %= m
    b %= m
    const top = a * n + b
    if (top < m) return sum
    // The points are counted along the other axis.
    n = Math.floor(top / m)
    b = top % m
    ;[m, a] = [a, m]
  }
  return sum
}
