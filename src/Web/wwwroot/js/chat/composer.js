import { byId, listen } from "../dom.js";
import { Attachments } from "./attachments.js";
import { language, say } from "./texts.js";

/** @import { Chat } from "./chat.js" */
/** @import { Drafts } from "./drafts.js" */

/** How near to the limit the rest is told, in characters. */
const TELL_REST = 400;

/** Where messages are written. Enter sends; with Shift, or on a phone's keyboard, it begins a line. Events as of `Attachments`. */
export class Composer extends EventTarget {
  #form = byId("composer", HTMLFormElement);
  #text = byId("message", HTMLTextAreaElement);
  #send = byId("send", HTMLButtonElement);
  #stop = byId("stop", HTMLButtonElement);
  #rest = byId("rest", HTMLElement);
  #file = byId("image-file", HTMLInputElement);
  #touch = matchMedia("(hover: none) and (pointer: coarse)");
  #draggedOver = 0;

  /**
   * @param {Chat} chat
   * @param {Drafts} drafts
   */
  constructor(chat, drafts) {
    super();
    this.chat = chat;
    this.drafts = drafts;
    this.attachments = new Attachments(byId("previews", HTMLElement));
    this.#text.value = drafts.read(this.#name);
    this.#bindText();
    this.#bindImages();
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.#stop.addEventListener("click", () => {
      chat.stop();
      this.#text.focus();
    });
    for (const type of ["added", "changed", "removed"]) {
      listen(chat.log, type, () => this.refresh());
    }
    listen(chat, "identified", () => this.#named());
    this.refresh();
  }

  focus() {
    this.#text.focus();
  }

  submit() {
    const text = this.#text.value.trim();
    if (this.chat.log.isAnswering || (text === "" && this.attachments.length === 0)) {
      return;
    }
    const images = this.attachments.take();
    this.#text.value = "";
    this.drafts.write("new", "");
    this.drafts.write(this.#name, "");
    this.chat.ask(text, images);
    this.#resize();
    this.refresh();
    this.#text.focus();
  }

  refresh() {
    const { isAnswering } = this.chat.log;
    const rest = this.#text.maxLength - this.#text.value.length;
    this.#stop.hidden = !isAnswering;
    this.#send.hidden = isAnswering;
    this.#send.disabled = this.#text.value.trim() === "" && this.attachments.length === 0;
    this.#rest.textContent = this.#text.maxLength > 0 && rest <= TELL_REST ? say("charactersLeft", { count: new Intl.NumberFormat(language).format(rest) }) : "";
  }

  /** The name of this chat's draft. */
  get #name() {
    return String(this.chat.id ?? "new");
  }

  #bindText() {
    this.#text.addEventListener("input", () => {
      this.drafts.write(this.#name, this.#text.value);
      this.#resize();
      this.refresh();
      // Ready by the time that it is sent. What failed is tried again when something is sent, not with every letter.
      if (this.chat.client.state === "closed") {
        this.chat.client.connect();
      }
    });
    this.#text.addEventListener("keydown", (event) => {
      // While a Korean syllable is being composed, Enter ends it.
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229 && !this.#touch.matches) {
        event.preventDefault();
        this.submit();
      } else if (event.key === "Escape" && this.chat.log.isAnswering) {
        this.chat.stop();
      }
    });
    this.#resize();
  }

  #bindImages() {
    const { attachments } = this;
    byId("attach", HTMLButtonElement).addEventListener("click", () => this.#file.click());
    this.#file.addEventListener("change", () => {
      void attachments.add([...(this.#file.files ?? [])]);
      this.#file.value = "";
      this.#text.focus();
    });
    this.#text.addEventListener("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length > 0) {
        event.preventDefault();
        void attachments.add(files);
      }
    });
    const whole = document.body;
    whole.addEventListener("dragover", (event) => this.#holdsFiles(event) && event.preventDefault());
    whole.addEventListener("dragenter", (event) => this.#holdsFiles(event) && this.#dragged(this.#draggedOver + 1));
    whole.addEventListener("dragleave", (event) => this.#holdsFiles(event) && this.#dragged(this.#draggedOver - 1));
    whole.addEventListener("drop", (event) => {
      if (this.#holdsFiles(event)) {
        event.preventDefault();
        this.#dragged(0);
        void attachments.add([...(event.dataTransfer?.files ?? [])]);
      }
    });
    attachments.addEventListener("change", () => this.refresh());
    for (const type of ["problem", "added"]) {
      listen(attachments, type, (detail) => this.dispatchEvent(new CustomEvent(type, { detail })));
    }
  }

  /** @param {DragEvent} event */
  #holdsFiles(event) {
    return event.dataTransfer?.types.includes("Files") === true;
  }

  /** @param {number} over Elements under the dragged file, as each tells when it comes and goes. */
  #dragged(over) {
    this.#draggedOver = over;
    document.body.toggleAttribute("data-dropping", over > 0);
  }

  /** The draft of a new chat becomes the chat's. It stays the new one's too until it is sent: the page may be on its way out, to come back as a new chat. */
  #named() {
    this.drafts.write(this.#name, this.#text.value);
  }

  /** As high as what is written, up to the style's limit; newer browsers do so by themselves. */
  #resize() {
    if (!CSS.supports("field-sizing", "content")) {
      this.#text.style.height = "auto";
      this.#text.style.height = `${this.#text.scrollHeight + 2}px`;
    }
  }
}
