/** What the commands say. */
export const cliWords = {
  usage: 'Usage: npm run --silent simulate -- FILE [--until MS] [--events FILE] [--requests FILE] [--fast]',
  cannotRead: (file: string, why: string) => `${file} must be a file that can be read, got ${why}.`,
  cannotWrite: (file: string, why: string) => `${file} must be a file that can be written, got ${why}.`,
  sameFile: '--events and --requests must be two files, got the same one.',
} as const
