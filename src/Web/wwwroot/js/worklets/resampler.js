/** Zero crossings of the kernel on each side: 16 keep aliases below -60 dB with a Blackman window. */
const ZERO_CROSSINGS = 16;
/** Share of the lower Nyquist frequency that passes. */
const PASS_BAND = 0.92;

/** Streaming polyphase sinc resampler between two integer rates. */
export class Resampler {
  /** @type {Float32Array[]} */
  #phases = [];
  #position = 0;
  #buffered = 0;

  /**
   * @param {number} from Hz.
   * @param {number} to Hz.
   * @param {number} maxInput Most samples that one push brings.
   */
  constructor(from, to, maxInput) {
    const divisor = greatestCommonDivisor(from, to);
    this.up = to / divisor;
    this.down = from / divisor;
    const stretch = Math.max(1, from / to);
    this.taps = 2 * Math.ceil(ZERO_CROSSINGS * stretch);
    for (let phase = 0; phase < this.up; phase += 1) {
      this.#phases.push(kernel(this.taps, phase / this.up, PASS_BAND / stretch));
    }
    this.buffer = new Float32Array(this.taps + maxInput + 1);
    // Half a kernel of silence comes first, so that the first sample in is the first out.
    this.#buffered = this.taps / 2 - 1;
    this.maxOutput = Math.ceil(((maxInput + 1) * this.up) / this.down) + 1;
  }

  /**
   * @param {Float32Array} input
   * @param {Float32Array} output Holds at least `maxOutput` samples.
   * @returns {number} Samples written.
   */
  push(input, output) {
    this.buffer.set(input, this.#buffered);
    this.#buffered += input.length;
    let written = 0;
    while (Math.floor(this.#position / this.up) + this.taps <= this.#buffered) {
      const start = Math.floor(this.#position / this.up);
      const coefficients = /** @type {Float32Array} */ (this.#phases[this.#position % this.up]);
      let sum = 0;
      for (let tap = 0; tap < this.taps; tap += 1) {
        sum += /** @type {number} */ (coefficients[tap]) * /** @type {number} */ (this.buffer[start + tap]);
      }
      output[written] = sum;
      written += 1;
      this.#position += this.down;
    }
    const consumed = Math.min(Math.floor(this.#position / this.up), this.#buffered);
    this.buffer.copyWithin(0, consumed, this.#buffered);
    this.#buffered -= consumed;
    this.#position -= consumed * this.up;
    return written;
  }
}

/**
 * @param {number} taps
 * @param {number} offset Where between two input samples the output lies, 0 to 1.
 * @param {number} cutoff Of the input's Nyquist frequency.
 */
function kernel(taps, offset, cutoff) {
  const coefficients = new Float32Array(taps);
  const centre = taps / 2 - 1 + offset;
  let sum = 0;
  for (let tap = 0; tap < taps; tap += 1) {
    const distance = tap - centre;
    const angle = Math.PI * distance * cutoff;
    const sinc = distance === 0 ? 1 : Math.sin(angle) / angle;
    const turn = (2 * Math.PI * (distance + taps / 2)) / taps;
    const blackman = 0.42 - 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
    coefficients[tap] = sinc * blackman;
    sum += sinc * blackman;
  }
  return coefficients.map((coefficient) => coefficient / sum);
}

/**
 * @param {number} a
 * @param {number} b
 * @returns {number}
 */
function greatestCommonDivisor(a, b) {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
