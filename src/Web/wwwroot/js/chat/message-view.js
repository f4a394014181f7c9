import { element, icon } from "../dom.js";
import { copyButton } from "./copy-button.js";
import { MarkdownView } from "./markdown.js";
import { language, say } from "./texts.js";

/** @import { CodeBlock } from "./markdown/blocks.js" */
/** @import { Entry } from "./message-log.js" */

const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
const moment = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
const number = new Intl.NumberFormat(language);
const seconds = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** One message. What a model wrote is Markdown, what a user wrote is shown as written. */
export class MessageView {
  #time = document.createElement("time");
  #who = element("span", "who");
  #images = element("div", "images");
  #content = element("div", "content");
  #note = element("p", "note");
  #measures = element("span", "measures");
  #actions = element("div", "message-actions");
  /** @type {MarkdownView | null} */
  #markdown;
  #shownImages = "";
  #frame = 0;

  /**
   * @param {Entry} entry
   * @param {{retry: () => void}} actions
   */
  constructor(entry, { retry }) {
    this.entry = entry;
    this.#markdown = entry.role === "user" ? null : new MarkdownView({ renderCode });
    this.again = button("again", "retry", retry);
    this.again.hidden = true;
    this.#actions.append(copyButton(() => this.entry.text, "copy"), this.again, this.#measures);
    this.#content.append(this.#markdown?.element ?? "");
    this.#content.dir = "auto";
    this.element = element("li", "message", element("p", "message-head", this.#who, " ", this.#time), this.#images, this.#content, this.#note, this.#actions);
    this.element.dataset["role"] = entry.role;
    this.#write();
  }

  /** What a screen reader is to say of it. */
  get spokenText() {
    return this.#content.textContent ?? "";
  }

  /** Writes it as it is now: with the next frame, as a model may say more than can be seen between two. */
  refresh() {
    this.#frame ||= requestAnimationFrame(() => this.flush());
  }

  /** Writes it at once. */
  flush() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#write();
  }

  /** @param {boolean} offered Whether it can be answered, or sent, again. */
  offerAgain(offered) {
    this.again.hidden = !offered;
    const undelivered = this.entry.role === "user" && this.entry.id === null;
    const label = say(undelivered ? "sendAgain" : this.entry.state === "done" ? "again" : "tryAgain");
    this.again.setAttribute("aria-label", label);
    this.again.title = label;
    this.again.classList.toggle("prominent", this.entry.state === "failed");
    (/** @type {HTMLElement} */ (this.again.lastElementChild)).textContent = label;
  }

  #write() {
    const { role, state, at, text, spoken, tokens, seconds: taken, id } = this.entry;
    this.element.dataset["state"] = state;
    this.element.dataset["id"] = id === null ? "" : String(id);
    this.#who.textContent = say(role === "user" ? "you" : role) + (spoken ? ` · ${say("spoken")}` : "");
    this.#time.dateTime = at.toISOString();
    this.#time.textContent = clock.format(at);
    this.#time.title = moment.format(at);
    this.#writeImages();
    if (this.#markdown === null) {
      this.#content.textContent = text;
    } else {
      this.#markdown.update(text);
    }
    this.#note.textContent = this.#noteText();
    this.#note.setAttribute("role", state === "failed" ? "alert" : "note");
    this.#actions.hidden = state === "sending" || state === "waiting" || state === "streaming";
    this.#measures.textContent = role === "assistant" && taken !== null && tokens !== null
      ? say("measures", { seconds: say("seconds", { seconds: seconds.format(taken) }), tokens: number.format(tokens) })
      : "";
  }

  #noteText() {
    const { state, problem, finish, role, text } = this.entry;
    switch (state) {
      case "sending": return say("sending");
      case "waiting": return say("thinking");
      case "failed": return problem;
      case "stopped": return say("stopped");
      default: return finish === "MAX_TOKENS" || finish === "MAX_LENGTH" ? say("cut")
        : finish === "SAFETY" || finish === "PROHIBITED_CONTENT" ? say("blocked")
        : role === "assistant" && text === "" && state === "done" ? say("noAnswer")
        : "";
    }
  }

  #writeImages() {
    const { images } = this.entry;
    const key = `${images.length}`;
    if (key === this.#shownImages) {
      return;
    }
    this.#shownImages = key;
    this.#images.replaceChildren(...images.map((address, index) => {
      const shown = document.createElement("img");
      shown.src = address;
      shown.alt = say("image", { number: String(index + 1) });
      shown.loading = "lazy";
      shown.decoding = "async";
      return shown;
    }));
  }
}

/** @param {CodeBlock} block */
function renderCode({ text, language: name }) {
  const code = element("code", "", text);
  const pre = element("pre", "", code);
  // A wide one scrolls, by the keyboard too.
  pre.tabIndex = 0;
  pre.dir = "ltr";
  return element("div", "code", element("div", "code-head", element("span", "", name), copyButton(() => text, "copyCode")), pre);
}

/**
 * @param {"again"} label
 * @param {string} name
 * @param {() => void} act
 */
function button(label, name, act) {
  const made = element("button", "action", icon(name), element("span", "", say(label)));
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}
