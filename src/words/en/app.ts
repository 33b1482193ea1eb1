/** What the page says of itself and its figures. */
export const appWords = {
  queryTitle: 'The address of this page asks for something that it cannot do',
  tooLargeTitle: 'This run is too large for a link',
  tooLarge: 'The address of this page no longer holds it. Save it as a file to keep it or to pass it on.',
  figure: 'This figure could not be drawn. The numbers below are right; reload to try the picture again.',
  stageTitle: 'Now',
  stageRemark: 'what is on the wires at this instant',
  bothTitle: 'Now, and how we got here',
  ladderTitle: 'The last minute',
  scoreTitle: 'Score',
  labTitle: 'The lab: polling and webhooks on one clock',
  heightTitle: 'The height of this frame keeps changing',
  height: 'The page around this frame made it grow again and again, so it stopped telling its height.',
  loadingCharts: 'The charts are on their way.',
  embedTitle: 'Keep asking, or wait for the tap?',
} as const
