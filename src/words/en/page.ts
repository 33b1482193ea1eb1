/** Words of the page around the pictures: header, notices, sharing. */
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
} as const
