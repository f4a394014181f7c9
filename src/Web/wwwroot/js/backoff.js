/** Delays between attempts to reconnect: exponential with full jitter, so that a thousand clients of a server that fell do not come back in step. */
export class Backoff {
  #attempt = 0;

  /**
   * @param {{firstMs?: number, maxMs?: number, random?: () => number}} [options]
   */
  constructor({ firstMs = 250, maxMs = 8_000, random = Math.random } = {}) {
    this.firstMs = firstMs;
    this.maxMs = maxMs;
    this.random = random;
  }

  /** How many delays were handed out since the last success. */
  get attempt() {
    return this.#attempt;
  }

  /** The next delay, in ms; at least a fifth of the step, so that a lucky draw is no busy loop. */
  next() {
    const step = Math.min(this.maxMs, this.firstMs * 2 ** this.#attempt);
    this.#attempt += 1;
    return Math.round(step * (0.2 + 0.8 * this.random()));
  }

  reset() {
    this.#attempt = 0;
  }
}
