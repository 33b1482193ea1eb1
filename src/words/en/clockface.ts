/** Words beside the virtual clock. */
export const clockWords = {
  now: 'Virtual time',
  slowShort: '1/20',
  slow: 'slow motion while messages travel, 1/20',
} as const
