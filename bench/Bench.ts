/** What a figure is held against; `null` where it only informs. */
export type Aim = { atMost: number } | { atLeast: number } | null

/** A figure that cannot be taken on this machine, and why. */
export interface Skipped {
  skipped: string
}

/** A figure named `value` and further ones beside it. */
export type Measures = { value: number } & Record<string, number>

export type Measured = number | Measures | Skipped

/** One figure that `npm run bench` takes. */
export interface Bench {
  /** Dotted, from the general to the special: `lab.frame.p95.4x`. */
  name: string
  unit: string
  aim: Aim
  /**
   * Measures once. A record gives further figures beside the one named `value`; they are reported as `name.key`,
   * without an aim.
   */
  run: () => Measured | Promise<Measured>
}
