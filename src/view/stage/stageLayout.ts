/** A horizontal wire from `fromX` to `toX`; messages travel in that direction. */
export interface WireLine {
  fromX: number
  toX: number
  y: number
}

/** Where everything stands on the wide stage, in CSS pixels from its top left corner. */
export interface StageLayout {
  width: number
  height: number
  isCompact: boolean
  /** Size of the drawn people, 1 in the roomy stage. */
  scale: number
  markSize: number
  deskY: number
  deskHalf: number
  pollX: number
  webhookX: number
  ask: WireLine
  answer: WireLine
  call: WireLine
  thanks: WireLine
  shop: {
    x: number
    half: number
    top: number
    bottom: number
    titleY: number
    ruleY: number
    firstRowY: number
    pitch: number
    rows: number
    scallops: number
  }
  nameY: number
  stateY: number
  trayY: number
  /** Middle of the words about the polling client's requests; the receiver's mirror it. */
  countsX: number
  /** Base lines of asks and of those for nothing; the same when both stand on one line. */
  countsY: readonly [number, number]
}

const MIDDLE = { width: 688, roomyFrom: 760 }
const ONE_LINE_WIRE = 240

const COMPACT = { top: 14, title: 46, rule: 54, row: 69, pitch: 24, tail: 13, desk: 120, up: 70, down: 106 }
const ROOMY = { top: 22, title: 57, rule: 66, row: 83, pitch: 28, tail: 17.5, desk: 158, up: 90, down: 136 }
const BELOW_COMPACT = { name: 139, state: 158, tray: 173, first: 163, second: 183, end: 192 }
const BELOW_ROOMY = { name: 182, state: 203, tray: 220, first: 210, second: 231, end: 242 }

const within = (low: number, value: number, high: number) => Math.min(high, Math.max(low, value))

/** The wide stage for a container of `width` with `rows` orders in the shop's window; `isLow` where height is scarce. */
export function stageLayout(width: number, rows: number, isLow = false): StageLayout {
  const isCompact = isLow || width < MIDDLE.roomyFrom
  const form = isCompact ? COMPACT : ROOMY
  const below = isCompact ? BELOW_COMPACT : BELOW_ROOMY
  const wider = width - MIDDLE.width
  const { top } = form
  const shopHalf = within(98, 101 + wider * 0.05, 124)
  const deskHalf = within(58, 64 + wider * 0.07, 100)
  const pollX = deskHalf + 5
  const middle = width / 2
  const nearX = pollX + (isCompact ? 56 : 67)
  const farX = middle - shopHalf - 17
  const wire = (fromX: number, toX: number, y: number): WireLine => ({ fromX, toX, y: top + y })
  const second = top + below.second
  const first = farX - nearX >= ONE_LINE_WIRE ? second : top + below.first
  return {
    width,
    height: top + below.end,
    isCompact,
    scale: isCompact ? 0.8 : 1,
    markSize: isCompact ? 28 : 33,
    deskY: top + form.desk,
    deskHalf,
    pollX,
    webhookX: width - pollX,
    ask: wire(nearX, farX, form.up),
    answer: wire(farX, nearX, form.down),
    call: wire(width - farX, width - nearX, form.up),
    thanks: wire(width - nearX, width - farX, form.down),
    shop: {
      x: middle,
      half: shopHalf,
      top,
      bottom: top + form.row + form.pitch * (rows - 1) + form.tail,
      titleY: top + form.title,
      ruleY: top + form.rule,
      firstRowY: top + form.row,
      pitch: form.pitch,
      rows,
      scallops: isCompact ? 9 : 11,
    },
    nameY: top + below.name,
    stateY: top + below.state,
    trayY: top + below.tray,
    countsX: isCompact ? (pollX + deskHalf + middle - shopHalf) / 2 : (nearX + farX) / 2,
    countsY: [first, second],
  }
}
