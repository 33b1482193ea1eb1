import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Longer than any pause of a run, so that no connection is closed at the moment of its next use. */
const KEEP_ALIVE_MS = 3_600_000

/** An HTTP server on a free port of the loopback interface. */
export class LocalServer {
  readonly #server: Server

  constructor(serve: (message: IncomingMessage, response: ServerResponse) => void) {
    this.#server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, serve)
  }

  /** Starts to listen and returns the port. */
  async listen(): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(0, '127.0.0.1', resolve)
    })
    return (this.#server.address() as AddressInfo).port
  }

  /** Closes all connections and stops to listen. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve())
      this.#server.closeAllConnections()
    })
  }
}
