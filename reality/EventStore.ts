import initSqlJs, { type Database, type Statement } from 'sql.js'

/** An event as the source keeps it. */
export interface StoredEvent {
  number: number
  body: string
}

/** The events of the source in an SQLite database, numbered 1, 2, 3, … as they happen. */
export class EventStore {
  readonly #database: Database
  readonly #insert: Statement
  readonly #after: Statement
  readonly #newest: Statement

  private constructor(database: Database) {
    this.#database = database
    database.run('CREATE TABLE events (number INTEGER PRIMARY KEY, body TEXT NOT NULL)')
    this.#insert = database.prepare('INSERT INTO events (number, body) VALUES (?, ?)')
    this.#after = database.prepare('SELECT number, body FROM events WHERE number > ? ORDER BY number LIMIT ?')
    this.#newest = database.prepare('SELECT coalesce(max(number), 0) FROM events')
  }

  /** An empty store; SQLite itself is loaded first. */
  static async open(): Promise<EventStore> {
    const { Database } = await initSqlJs()
    return new EventStore(new Database())
  }

  insert({ number, body }: StoredEvent): void {
    this.#insert.run([number, body])
  }

  /** The number of the newest event, 0 if there is none. */
  newest(): number {
    this.#newest.step()
    const number = Number(this.#newest.get()[0])
    this.#newest.reset()
    return number
  }

  /** At most `limit` events numbered above a cursor, oldest first. */
  after(cursor: number, limit: number): StoredEvent[] {
    const events: StoredEvent[] = []
    this.#after.bind([cursor, limit])
    while (this.#after.step()) {
      const [number, body] = this.#after.get()
      events.push({ number: Number(number), body: String(body) })
    }
    this.#after.reset()
    return events
  }

  /** Gives the memory of the database back. */
  close(): void {
    this.#database.close()
  }
}
