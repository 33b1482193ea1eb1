/** Words beside the virtual clock. */
export const clockWords = {
  now: 'Virtual time',
  slow: 'slow motion while messages travel, 1/20',
} as const
