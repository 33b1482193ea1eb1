/** To come. */
export function Charts(_: { firstNumber: number }) {
  return null
}
