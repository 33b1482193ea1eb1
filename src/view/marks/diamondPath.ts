/** Path of an upright diamond around (x, y) whose corners are `half` away from it. */
export function diamondPath(x: number, y: number, half: number): string {
  return `M${x} ${y - half}l${half} ${half}l${-half} ${half}l${-half} ${-half}z`
}
