/**
 * A ring of samples between the network, which brings audio in bursts, and the loudspeaker, which wants it evenly.
 * Playing begins once enough is there, and pauses where the ring runs dry. The gain follows what is left, so that
 * every start, pause and cut is a short fade and never a click.
 */
export class JitterBuffer {
  #ring;
  #read = 0;
  #length = 0;
  #gain = 0;
  #playing = false;
  #waited = 0;

  /** Samples that found no room. */
  dropped = 0;
  /** Times that playing ran dry; every end of an answer is one. */
  pauses = 0;

  /**
   * All in samples.
   *
   * @param {{capacity: number, startUp: number, fade: number}} options
   */
  constructor({ capacity, startUp, fade }) {
    this.#ring = new Float32Array(capacity);
    this.startUp = startUp;
    this.fade = fade;
  }

  /** Samples that wait. */
  get length() {
    return this.#length;
  }

  get playing() {
    return this.#playing;
  }

  /** @param {Int16Array} samples */
  write(samples) {
    const capacity = this.#ring.length;
    // What is heard next is dearer than what comes in a minute: the newest is dropped.
    const count = Math.min(samples.length, capacity - this.#length);
    this.dropped += samples.length - count;
    let at = (this.#read + this.#length) % capacity;
    for (let index = 0; index < count; index += 1) {
      this.#ring[at] = /** @type {number} */ (samples[index]) / 32_768;
      at = at + 1 === capacity ? 0 : at + 1;
    }
    this.#length += count;
  }

  /** Empties the buffer but for the samples that fade out. */
  clear() {
    this.#length = this.#playing && this.#gain > 0 ? Math.min(this.#length, this.fade) : 0;
  }

  /**
   * Fills the output, with silence where there is nothing to play.
   *
   * @param {Float32Array} output
   * @returns {number} The samples played.
   */
  read(output) {
    if (!this.#playing && !this.#mayStart(output.length)) {
      output.fill(0);
      return 0;
    }
    const step = 1 / this.fade;
    const count = Math.min(output.length, this.#length);
    for (let index = 0; index < count; index += 1) {
      const target = this.#length > this.fade ? 1 : 0;
      this.#gain = target === 1 ? Math.min(1, this.#gain + step) : Math.max(0, this.#gain - step);
      output[index] = /** @type {number} */ (this.#ring[this.#read]) * this.#gain;
      this.#read = this.#read + 1 === this.#ring.length ? 0 : this.#read + 1;
      this.#length -= 1;
    }
    output.fill(0, count);
    if (this.#length === 0) {
      this.#playing = false;
      this.#gain = 0;
      this.pauses += 1;
    }
    return count;
  }

  /**
   * Enough to ride out jitter, or nothing more has come for as long as that would have taken: the rest of an answer.
   *
   * @param {number} quantum
   */
  #mayStart(quantum) {
    if (this.#length === 0) {
      this.#waited = 0;
      return false;
    }
    this.#waited += quantum;
    this.#playing = this.#length >= this.startUp || this.#waited > this.startUp;
    if (this.#playing) {
      this.#waited = 0;
    }
    return this.#playing;
  }
}
