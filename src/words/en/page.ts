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

/** Words of the page around the pictures: header, notices, sharing, end of the run. */
export const pageWords = {
  product: 'Shoulder Tap',
  home: 'Shoulder Tap, start page',
  lab: 'Lab',
  seed: (seed: number) => `seed ${seed}`,

  share: 'Share this run',
  shareShort: 'Share',
  shared: 'Copied. Whoever opens it sees this very run, at this very moment.',
  shareByHand: 'Copying is not allowed here. Copy this link:',
  shareField: 'Link to this run',
  shareTooLarge: 'This run is too large for a link. Save it as a file instead.',
  saveFile: 'Save as a file',
  close: 'Close',

  toDark: 'Dark',
  toLight: 'Light',
  toDarkHint: 'Dark colours',
  toLightHint: 'Light colours',
  keyboard: 'Keyboard',

  dismiss: 'Dismiss',

  end: isOver,
  runOn: 'Run on',
  startAgain: 'Start again',
} as const
