import { byId } from "../dom.js";
import { localiseMoments } from "../moments.js";
import { language, say } from "./texts.js";

/** A word is typed in less than its letters' pauses, in ms. */
const PAUSE_MS = 250;

/** The list of chats: searches while one types, and turns pages, without leaving the page. Without it the list works by its links. */
export class SessionsView {
  #list = byId("sessions", HTMLElement);
  #search = byId("search", HTMLInputElement);
  #found = byId("found", HTMLElement);
  #timer = 0;
  #asked = 0;
  #shown = location.search;

  constructor() {
    this.#search.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#show(this.#address()), PAUSE_MS);
    });
    byId("search-form", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.#timer);
      void this.#show(this.#address());
    });
    this.#list.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest(".pages a[href]") : null;
      if (link instanceof HTMLAnchorElement && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        void this.#show(new URL(link.href)).then(() => window.scrollTo({ top: 0 }));
      }
    });
    window.addEventListener("popstate", () => void this.#show(new URL(location.href), false));
  }

  #address() {
    const address = new URL(location.pathname, location.href);
    if (this.#search.value.trim() !== "") {
      address.searchParams.set("search", this.#search.value.trim());
    }
    return address;
  }

  /**
   * Shows what the server writes for an address: the same list, by the same template.
   *
   * @param {URL} address
   * @param {boolean} [isNew] False: it is the history's.
   */
  async #show(address, isNew = true) {
    if (isNew && address.search === this.#shown) {
      return;
    }
    const asked = ++this.#asked;
    this.#list.setAttribute("aria-busy", "true");
    const fresh = await read(address);
    if (asked !== this.#asked) {
      return;
    }
    this.#list.removeAttribute("aria-busy");
    if (fresh === null) {
      location.assign(address);
      return;
    }
    localiseMoments(fresh);
    this.#list.replaceChildren(...fresh.childNodes);
    this.#shown = address.search;
    const count = new Intl.NumberFormat(language).format(Number(fresh.dataset["count"]));
    this.#found.textContent = say("sessionsFound", { count });
    if (isNew) {
      history[new URLSearchParams(location.search).has("page") || address.searchParams.has("page") ? "pushState" : "replaceState"](null, "", address);
    } else {
      this.#search.value = address.searchParams.get("search") ?? "";
    }
  }
}

/**
 * The list of another address; null where there is none: signed out, or the server is away, which the browser tells better.
 *
 * @param {URL} address
 */
async function read(address) {
  try {
    const response = await fetch(address, { headers: { accept: "text/html" } });
    const list = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("sessions");
    return response.ok && list !== null ? document.adoptNode(list) : null;
  } catch (error) {
    if (error instanceof TypeError) {
      return null;
    }
    throw error;
  }
}
