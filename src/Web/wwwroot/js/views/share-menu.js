import { byId, listen } from "../dom.js";
import { t } from "../i18n.js";

/** @import { Conversation } from "../conversation.js" */

/** Where a speaker gets a link for listeners, and sees how many there are. */
export class ShareMenu {
  #link = byId("share-link", HTMLInputElement);
  #copy = byId("share-copy", HTMLButtonElement);
  #stop = byId("share-stop", HTMLButtonElement);
  #count = byId("share-count", HTMLElement);
  #open = byId("share-open", HTMLButtonElement);
  #listeners = 0;
  #copied = false;

  /** @param {Conversation} conversation */
  constructor(conversation) {
    byId("share-menu", HTMLElement).addEventListener("beforetoggle", (event) => {
      if (/** @type {ToggleEvent} */ (event).newState === "open" && this.#link.value === "") {
        conversation.share();
      }
    });
    this.#copy.addEventListener("click", () => void this.#copyLink());
    this.#link.addEventListener("focus", () => this.#link.select());
    this.#stop.addEventListener("click", () => {
      conversation.unshare();
      byId("share-menu", HTMLElement).hidePopover();
    });
    listen(conversation, "shared", ({ token }) => this.#show(new URL(`listen/#${token}`, document.baseURI).href));
    listen(conversation, "unshared", () => this.#show(""));
    listen(conversation, "listeners", ({ count }) => {
      this.#listeners = count;
      this.refresh();
    });
  }

  refresh() {
    const isShared = this.#link.value !== "";
    this.#copy.disabled = this.#stop.disabled = !isShared;
    this.#copy.textContent = t(this.#copied ? "shareCopied" : "shareCopy");
    this.#count.textContent = t(isShared ? "shareCount" : "shareWaiting", { count: String(this.#listeners) });
    this.#open.toggleAttribute("data-shared", isShared);
  }

  /** @param {string} link */
  #show(link) {
    this.#link.value = link;
    this.#copied = false;
    this.#listeners = link === "" ? 0 : this.#listeners;
    this.refresh();
  }

  async #copyLink() {
    this.#link.select();
    try {
      await navigator.clipboard.writeText(this.#link.value);
      this.#copied = true;
    } catch (error) {
      // Not over http:// or not allowed: the link is selected, and Ctrl+C is left.
      if (!(error instanceof DOMException || error instanceof TypeError)) {
        throw error;
      }
    }
    this.refresh();
  }
}
