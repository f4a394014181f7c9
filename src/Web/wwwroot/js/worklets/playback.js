import { JitterBuffer } from "./jitter-buffer.js";
import { Resampler } from "./resampler.js";

const RATE = 24_000;
const QUANTUM = 128;
/** An answer comes faster than it is spoken; a minute of it fits. */
const CAPACITY_SECONDS = 60;
const START_UP_SECONDS = 0.12;
const FADE_SECONDS = 0.003;
const REPORT_EVERY_SECONDS = 0.05;

/** Plays 24 kHz PCM that is posted to it, and reports what it does. */
class Playback extends AudioWorkletProcessor {
  #buffer = new JitterBuffer({
    capacity: CAPACITY_SECONDS * RATE,
    startUp: START_UP_SECONDS * RATE,
    fade: FADE_SECONDS * RATE,
  });
  #resampler = sampleRate === RATE ? null : new Resampler(RATE, sampleRate, QUANTUM);
  #block = new Float32Array(QUANTUM);
  /** Resampled samples that wait for their quantum. */
  #ready = new Float32Array(this.#resampler === null ? 0 : this.#resampler.maxOutput + QUANTUM);
  #readyCount = 0;

  #received = 0;
  #played = 0;
  #peak = 0;
  #reportAt = 0;
  #reportedPlaying = false;
  /** When the buffer was emptied, if the silence after it is still to come; in context time. */
  #clearedAt = -1;

  constructor() {
    super();
    this.port.onmessage = ({ data }) => {
      if (data.pcm !== undefined) {
        this.#received += data.pcm.byteLength / 2;
        this.#buffer.write(new Int16Array(data.pcm));
      } else if (data.clear) {
        this.#buffer.clear();
        this.#clearedAt = currentTime;
      }
    };
  }

  /**
   * @param {Float32Array[][]} _inputs
   * @param {Float32Array[][]} outputs
   */
  process(_inputs, outputs) {
    const output = /** @type {Float32Array} */ (outputs[0]?.[0]);
    if (this.#resampler === null) {
      this.#played += this.#buffer.read(output);
    } else {
      this.#fillResampled(this.#resampler, output);
    }
    this.#report(output);
    return true;
  }

  /**
   * @param {Resampler} resampler
   * @param {Float32Array} output
   */
  #fillResampled(resampler, output) {
    while (this.#readyCount < output.length) {
      this.#played += this.#buffer.read(this.#block);
      this.#readyCount += resampler.push(this.#block, this.#ready.subarray(this.#readyCount));
    }
    output.set(this.#ready.subarray(0, output.length));
    this.#ready.copyWithin(0, output.length, this.#readyCount);
    this.#readyCount -= output.length;
  }

  /** @param {Float32Array} output */
  #report(output) {
    let loudest = 0;
    for (const sample of output) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    this.#peak = Math.max(this.#peak, loudest);
    if (this.#clearedAt >= 0 && loudest < 1e-4) {
      this.port.postMessage({ silentAt: currentTime });
      this.#clearedAt = -1;
    }
    const { playing } = this.#buffer;
    if (playing !== this.#reportedPlaying || (playing && currentTime >= this.#reportAt)) {
      this.port.postMessage({
        playing,
        received: this.#received,
        played: this.#played,
        waiting: this.#buffer.length,
        dropped: this.#buffer.dropped,
        pauses: this.#buffer.pauses,
        peak: this.#peak,
      });
      this.#peak = 0;
      this.#reportedPlaying = playing;
      this.#reportAt = currentTime + REPORT_EVERY_SECONDS;
    }
  }
}

registerProcessor("playback", Playback);
