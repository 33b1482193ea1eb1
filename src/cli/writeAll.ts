import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'

const LINES_PER_WRITE = 5000
const RETRY_EVERY_MS = 5

/** Writes a whole text to an open file or pipe, however little of it is taken at a time. */
export function writeAll(handle: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) at += writeSome(handle, bytes, at)
}

function writeSome(handle: number, bytes: Buffer, at: number): number {
  try {
    return writeSync(handle, bytes, at)
  } catch (error) {
    if (codeOf(error) !== 'EAGAIN') throw error
    // A pipe that is full and does not block: its reader needs a moment.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_EVERY_MS)
    return 0
  }
}

/** Writes objects as JSON, one a line. */
export function writeLines(handle: number, lines: Iterable<object>): void {
  let batch: string[] = []
  for (const line of lines) {
    batch.push(JSON.stringify(line))
    if (batch.length < LINES_PER_WRITE) continue
    writeAll(handle, `${batch.join('\n')}\n`)
    batch = []
  }
  if (batch.length > 0) writeAll(handle, `${batch.join('\n')}\n`)
}

/** Opens a file to be written, its old content kept until {@link startWriting}. */
export function openToWrite(file: string): number {
  return openSync(file, 'a')
}

/** Empties a file that was opened to be written. What is no file, a pipe for example, has no old content. */
export function startWriting(handle: number): void {
  if (fstatSync(handle).isFile()) ftruncateSync(handle)
}

/** Whether two open files are the same file on the disk. */
export function areSameFile(one: number, other: number): boolean {
  const a = fstatSync(one)
  const b = fstatSync(other)
  return a.isFile() && a.ino === b.ino && a.dev === b.dev
}

/** Closes a file that may be open. */
export function closeIfOpen(handle: number | undefined): void {
  if (handle !== undefined) closeSync(handle)
}

/** The system's code of an error, as `EPIPE`, or nothing. */
export function codeOf(error: unknown): string | undefined {
  return (error as { code?: string } | null)?.code
}
