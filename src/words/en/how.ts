/** What the marks and lines of the figures mean. */
export const howWords = {
  title: 'How to read this',
  lines: 'Solid lines are this run, dashed lines what theory expects.',
  round: 'Round marks',
  square: 'are polling, square ones',
  diamond: 'the webhook, diamonds',
  hollow: 'are orders. Hollow and dashed',
  nothing: 'means: asked for nothing.',
  point: 'Point at any mark, or move to it with the arrow keys: its whole story lights up in every figure.',
} as const
