const SMALL = [
  '',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
]

/** `Ten minutes are over.`, or with the figures where the run is no small number of minutes. */
function isOver(durationMs: number, stretchText: string): string {
  const minutes = durationMs / 60_000
  const word = SMALL[minutes]
  if (!word) return `${stretchText} are over.`
  return minutes === 1 ? 'One minute is over.' : `${word} minutes are over.`
}

/** Words at the end of the run. */
export const endWords = {
  end: isOver,
  runOn: 'Run on',
  startAgain: 'Start again',
} as const
