/** How the height of the content is measured and told to the page that frames us. */
export interface HeightPort {
  /** Sends a message to the host page. */
  send(message: { subject: 'lti.frameResize'; message_id: string; height: number }): void
  /** Calls back in the next frame. */
  onNextFrame(listen: () => void): void
  /** The height of the content in px, with fractions. */
  measure(): number
  /** Says that the content grew again and again by itself, so that telling stopped. */
  stopped(): void
}

const LEAST = 120
const MOST = 4000
const MOST_GROWTHS = 8

/**
 * Tells a host page how high our content is, after each change that `changed` is told of: at most once a frame, never
 * the same height twice, never nothing. A host that adds a reserve and content that follows the frame would grow for
 * ever: eight growths in a row without the learner's doing end it (embedding.md, sections 2 and 4).
 */
export class HeightTeller {
  readonly #port: HeightPort
  #told = 0
  #messages = 0
  #growths = 0
  #isPlanned = false

  constructor(port: HeightPort) {
    this.#port = port
  }

  /** The content may have another height now. */
  changed(): void {
    if (this.#isPlanned || this.#growths >= MOST_GROWTHS) return
    this.#isPlanned = true
    this.#port.onNextFrame(() => {
      this.#isPlanned = false
      this.#tell()
    })
  }

  /** The learner has done something: what grows now may be their doing. */
  acted(): void {
    this.#growths = 0
  }

  #tell(): void {
    const measured = Math.ceil(this.#port.measure())
    if (!(measured > 0)) return
    const height = Math.min(Math.max(measured, LEAST), MOST)
    if (height === this.#told) return
    this.#growths = height > this.#told && this.#told > 0 ? this.#growths + 1 : 0
    this.#told = height
    if (this.#growths >= MOST_GROWTHS) this.#port.stopped()
    this.#port.send({ subject: 'lti.frameResize', message_id: `height-${++this.#messages}`, height })
  }
}
