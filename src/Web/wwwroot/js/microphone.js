const RATE = 16_000;
/** A paused microphone stays open for a while, so that the next sentence is not cut at its first word. */
const RELEASE_AFTER_MS = 20_000;

/** Why there is no microphone: keys of the messages. @typedef {"refused" | "missing" | "busy" | "insecure" | "failed"} MicrophoneProblem */

/** @type {Record<string, MicrophoneProblem>} */
const PROBLEMS = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
};

export class MicrophoneError extends Error {
  /**
   * @param {MicrophoneProblem} problem
   * @param {unknown} [cause]
   */
  constructor(problem, cause) {
    super(`The microphone cannot be used: ${problem}.`, { cause });
    this.problem = problem;
  }
}

/** The microphone: events `audio` (detail: {pcm, level}) while open, and `ended` when the device goes away. */
export class Microphone extends EventTarget {
  /** @type {{context: AudioContext, stream: MediaStream, node: AudioWorkletNode} | null} */
  #device = null;
  #releaseTimer = 0;
  /** @type {(() => void) | null} */
  #closed = null;

  /**
   * Opens the microphone, and asks for leave the first time.
   *
   * @throws {MicrophoneError} Where there is none, or none for us.
   */
  async open() {
    clearTimeout(this.#releaseTimer);
    this.#device ??= await this.#acquire();
    await this.#device.context.resume();
    this.#device.node.port.postMessage({ open: true });
  }

  /** Stops listening. Resolves when the last audio has been handed out. */
  async close() {
    const device = this.#device;
    if (device === null) {
      return;
    }
    const flushed = new Promise((resolve) => {
      this.#closed = () => resolve(undefined);
    });
    device.node.port.postMessage({ open: false });
    this.#releaseTimer = setTimeout(() => this.#release(), RELEASE_AFTER_MS);
    await flushed;
  }

  async #acquire() {
    if (navigator.mediaDevices === undefined) {
      throw new MicrophoneError("insecure");
    }
    // All is ready before the device opens: what it hears from then on is not lost.
    let ears = await listen(RATE);
    const stream = await requestStream().catch((error) => {
      void ears.context.close();
      throw new MicrophoneError(PROBLEMS[error.name] ?? "failed", error);
    });
    try {
      ears.context.createMediaStreamSource(stream).connect(ears.node);
    } catch {
      // Firefox joins no two rates: its own rate then, and the worklet resamples.
      void ears.context.close();
      ears = await listen();
      ears.context.createMediaStreamSource(stream).connect(ears.node);
    }
    ears.node.port.onmessage = ({ data }) => this.#receive(data);
    stream.getAudioTracks()[0]?.addEventListener("ended", () => {
      this.#release();
      this.dispatchEvent(new Event("ended"));
    });
    return { ...ears, stream };
  }

  /** @param {{pcm?: ArrayBuffer, level?: number, open?: boolean}} data */
  #receive(data) {
    if (data.pcm !== undefined) {
      this.dispatchEvent(new CustomEvent("audio", { detail: data }));
    } else if (data.open === false) {
      this.#closed?.();
    }
  }

  #release() {
    const device = this.#device;
    this.#device = null;
    this.#closed?.();
    for (const track of device?.stream.getTracks() ?? []) {
      track.stop();
    }
    void device?.context.close();
  }
}

function requestStream() {
  return navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  });
}

/**
 * The worklet in a context of its own.
 *
 * @param {number} [sampleRate] Hz; without, the device's.
 */
async function listen(sampleRate) {
  const context = new AudioContext({ latencyHint: "interactive", ...(sampleRate !== undefined && { sampleRate }) });
  await context.audioWorklet.addModule(new URL("worklets/capture.js", import.meta.url));
  const node = new AudioWorkletNode(context, "capture", { numberOfOutputs: 0, channelCount: 1, channelCountMode: "explicit" });
  return { context, node };
}
