import { api, ApiError } from "../api.js";
import { byId, listen } from "../dom.js";
import { say } from "./texts.js";

/** @import { Chat } from "./chat.js" */

/** The chat's title, changed in place: Enter keeps, Escape gives up. Events `saved` and `problem` ({text}). */
export class TitleEditor extends EventTarget {
  #heading = byId("title", HTMLElement);
  #form = byId("title-form", HTMLFormElement);
  #input = byId("title-input", HTMLInputElement);
  #edit = byId("title-edit", HTMLButtonElement);

  /** @param {Chat} chat */
  constructor(chat) {
    super();
    this.chat = chat;
    this.suffix = document.title.slice(document.title.lastIndexOf(" · "));
    listen(chat, "titled", ({ title }) => this.#show(title));
    listen(chat, "identified", () => {
      this.#edit.hidden = false;
    });
    this.#edit.addEventListener("click", () => this.#open());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#save();
    });
    this.#input.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        this.#close();
      }
    });
    byId("title-cancel", HTMLButtonElement).addEventListener("click", () => this.#close());
  }

  #open() {
    this.#input.value = this.#heading.textContent ?? "";
    this.#form.hidden = false;
    this.#heading.hidden = this.#edit.hidden = true;
    this.#input.select();
  }

  #close() {
    this.#form.hidden = true;
    this.#heading.hidden = this.#edit.hidden = false;
    this.#edit.focus();
  }

  async #save() {
    const wanted = this.#input.value.trim();
    if (wanted === "" || wanted === this.#heading.textContent) {
      this.#close();
      return;
    }
    try {
      const { title } = await api(`/api/v1/gemini/chat-sessions/${this.chat.id}/`, { method: "PATCH", body: { title: wanted } });
      this.#show(title);
      this.#close();
      this.#tell("saved", say("titleSaved"));
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.#tell("problem", error.status === 0 ? say("serverGone") : error.message);
      this.#input.focus();
    }
  }

  /** @param {string} title */
  #show(title) {
    this.#heading.textContent = title;
    document.title = title + this.suffix;
  }

  /**
   * @param {string} type
   * @param {string} text
   */
  #tell(type, text) {
    this.dispatchEvent(new CustomEvent(type, { detail: { text } }));
  }
}
