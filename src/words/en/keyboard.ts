/** Words of the list of keys. */
export const keyboardWords = {
  title: 'Keys',
  intro: 'They work while the focus is in this page and not on a control that needs the key itself.',
  close: 'Close',
  letters: 'Letter keys',
  lettersHint: 'J, K, N, R and ? are off when this is off.',
  rows: [
    [['Space'], 'play or pause'],
    [['←', '→'], 'step back, step to the next event'],
    [['Shift', '←', '→'], 'one second back or forward'],
    [['Home', 'End'], 'first and latest moment'],
    [['J', 'K'], 'choose the previous or next order'],
    [['N'], 'order now'],
    [['R'], 'restart'],
    [['?'], 'this list'],
  ] as readonly (readonly [readonly string[], string])[],
  arrowLeft: 'left arrow',
  arrowRight: 'right arrow',
} as const
