/** Moves places apart until neighbours are at least `gap` from each other, keeping their order and, where it can, their middle. */
export function spread(places: readonly number[], gap: number): readonly number[] {
  const order = [...places.keys()].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b)
  const moved = order.map((index) => places[index] ?? 0)
  for (let round = 0; round < 8; round++) {
    for (let index = 1; index < moved.length; index++) {
      const over = gap - ((moved[index] ?? 0) - (moved[index - 1] ?? 0))
      if (over <= 0) continue
      moved[index - 1] = (moved[index - 1] ?? 0) - over / 2
      moved[index] = (moved[index] ?? 0) + over / 2
    }
  }
  const result = [...places]
  order.forEach((index, place) => {
    result[index] = moved[place] ?? 0
  })
  return result
}
