import { InterpreterClient } from "./interpreter-client.js";
import { MicrophoneError } from "./microphone.js";

/** @import { ConnectionState } from "./session-client.js" */
/** @import { Microphone } from "./microphone.js" */
/** @import { Player } from "./player.js" */
/** @import { Interrupted, ServerError, ServerInfo, SpeechState, Transcription, TurnComplete, UpstreamState } from "./protocol.js" */
/** @import { SettingsStore } from "./settings.js" */
/** @import { Transcript } from "./transcript.js" */

/** @typedef {"idle" | "opening" | "waiting" | "listening" | "speaking" | "processing" | "voice"} Activity */

/**
 * Joins the microphone, the session, the loudspeaker and the transcript. Events: `activity`, `connection`, `latency`
 * ({ms}), `problem` ({code, message}), `microphone` ({problem}), `gap`, `renewed`, `shared` ({token}), `unshared`, `listeners`
 * ({count}).
 */
export class Conversation extends EventTarget {
  /** @type {InterpreterClient | null} */
  #client = null;
  /** @type {"off" | "opening" | "on"} */
  #talking = "off";
  /** @type {SpeechState["state"]} */
  #speech = "silent";
  /** @type {Activity} */
  #activity = "idle";
  /** Audio of turns up to this one is not wanted any more. */
  #mutedTurn = 0;
  #audioTurn = 0;
  #completedTurn = 0;

  /**
   * @param {{url: string, info: ServerInfo, settings: SettingsStore, microphone: Microphone, player: Player, transcript: Transcript}} parts
   */
  constructor({ url, info, settings, microphone, player, transcript }) {
    super();
    this.url = url;
    this.info = info;
    this.settings = settings;
    this.microphone = microphone;
    this.player = player;
    this.transcript = transcript;
    microphone.addEventListener("audio", (event) => this.#client?.sendAudio(/** @type {CustomEvent} */ (event).detail.pcm));
    microphone.addEventListener("ended", () => this.#microphoneEnded());
    player.addEventListener("report", () => this.#refresh());
    settings.addEventListener("change", (event) => this.#settingsChanged(/** @type {CustomEvent} */ (event).detail.session));
  }

  get activity() {
    return this.#activity;
  }

  get isTalking() {
    return this.#talking !== "off";
  }

  /** @returns {ConnectionState} */
  get connection() {
    return this.#client?.state ?? "closed";
  }

  /** Opens the microphone and, if need be, the session. Call it from a click or a key. */
  async startTalking() {
    if (this.#talking !== "off") {
      return;
    }
    this.#setTalking("opening");
    this.#connected();
    try {
      await Promise.all([this.player.start(), this.microphone.open()]);
    } catch (error) {
      this.#setTalking("off");
      this.#emit("microphone", { problem: error instanceof MicrophoneError ? error.problem : "failed" });
      return;
    }
    if (/** @type {string} */ (this.#talking) === "opening") {
      this.#setTalking("on");
    } else {
      // Let go before the microphone was there.
      await this.microphone.close();
    }
  }

  /** Closes the microphone and asks for the answer without waiting for silence. */
  async stopTalking() {
    const wasOn = this.#talking === "on";
    this.#setTalking("off");
    if (wasOn) {
      await this.microphone.close();
      this.#client?.endUtterance();
    }
  }

  /** @param {string} text */
  async sendText(text) {
    this.#connected().sendText(text);
    await this.player.start();
  }

  /** Lets others listen; begins a session where there is none. */
  share() {
    this.#connected().share();
  }

  /** Lets nobody listen any more. */
  unshare() {
    this.#client?.unshare();
  }

  /** Silences the interpreter: what waits here, and what is still to come of this turn. */
  stopVoice() {
    this.#mutedTurn = this.#audioTurn;
    if (this.#audioTurn > this.#completedTurn) {
      this.#client?.interrupt();
    }
    return this.player.clear();
  }

  /** Tries to connect again, at once. */
  retry() {
    this.#client?.connect();
  }

  /** The network came back. */
  online() {
    this.#client?.reconnectNow();
  }

  /** Ends the session; the next word or text begins another. */
  end() {
    this.#client?.close();
    this.#client = null;
    this.#speech = "silent";
    this.#refresh();
  }

  #connected() {
    this.#client ??= this.#open();
    this.#client.connect();
    return this.#client;
  }

  #open() {
    const client = new InterpreterClient({ url: this.url, config: this.settings.sessionConfig(this.info) });
    const on = (/** @type {string} */ type, /** @type {(detail: any) => void} */ handle) =>
      client.addEventListener(type, (event) => {
        if (client === this.#client) {
          handle(/** @type {CustomEvent} */ (event).detail);
        }
      });
    client.addEventListener("connection", (event) => this.#connectionChanged(/** @type {CustomEvent} */ (event).detail));
    on("connected", ({ sessionId, resumed }) => this.#entered(sessionId, resumed));
    on("input_transcription", (/** @type {Transcription} */ caption) => this.transcript.caption(caption));
    on("output_transcription", (/** @type {Transcription} */ caption) => this.transcript.caption(caption));
    on("audio", ({ turn, pcm }) => this.#play(turn, pcm));
    on("interrupted", (/** @type {Interrupted} */ { turn }) => this.#interrupted(turn));
    on("turn_complete", (/** @type {TurnComplete} */ turn) => this.#completed(turn));
    on("speech_state", (/** @type {SpeechState} */ { state }) => this.#speechChanged(state));
    on("state", (/** @type {UpstreamState} */ detail) => this.#emit("upstream", detail));
    on("error", (/** @type {ServerError} */ detail) => this.#emit("problem", detail));
    on("gap", (detail) => this.#emit("gap", detail));
    on("renewed", () => {
      this.#emit("renewed", null);
      this.#emit("unshared", null);
    });
    on("shared", ({ listenToken }) => this.#emit("shared", { token: listenToken }));
    on("unshared", () => this.#emit("unshared", null));
    on("listeners", ({ count }) => this.#emit("listeners", { count }));
    return client;
  }

  /** @param {{state: ConnectionState}} detail */
  #connectionChanged(detail) {
    this.#emit("connection", detail);
    if (detail.state === "failed" || detail.state === "closed") {
      this.#speech = "silent";
      this.#emit("unshared", null);
      void this.stopTalking();
    }
    this.#refresh();
  }

  /**
   * @param {string} sessionId
   * @param {boolean | undefined} resumed
   */
  #entered(sessionId, resumed) {
    this.transcript.enter(sessionId);
    if (!resumed) {
      this.#mutedTurn = this.#audioTurn = this.#completedTurn = 0;
    }
  }

  /**
   * @param {number} turn
   * @param {ArrayBuffer} pcm
   */
  #play(turn, pcm) {
    this.#audioTurn = Math.max(this.#audioTurn, turn);
    if (turn > this.#mutedTurn) {
      this.player.play(pcm);
    }
  }

  /** @param {number} turn */
  #interrupted(turn) {
    this.transcript.interrupted(turn);
    void this.player.clear();
  }

  /** @param {TurnComplete} turn */
  #completed(turn) {
    this.#completedTurn = turn.turn;
    this.transcript.complete(turn);
    if (turn.latency?.firstAudioMs != null) {
      this.#emit("latency", { ms: turn.latency.firstAudioMs });
    }
  }

  /** @param {SpeechState["state"]} state */
  #speechChanged(state) {
    this.#speech = state;
    // The server cuts off an answer that it is still giving. One it has given in full only waits here, and the user
    // who speaks over it wants it gone too; a one-way model speaks along with the user.
    const given = this.#audioTurn <= this.#completedTurn;
    if (state === "speaking" && given && this.settings.values.bargeIn && !this.settings.isOneWay(this.info)) {
      void this.player.clear();
    }
    this.#refresh();
  }

  #microphoneEnded() {
    if (this.isTalking) {
      void this.stopTalking();
      this.#emit("microphone", { problem: "ended" });
    }
  }

  /** @param {boolean} ofTheSession */
  #settingsChanged(ofTheSession) {
    this.player.volume = this.settings.values.volume;
    if (ofTheSession && this.#client !== null) {
      this.end();
      if (this.isTalking) {
        this.#connected();
      }
    }
  }

  /** @param {"off" | "opening" | "on"} talking */
  #setTalking(talking) {
    this.#talking = talking;
    this.#refresh();
  }

  #refresh() {
    const activity = this.#currentActivity();
    if (activity !== this.#activity) {
      this.#activity = activity;
      this.#emit("activity", { activity });
    }
  }

  /** @returns {Activity} */
  #currentActivity() {
    if (this.#talking === "opening") {
      return "opening";
    }
    if (this.#talking === "on" && this.connection !== "open") {
      return "waiting";
    }
    if (this.#speech === "speaking") {
      return "speaking";
    }
    if (this.player.report.playing) {
      return "voice";
    }
    if (this.#speech === "processing") {
      return "processing";
    }
    return this.#talking === "on" ? "listening" : "idle";
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
