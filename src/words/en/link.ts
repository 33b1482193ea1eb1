/** What is told of a link that was opened. */
export const linkWords = {
  linkTitle: 'This link could not be used as it is',
  linkParts: { s: 'The run in the link', t: 'The moment in the link', p: 'The name in the link' },
  linkWholly: 'So you see the usual run instead.',
  linkPartly: 'The rest of the link is as it was made.',
  engineTitle: 'This run was made with another engine',
  engine: (other: string, own: string) =>
    `This run was made with engine ${other}. Engine ${own} may tell it differently; the settings are the same.`,
} as const
