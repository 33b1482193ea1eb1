/** What a figure is held against; `null` where it only informs. */
export type Aim = { atMost: number } | { atLeast: number } | null

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
  run: () => Promise<number | ({ value: number } & Record<string, number>)>
}
