import { count, rough } from '../numbers.ts'

/** A count per order: two digits. */
const perOrder = (n: number) => (n >= 0.95 && n < 9.95 ? n.toFixed(1) : rough(n))

/** The turning point's words. */
export const turningWords = {
  title: 'The turning point',
  remark: 'requests per order',
  asksAreFewer: 'asks are fewer',
  callsAreFewer: 'calls are fewer',
  across: 'orders that happen between two asks',
  tick: (value: number) => (value >= 1 ? count(value) : String(value)),
  perOrderNumber: perOrder,
  perOrder: 'per order',
  expected: 'expected',
  picture: (between: string): string =>
    `Requests per order against orders between two asks, both on logarithmic scales. ${between}`,
  caption: (between: number, measured: readonly string[]): string =>
    `${rough(between)} orders between two asks: ${measured.join(', ')}. The lines cross at 1.`,
  asks: (n: number, isMeasured: boolean) => `${perOrder(n)} asks per order${isMeasured ? '' : ' expected'}`,
  calls: (n: number, isMeasured: boolean) => `${perOrder(n)} calls per order${isMeasured ? '' : ' expected'}`,
  byHand: 'Polling asks by hand only, so no time lies between two asks.',
  held: 'Polling keeps the line open, so no time lies between two asks.',
  noPolling: 'Polling is not in this run, so the counts cannot meet.',
  noOrders: 'No orders at this rate, so there is nothing to share the requests among.',
  tableTitle: 'Requests per order',
  tableHead: ['Side', 'measured', 'theory'],
} as const
