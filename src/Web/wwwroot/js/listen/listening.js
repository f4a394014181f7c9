import { listen } from "../dom.js";
import { ListenerClient } from "../listener-client.js";

/** @import { ConnectionState } from "../session-client.js" */
/** @import { Connected, Interrupted, ServerError, Transcription, TurnComplete, UpstreamState } from "../protocol.js" */
/** @import { Player } from "../player.js" */
/** @import { Transcript } from "../transcript.js" */

/**
 * Joins what a listener hears, the transcript and the loudspeaker. Events: `connection`, `upstream` (the state of the
 * session), `languages` ({languages}), `gap`, `problem` ({code, message}), `over`.
 */
export class Listening extends EventTarget {
  #client;
  #isHeard = false;

  /** @param {{url: string, token: string, player: Player, transcript: Transcript}} parts */
  constructor({ url, token, player, transcript }) {
    super();
    this.player = player;
    this.transcript = transcript;
    const client = new ListenerClient({ url, token });
    transcript.enter("listening");
    listen(client, "connected", (/** @type {Connected} */ { config }) => this.#emit("languages", { languages: config?.languages ?? [] }));
    listen(client, "connection", (detail) => this.#emit("connection", detail));
    listen(client, "input_transcription", (/** @type {Transcription} */ caption) => transcript.caption(caption));
    listen(client, "output_transcription", (/** @type {Transcription} */ caption) => transcript.caption(caption));
    listen(client, "turn_complete", (/** @type {TurnComplete} */ turn) => transcript.complete(turn));
    listen(client, "audio", ({ pcm }) => this.#isHeard && player.play(pcm));
    listen(client, "interrupted", (/** @type {Interrupted} */ { turn }) => {
      transcript.interrupted(turn);
      void player.clear();
    });
    listen(client, "state", (/** @type {UpstreamState} */ detail) => this.#emit(detail.state === "closed" ? "over" : "upstream", detail));
    listen(client, "gap", (detail) => this.#emit("gap", detail));
    listen(client, "error", (/** @type {ServerError} */ detail) => this.#emit("problem", detail));
    this.#client = client;
  }

  /** @returns {ConnectionState} */
  get connection() {
    return this.#client.state;
  }

  /** Whether voice is played. */
  get isHeard() {
    return this.#isHeard;
  }

  start() {
    this.#client.connect();
  }

  /** The network came back. */
  online() {
    this.#client.reconnectNow();
  }

  stop() {
    this.#client.close();
  }

  /** Turns the sound on or off. Call it from a click or a key, or the browser keeps it silent. @param {boolean} isHeard */
  async hear(isHeard) {
    this.#isHeard = isHeard;
    await (isHeard ? this.player.start() : this.player.clear());
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
