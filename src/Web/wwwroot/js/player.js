const RATE = 24_000;

/**
 * What the loudspeaker does, in samples of 24 kHz.
 *
 * @typedef {object} PlaybackReport
 * @property {boolean} playing
 * @property {number} received All that was ever given.
 * @property {number} played All that was ever played.
 * @property {number} waiting
 * @property {number} dropped What found no room.
 * @property {number} pauses Times that the buffer ran dry.
 * @property {number} peak The loudest since the last report, 0 to 1.
 */

/**
 * Plays the interpreter's voice. Events: `report` (detail: PlaybackReport) about 20 times a second while it plays, and
 * `silence` (detail: {afterMs}) once it was cut off while it sounded, and no sound is left.
 */
export class Player extends EventTarget {
  /** @type {{context: AudioContext, gain: GainNode, node: AudioWorkletNode} | null} */
  #output = null;
  /** @type {Promise<void> | null} */
  #starting = null;
  #volume = 1;
  /** @type {((silentAt: number) => void)[]} */
  #silence = [];
  /** @type {PlaybackReport} */
  report = { playing: false, received: 0, played: 0, waiting: 0, dropped: 0, pauses: 0, peak: 0 };

  /** Prepares the loudspeaker; call it from a click or a key, or the browser keeps it silent. */
  async start() {
    this.#starting ??= this.#open();
    await this.#starting;
    await this.#output?.context.resume();
  }

  /**
   * Plays after what is waiting.
   *
   * @param {ArrayBuffer} pcm Mono s16le at 24 kHz; the caller gives it away.
   */
  play(pcm) {
    this.#output?.node.port.postMessage({ pcm }, [pcm]);
  }

  /**
   * Falls silent at once and forgets what waits.
   *
   * @returns {Promise<number>} After how many ms, by the audio clock, the first silent block was rendered.
   */
  async clear() {
    const output = this.#output;
    if (output === null || output.context.state !== "running") {
      output?.node.port.postMessage({ clear: true });
      return 0;
    }
    const sounded = this.report.playing;
    const from = output.context.currentTime;
    const silentAt = await new Promise((resolve) => {
      this.#silence.push(resolve);
      output.node.port.postMessage({ clear: true });
    });
    const afterMs = (silentAt - from) * 1000;
    if (sounded) {
      this.dispatchEvent(new CustomEvent("silence", { detail: { afterMs } }));
    }
    return afterMs;
  }

  get volume() {
    return this.#volume;
  }

  /** 0 to 1. */
  set volume(value) {
    this.#volume = value;
    // A jump of the gain would click.
    this.#output?.gain.gain.setTargetAtTime(value, this.#output.context.currentTime, 0.02);
  }

  async #open() {
    const context = new AudioContext({ sampleRate: RATE, latencyHint: "interactive" });
    await context.audioWorklet.addModule(new URL("worklets/playback.js", import.meta.url));
    const node = new AudioWorkletNode(context, "playback", { numberOfInputs: 0, outputChannelCount: [1] });
    const gain = new GainNode(context, { gain: this.#volume });
    node.connect(gain).connect(context.destination);
    node.port.onmessage = ({ data }) => this.#receive(data);
    this.#output = { context, gain, node };
  }

  /** @param {PlaybackReport & {silentAt?: number}} data */
  #receive(data) {
    if (data.silentAt !== undefined) {
      const silentAt = data.silentAt;
      this.#silence.splice(0).forEach((resolve) => resolve(silentAt));
      return;
    }
    this.report = data;
    this.dispatchEvent(new CustomEvent("report", { detail: data }));
  }
}
