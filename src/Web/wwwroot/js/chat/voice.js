import { byId, listen } from "../dom.js";
import { Microphone, MicrophoneError } from "../microphone.js";
import { Player } from "../player.js";
import { explainMicrophone } from "./problems.js";
import { say } from "./texts.js";

/** @import { Chat } from "./chat.js" */
/** @import { TextKey } from "./texts.js" */
/** @import { SpeechState } from "../protocol.js" */

/**
 * Talking in a chat: the button opens the microphone, and the answer is heard. Event `problem` ({text}: empty once it is
 * over).
 */
export class Voice extends EventTarget {
  #button = byId("talk", HTMLButtonElement);
  #standing = byId("voice-state", HTMLElement);
  #level = byId("voice-level", HTMLElement);
  /** @type {"off" | "opening" | "on"} */
  #talking = "off";
  /** @type {SpeechState["state"]} */
  #speech = "silent";
  /** Audio of turns up to this one is not wanted any more. */
  #mutedTurn = 0;
  #audioTurn = 0;

  /**
   * @param {Chat} chat
   * @param {{microphone?: Microphone, player?: Player}} [devices]
   */
  constructor(chat, { microphone = new Microphone(), player = new Player() } = {}) {
    super();
    this.chat = chat;
    this.microphone = microphone;
    this.player = player;
    const { client } = chat;
    listen(microphone, "audio", ({ pcm, level }) => this.#hear(pcm, level));
    microphone.addEventListener("ended", () => void this.#ended());
    player.addEventListener("report", () => this.#refresh());
    listen(client, "audio", ({ turn, pcm }) => this.#play(turn, pcm));
    listen(client, "interrupted", () => void player.clear());
    listen(client, "speech_state", ({ state }) => this.#spoke(state));
    listen(client, "connected", ({ resumed }) => resumed || this.#begun());
    listen(client, "connection", ({ state }) => state === "failed" && void this.stop());
    this.#button.addEventListener("click", () => void (this.#talking === "off" ? this.start() : this.stop()));
  }

  get isTalking() {
    return this.#talking !== "off";
  }

  /** Opens the microphone and, if need be, the session. Call it from a click or a key. */
  async start() {
    if (this.#talking !== "off") {
      return;
    }
    this.#set("opening");
    this.#tell("");
    this.chat.client.connect();
    try {
      await Promise.all([this.player.start(), this.microphone.open()]);
    } catch (error) {
      this.#set("off");
      this.#tell(explainMicrophone(error instanceof MicrophoneError ? error.problem : "failed"));
      return;
    }
    if (/** @type {string} */ (this.#talking) === "opening") {
      this.#set("on");
    } else {
      await this.microphone.close();
    }
  }

  /** Closes the microphone and asks for the answer without waiting for silence. */
  async stop() {
    const wasOn = this.#talking === "on";
    this.#set("off");
    if (wasOn) {
      await this.microphone.close();
      this.chat.client.endUtterance();
    }
  }

  /** Falls silent: what waits, and what is still to come of this answer. */
  hush() {
    this.#mutedTurn = this.#audioTurn;
    void this.player.clear();
  }

  /**
   * @param {ArrayBuffer} pcm
   * @param {number} level
   */
  #hear(pcm, level) {
    this.chat.client.sendAudio(pcm);
    this.#level.style.setProperty("--level", level.toFixed(3));
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

  /** @param {SpeechState["state"]} state */
  #spoke(state) {
    this.#speech = state;
    this.#refresh();
  }

  /** Another session counts its turns anew. */
  #begun() {
    this.#mutedTurn = this.#audioTurn = 0;
    this.#spoke("silent");
  }

  async #ended() {
    if (this.isTalking) {
      await this.stop();
      this.#tell(explainMicrophone("ended"));
    }
  }

  /** @param {"off" | "opening" | "on"} talking */
  #set(talking) {
    this.#talking = talking;
    const label = say(this.isTalking ? "talkStop" : "talk");
    this.#button.setAttribute("aria-pressed", String(this.isTalking));
    this.#button.setAttribute("aria-label", label);
    this.#button.title = label;
    this.#level.style.setProperty("--level", "0");
    this.#refresh();
  }

  #refresh() {
    const words = this.#words();
    if (this.#standing.dataset["words"] !== words) {
      this.#standing.dataset["words"] = words;
      this.#standing.textContent = words === "" ? "" : say(/** @type {TextKey} */ (words));
      document.body.dataset["voice"] = words === "" ? "off" : words;
    }
  }

  /** @returns {TextKey | ""} */
  #words() {
    if (this.#talking === "opening") {
      return "micOpening";
    }
    if (this.player.report.playing) {
      return "micVoice";
    }
    if (this.#talking === "off") {
      return "";
    }
    if (!this.chat.client.isReady) {
      return "micWaiting";
    }
    return this.#speech === "speaking" ? "micSpeaking" : this.#speech === "processing" ? "micProcessing" : "micListening";
  }

  /** @param {string} text */
  #tell(text) {
    this.dispatchEvent(new CustomEvent("problem", { detail: { text } }));
  }
}
