/** For tests: a row of worked.json. */
export interface WorkedRow {
  id: string
  what: string
  in: Readonly<Record<string, unknown>>
  out: Readonly<Record<string, number>>
}

/** For tests: what computes the values of rows from their inputs, by the rows' ids. */
export type WorkedForms = Readonly<Record<string, (given: WorkedInputs) => Record<string, number>>>

/** For tests: reads the inputs of a row; a missing one throws. */
export class WorkedInputs {
  readonly #row: WorkedRow

  constructor(row: WorkedRow) {
    this.#row = row
  }

  /** A number; `exp(x)` is taken literally. */
  one(name: string): number {
    const value = this.#row.in[name]
    if (typeof value === 'number') return value
    const power = typeof value === 'string' ? /^exp\((.+)\)$/.exec(value)?.[1] : undefined
    if (power === undefined) throw new Error(`Row ${this.#row.id} must have a number ${name}.`)
    return Math.exp(Number(power))
  }

  many(name: string): number[] {
    return this.#list(name) as number[]
  }

  pairs(name: string): [number, number][] {
    return this.#list(name) as [number, number][]
  }

  #list(name: string): unknown[] {
    const value = this.#row.in[name]
    if (!Array.isArray(value)) throw new Error(`Row ${this.#row.id} must have a list ${name}.`)
    return value
  }

  /** The rate of events, per second. */
  get ratePerS(): number {
    return 'lambda_per_day' in this.#row.in ? this.one('lambda_per_day') / 86_400 : this.one('lambda')
  }
}
