/** Throws a RangeError in the house's form unless the rule holds. `name` starts the sentence, `rule` ends it. */
export function demand(holds: boolean, name: string, rule: string, value: number): void {
  if (!holds) throw new RangeError(`${name} must ${rule}, got ${value}.`)
}
