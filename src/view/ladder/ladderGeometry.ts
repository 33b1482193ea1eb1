/** Where everything of a ladder stands, in CSS pixels from its top left corner. */
export interface LadderGeometry {
  width: number
  height: number
  /** Whether names stand on the lines and the figure is shared with an upright stage at its right. */
  isCompact: boolean
  plotLeft: number
  plotRight: number
  /** Width kept free for the upright stage, 0 when there is none. */
  penWidth: number
  topY: number
  clientY: number
  shopY: number
  receiverY: number
  axisY: number
  /** Where now stands while the run plays, as a share of the plot. */
  nowShare: number
}

/** Below this width of the figure the stage stands upright beside the ladder. */
const COMPACT_BELOW = 640

const NAMES_WIDTH = 132
const RIGHT_PAD = 8

const COMPACT = { topY: 8, clientY: 88, shopY: 204, receiverY: 362, axisY: 399, height: 424 }
const LOW = { topY: 4, clientY: 42, shopY: 102, receiverY: 150, axisY: 182, height: 209 }
const USUAL = { topY: 4, clientY: 78, shopY: 150, receiverY: 204, axisY: 237, height: 264 }
const TALL = { topY: 4, clientY: 92, shopY: 184, receiverY: 256, axisY: 294, height: 322 }

/** What a page may say about the form of a ladder; what it leaves out follows from the width. */
export interface LadderForm {
  /** Whether an upright stage stands beside the ladder. */
  isUpright?: boolean | undefined
  /** Whether the ladder is to be as low as it can be. */
  isLow?: boolean | undefined
}

/** The geometry of a ladder in a figure of `width` pixels. The three lines do not depend on the run. */
export function ladderGeometry(width: number, form: LadderForm = {}): LadderGeometry {
  if (form.isUpright ?? width < COMPACT_BELOW) {
    const penWidth = Math.round(Math.min(150, Math.max(108, width * 0.345)))
    return {
      width,
      isCompact: true,
      plotLeft: 0,
      plotRight: width - penWidth,
      penWidth,
      nowShare: 1,
      ...COMPACT,
    }
  }
  const rows = (form.isLow ?? width < 760) ? LOW : width < 1000 ? USUAL : TALL
  const plotRight = width - RIGHT_PAD
  return { width, isCompact: false, plotLeft: NAMES_WIDTH, plotRight, penWidth: 0, nowShare: 0.945, ...rows }
}
