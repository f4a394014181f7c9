/**
 * The newest audio frames that were recorded, under the numbers the server gives them (from 1, in order), so that what
 * a lost socket swallowed can be sent again. Bounded: past the capacity the oldest frame is given up, as it is too old
 * to be interpreted live.
 */
export class UplinkWindow {
  /** @type {ArrayBuffer[]} */
  #frames = [];
  #lastNumber = 0;
  /** How many the session had taken, of others, before our first. */
  #base = 0;
  /** Number of the frame after which the speaker said to be done; 0 for none. */
  #utteranceEnd = 0;

  /** @param {number} capacity Frames; 200 of 50 ms are the 10 s the protocol asks for. */
  constructor(capacity = 200) {
    this.capacity = capacity;
  }

  /** The number of the newest frame. */
  get lastNumber() {
    return this.#lastNumber;
  }

  get length() {
    return this.#frames.length;
  }

  /** @param {ArrayBuffer} frame */
  push(frame) {
    this.#frames.push(frame);
    this.#lastNumber += 1;
    if (this.#frames.length > this.capacity) {
      this.#frames.shift();
    }
  }

  endUtterance() {
    this.#utteranceEnd = this.#lastNumber;
  }

  /**
   * What to send again to a server that has taken `taken` frames. Frames that were given up are skipped, and the rest
   * renumbered: the server counts what comes.
   *
   * @param {number} taken Those of others included.
   * @returns {{frames: ArrayBuffer[], endsUtterance: number, lost: number}} `endsUtterance`: how many of the frames
   * come before the utterance's end, or -1 if it need not be told again.
   */
  after(taken) {
    const ours = Math.max(0, taken - this.#base);
    const oldest = this.#lastNumber - this.#frames.length + 1;
    const from = Math.max(ours + 1, oldest);
    const frames = this.#frames.slice(from - oldest);
    const lost = Math.max(0, from - ours - 1);
    // The end may have been lost even where all of its audio arrived; told twice it does no harm.
    const endsUtterance = this.#utteranceEnd > 0 && this.#utteranceEnd >= ours ? Math.max(0, this.#utteranceEnd - from + 1) : -1;
    this.#frames = frames;
    // Another socket of the same session may have spoken meanwhile: then it has taken more than ours.
    this.#lastNumber = Math.max(this.#lastNumber - lost, ours);
    this.#utteranceEnd = Math.max(0, this.#utteranceEnd - lost);
    return { frames: [...frames], endsUtterance, lost };
  }

  /**
   * Starts again from 1, for another session, with the frames that no session was ever sent.
   *
   * @param {number} sent The number of the newest frame that was sent.
   * @param {number} [taken] How many frames the session has taken already, of others.
   */
  restart(sent, taken = 0) {
    this.#base = taken;
    const unsent = Math.min(this.#frames.length, Math.max(0, this.#lastNumber - sent));
    const utteranceEnd = this.#utteranceEnd - (this.#lastNumber - unsent);
    this.#frames = unsent > 0 ? this.#frames.slice(-unsent) : [];
    this.#lastNumber = unsent;
    this.#utteranceEnd = Math.max(0, utteranceEnd);
  }
}
