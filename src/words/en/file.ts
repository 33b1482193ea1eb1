/** Words about scenario files. */
export const fileWords = {
  fileTitle: 'This file could not be opened',
  andMore: (count: number) => `And ${count} more.`,
  fileKept: 'The run you had is still here.',
  openFile: 'Open a file',
  dropHere: 'Drop a scenario file anywhere on the page to open it.',
  fileName: 'shoulder-tap.json',
} as const
