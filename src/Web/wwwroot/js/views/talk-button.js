import { byId, listen } from "../dom.js";
import { t } from "../i18n.js";

/** @import { Conversation } from "../conversation.js" */

/** A press longer than this is held, in ms: it talks while it is down. */
const HOLD_MS = 350;

/** The large button: a click turns the microphone on or off; held (or with the space bar held), it talks until let go. */
export class TalkButton {
  #button = byId("talk", HTMLButtonElement);
  #pressedAt = -1;
  #startedByPress = false;

  /** @param {Conversation} conversation */
  constructor(conversation) {
    this.conversation = conversation;
    this.#button.addEventListener("pointerdown", (event) => {
      if (event.button === 0) {
        this.#button.setPointerCapture(event.pointerId);
        this.#press();
      }
    });
    this.#button.addEventListener("pointerup", () => this.#letGo());
    this.#button.addEventListener("pointercancel", () => this.#letGo());
    this.#button.addEventListener("contextmenu", (event) => event.preventDefault());
    // A click without a pointer is a key's, or a screen reader's.
    this.#button.addEventListener("click", (event) => event.detail === 0 && this.#toggle());
    document.addEventListener("keydown", (event) => this.#keyDown(event));
    document.addEventListener("keyup", (event) => this.#keyUp(event));
    window.addEventListener("blur", () => this.#letGo());
    listen(conversation, "activity", () => this.refresh());
  }

  refresh() {
    const talking = this.conversation.isTalking;
    const label = t(talking ? "talkStop" : "talk");
    this.#button.setAttribute("aria-pressed", String(talking));
    this.#button.setAttribute("aria-label", label);
    this.#button.title = label;
    document.body.dataset["activity"] = this.conversation.activity;
  }

  #press() {
    this.#pressedAt = performance.now();
    this.#startedByPress = !this.conversation.isTalking;
    void this.conversation.startTalking();
  }

  #letGo() {
    if (this.#pressedAt < 0) {
      return;
    }
    const held = performance.now() - this.#pressedAt > HOLD_MS;
    this.#pressedAt = -1;
    if (held || !this.#startedByPress) {
      void this.conversation.stopTalking();
    }
  }

  #toggle() {
    void (this.conversation.isTalking ? this.conversation.stopTalking() : this.conversation.startTalking());
  }

  /** @param {KeyboardEvent} event */
  #keyDown(event) {
    if (event.code === "Space" && this.#isOurs(event.target)) {
      event.preventDefault();
      if (!event.repeat) {
        this.#press();
      }
    }
  }

  /** @param {KeyboardEvent} event */
  #keyUp(event) {
    if (event.code === "Space" && this.#pressedAt >= 0) {
      event.preventDefault();
      this.#letGo();
    }
  }

  /** Whether the space bar means talking there: on the page or this button, but in no field, other button or dialogue. */
  /** @param {EventTarget | null} target */
  #isOurs(target) {
    return target === this.#button || (target instanceof Element && target.closest("button, a, input, select, textarea, dialog") === null);
  }
}
