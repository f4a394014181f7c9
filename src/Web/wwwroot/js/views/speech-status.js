import { byId, listen } from "../dom.js";
import { interfaceLanguage, t } from "../i18n.js";

/** @import { Activity, Conversation } from "../conversation.js" */
/** @import { MessageKey } from "../i18n.js" */

/** @type {Record<Activity, MessageKey>} */
const WORDS = {
  idle: "stateIdle",
  opening: "stateOpening",
  waiting: "stateWaiting",
  listening: "stateListening",
  speaking: "stateSpeaking",
  processing: "stateProcessing",
  voice: "stateVoice",
};

/** Says what goes on, and how long the last answer took. */
export class SpeechStatus {
  #state = byId("speech-state", HTMLElement);
  #latency = byId("latency", HTMLElement);
  #stop = byId("stop-voice", HTMLButtonElement);
  /** @type {number | null} */
  #latencyMs = null;

  /** @param {Conversation} conversation */
  constructor(conversation) {
    this.conversation = conversation;
    this.#stop.addEventListener("click", () => void conversation.stopVoice());
    listen(conversation, "activity", () => this.refresh());
    listen(conversation.player, "report", ({ playing }) => {
      this.#stop.disabled = !playing;
    });
    listen(conversation, "latency", ({ ms }) => {
      this.#latencyMs = ms;
      this.refresh();
    });
  }

  refresh() {
    this.#state.textContent = t(WORDS[this.conversation.activity]);
    this.#latency.textContent = this.#latencyMs === null ? "" : t("latency", { time: duration(this.#latencyMs) });
  }
}

/** @param {number} ms */
function duration(ms) {
  const [value, unit, fraction] = ms < 1_000 ? [ms, "millisecond", 0] : [ms / 1_000, "second", 1];
  return new Intl.NumberFormat(interfaceLanguage(), {
    style: "unit",
    unit: String(unit),
    unitDisplay: "short",
    maximumFractionDigits: Number(fraction),
  }).format(Number(value));
}
