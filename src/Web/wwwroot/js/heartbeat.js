const TICK_MS = 1_000;
const PING_EVERY_MS = 5_000;
const DEAD_AFTER_MS = 12_000;

/** Once a second: acknowledges what came, asks for a sign of life, and tells when none came. */
export class Heartbeat {
  #timer = 0;
  #pingedAt = 0;
  #heardAt = 0;

  /**
   * @param {{acknowledge: () => void, ping: () => void, dead: () => void}} actions
   */
  constructor(actions) {
    this.actions = actions;
  }

  start() {
    this.stop();
    this.#heardAt = this.#pingedAt = performance.now();
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  stop() {
    clearInterval(this.#timer);
  }

  heard() {
    this.#heardAt = performance.now();
  }

  #tick() {
    const now = performance.now();
    // Against the ping, not the clock alone: a hidden tab's timers may sleep for a minute, and that is no dead server.
    if (this.#pingedAt > this.#heardAt && now - this.#pingedAt > DEAD_AFTER_MS - PING_EVERY_MS) {
      this.actions.dead();
      return;
    }
    this.actions.acknowledge();
    if (now - Math.max(this.#heardAt, this.#pingedAt) >= PING_EVERY_MS) {
      this.#pingedAt = now;
      this.actions.ping();
    }
  }
}
