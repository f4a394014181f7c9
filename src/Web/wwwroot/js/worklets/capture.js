import { Resampler } from "./resampler.js";

const RATE = 16_000;
/** 50 ms: the protocol's advice is 20 to 100 ms. */
const BATCH = 800;
/** Samples in one render quantum; the standard fixes it. */
const QUANTUM = 128;

/** Turns the microphone into 50 ms batches of mono s16le at 16 kHz, posted as {pcm, level}. */
class Capture extends AudioWorkletProcessor {
  #open = false;
  #batch = new Int16Array(BATCH);
  #filled = 0;
  #energy = 0;
  #resampler = sampleRate === RATE ? null : new Resampler(sampleRate, RATE, QUANTUM);
  #resampled = new Float32Array(this.#resampler?.maxOutput ?? 0);

  constructor() {
    super();
    this.port.onmessage = ({ data }) => {
      this.#open = data.open;
      if (!this.#open) {
        this.#flush();
      }
      this.port.postMessage({ open: this.#open });
    };
  }

  /** @param {Float32Array[][]} inputs */
  process(inputs) {
    const channel = inputs[0]?.[0];
    if (channel !== undefined && this.#open) {
      if (this.#resampler === null) {
        this.#append(channel, channel.length);
      } else {
        this.#append(this.#resampled, this.#resampler.push(channel, this.#resampled));
      }
    }
    return true;
  }

  /**
   * @param {Float32Array} samples
   * @param {number} count
   */
  #append(samples, count) {
    for (let index = 0; index < count; index += 1) {
      const sample = Math.max(-1, Math.min(1, samples[index] ?? 0));
      this.#batch[this.#filled] = Math.round(sample * 32_767);
      this.#filled += 1;
      this.#energy += sample * sample;
      if (this.#filled === BATCH) {
        this.#flush();
      }
    }
  }

  #flush() {
    if (this.#filled === 0) {
      return;
    }
    const level = Math.sqrt(this.#energy / this.#filled);
    const pcm = this.#batch.slice(0, this.#filled).buffer;
    this.#filled = 0;
    this.#energy = 0;
    this.port.postMessage({ pcm, level }, [pcm]);
  }
}

registerProcessor("capture", Capture);
