/** @import { GlossaryEntry, ServerInfo, SessionConfig } from "./protocol.js" */

const KEY = "interpreter.settings";

/**
 * What the user chose; empty and null mean: as the server has it.
 *
 * @typedef {object} Settings
 * @property {[string, string] | null} languages
 * @property {boolean} oneWay Only from the first language into the second.
 * @property {string} voice
 * @property {string} model
 * @property {number | null} vadThreshold
 * @property {number | null} vadHangoverFrames
 * @property {GlossaryEntry[]} glossary
 * @property {boolean} bargeIn Stop the voice when the user speaks over it.
 * @property {number} volume 0 to 1.
 * @property {string} interfaceLanguage Empty: the browser's.
 * @property {"" | "light" | "dark"} theme Empty: the system's.
 */

/** @type {Settings} */
const DEFAULTS = {
  languages: null,
  oneWay: false,
  voice: "",
  model: "",
  vadThreshold: null,
  vadHangoverFrames: null,
  glossary: [],
  bargeIn: true,
  volume: 1,
  interfaceLanguage: "",
  theme: "",
};

/** What makes another session, when changed: a session keeps the settings it began with. */
const OF_THE_SESSION = ["languages", "oneWay", "voice", "model", "vadThreshold", "vadHangoverFrames", "glossary"];

/** The user's choices, kept in the browser. Event `change` (detail: {keys, session}); `session`: a new one is needed. */
export class SettingsStore extends EventTarget {
  /** @type {Settings} */
  #values;

  /** @param {Storage} [storage] */
  constructor(storage = localStorage) {
    super();
    this.storage = storage;
    this.#values = { ...DEFAULTS, ...read(storage) };
  }

  get values() {
    return this.#values;
  }

  /** @param {Partial<Settings>} changes */
  update(changes) {
    const keys = Object.keys(changes);
    this.#values = { ...this.#values, ...changes };
    this.storage.setItem(KEY, JSON.stringify(this.#values));
    const session = keys.some((key) => OF_THE_SESSION.includes(key));
    this.dispatchEvent(new CustomEvent("change", { detail: { keys, session } }));
  }

  /** Forgets what this server does not offer (any more). @param {ServerInfo} info */
  reconcile(info) {
    const { languages, voice, model } = this.#values;
    const codes = new Set(info.languages.map(({ code }) => code));
    this.#values = {
      ...this.#values,
      languages: languages !== null && languages.every((code) => codes.has(code)) ? languages : null,
      voice: info.voices.includes(voice) ? voice : "",
      model: info.models.some(({ id }) => id === model) ? model : "",
    };
  }

  /** The languages to show: the user's, or the server's. @param {ServerInfo} info */
  pair(info) {
    return this.#values.languages ?? info.defaults.languages;
  }

  /** Whether only one direction is interpreted: by choice, or because the model knows no other. @param {ServerInfo} info */
  isOneWay(info) {
    const model = this.#values.model || info.defaults.model;
    return this.#values.oneWay || info.models.some(({ id, oneWay }) => id === model && oneWay);
  }

  /**
   * The `config` of `init`.
   *
   * @param {ServerInfo} info
   * @returns {SessionConfig}
   */
  sessionConfig(info) {
    const { voice, model, vadThreshold, vadHangoverFrames, glossary } = this.#values;
    const languages = this.pair(info);
    const complete = glossary.filter(({ term, translation }) => term.trim() !== "" && translation.trim() !== "");
    return {
      languages,
      sampleRate: 16_000,
      ...(this.isOneWay(info) && { targetLanguage: languages[1] }),
      ...(voice !== "" && { voice }),
      ...(model !== "" && { model }),
      ...(complete.length > 0 && { glossary: complete }),
      ...((vadThreshold !== null || vadHangoverFrames !== null) && {
        vad: {
          threshold: vadThreshold ?? info.defaults.vad.threshold,
          hangoverFrames: vadHangoverFrames ?? info.defaults.vad.hangoverFrames,
        },
      }),
    };
  }
}

/**
 * @param {Storage} storage
 * @returns {Partial<Settings>}
 */
function read(storage) {
  try {
    return JSON.parse(storage.getItem(KEY) ?? "{}");
  } catch {
    // Not ours, or of another version: the defaults are better than no page.
    return {};
  }
}
