/** @import { Transcription, TurnComplete } from "./protocol.js" */

/**
 * @typedef {object} Line
 * @property {string} text
 * @property {boolean} isFinal
 * @property {string} language Code; empty until it is known.
 *
 * @typedef {object} Turn
 * @property {string} id Unique in the transcript, over sessions.
 * @property {Line} input What was said.
 * @property {Line} output The interpretation.
 * @property {number} startMs Since the transcript began.
 * @property {number | null} endMs Null while the turn goes on.
 * @property {boolean} interrupted
 * @property {number | null} firstAudioMs From the end of speech to the first audio.
 */

/** The turns of a conversation, in order. Event `turn` (detail: Turn) whenever one begins or changes. */
export class Transcript extends EventTarget {
  /** @type {Map<string, Turn>} */
  #turns = new Map();
  #session = "";
  #clock;
  #beganAt = -1;

  /** @param {() => number} [clock] Milliseconds, monotonic. */
  constructor(clock = () => performance.now()) {
    super();
    this.#clock = clock;
  }

  /** Those in which a word was spoken: a cough makes a turn, too. @returns {Turn[]} */
  get turns() {
    return [...this.#turns.values()].filter(({ input, output }) => input.text !== "" || output.text !== "");
  }

  /**
   * Names the session that the following turns belong to: each counts its turns from 1.
   *
   * @param {string} session
   */
  enter(session) {
    this.#session = session;
  }

  /** @param {Transcription} message */
  caption({ type, turn: number, text, isFinal, language }) {
    const turn = this.#find(number);
    const line = type === "input_transcription" ? turn.input : turn.output;
    line.text = text;
    line.isFinal = isFinal;
    line.language = language ?? line.language;
    this.#changed(turn);
  }

  /** @param {number} number */
  interrupted(number) {
    const turn = this.#find(number);
    turn.interrupted = true;
    this.#changed(turn);
  }

  /** @param {TurnComplete} message */
  complete({ turn: number, inputText, outputText, interrupted, latency }) {
    if (inputText === "" && outputText === "" && !this.#turns.has(this.#id(number))) {
      return;
    }
    const turn = this.#find(number);
    turn.endMs = this.#now();
    turn.startMs = Math.max(0, turn.endMs - (latency?.turnMs ?? turn.endMs - turn.startMs));
    turn.interrupted ||= interrupted ?? false;
    turn.firstAudioMs = latency?.firstAudioMs ?? null;
    Object.assign(turn.input, { text: inputText, isFinal: true });
    Object.assign(turn.output, { text: outputText, isFinal: true });
    this.#changed(turn);
  }

  clear() {
    this.#turns.clear();
    this.#beganAt = -1;
  }

  /** @param {number} number */
  #id(number) {
    return `${this.#session}/${number}`;
  }

  /** @param {number} number */
  #find(number) {
    const id = this.#id(number);
    let turn = this.#turns.get(id);
    if (turn === undefined) {
      turn = {
        id,
        input: { text: "", isFinal: false, language: "" },
        output: { text: "", isFinal: false, language: "" },
        startMs: this.#now(),
        endMs: null,
        interrupted: false,
        firstAudioMs: null,
      };
      this.#turns.set(id, turn);
    }
    return turn;
  }

  #now() {
    const now = this.#clock();
    this.#beganAt = this.#beganAt < 0 ? now : this.#beganAt;
    return Math.round(now - this.#beganAt);
  }

  /** @param {Turn} turn */
  #changed(turn) {
    this.dispatchEvent(new CustomEvent("turn", { detail: turn }));
  }
}
