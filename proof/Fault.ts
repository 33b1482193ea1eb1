/** A fault to plant into a copy of the engine: in a file, texts that stand there once, and what to put for each. */
export interface Fault {
  name: string
  file: string
  patches: readonly (readonly [text: string, instead: string])[]
}
