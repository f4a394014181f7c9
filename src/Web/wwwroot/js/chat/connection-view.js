import { api, ApiError } from "../api.js";
import { byId, listen } from "../dom.js";
import { say } from "./texts.js";

/** @import { ConnectionState } from "../session-client.js" */
/** @import { Notices } from "../views/notices.js" */
/** @import { Chat } from "./chat.js" */
/** @import { TextKey } from "./texts.js" */

/** @type {Record<ConnectionState, TextKey>} */
const WORDS = {
  closed: "connectionClosed",
  connecting: "connectionConnecting",
  open: "connectionOpen",
  reconnecting: "connectionReconnecting",
  failed: "connectionFailed",
};
/** A socket that is refused does not say why: after so many attempts it is asked whether the user is still signed in. */
const ASK_AFTER = 2;

/** The standing of the connection, and what keeps it from being better. */
export class ConnectionView {
  #status = byId("connection", HTMLElement);
  #text = byId("connection-text", HTMLElement);

  /**
   * @param {Chat} chat
   * @param {Notices} notices
   */
  constructor(chat, notices) {
    this.chat = chat;
    this.notices = notices;
    listen(chat.client, "connection", ({ attempt }) => this.#changed(attempt));
    window.addEventListener("online", () => {
      chat.client.reconnectNow();
      this.#changed(0);
    });
    window.addEventListener("offline", () => this.#changed(0));
  }

  /** What is written stays here, and is a draft on the page one comes back to. */
  askToSignIn() {
    this.chat.client.close();
    this.notices.show("away", { kind: "error", text: () => say("signedOut"), action: { label: () => say("signIn"), act: signIn } });
  }

  /** @param {number} attempt */
  #changed(attempt) {
    const { state } = this.chat.client;
    const offline = !navigator.onLine && state !== "open";
    this.#status.dataset["state"] = offline ? "reconnecting" : state;
    this.#text.textContent = say(offline ? "connectionOffline" : WORDS[state]);
    if (state === "open") {
      this.notices.hide("away");
      this.notices.hide("problem");
    } else if (state === "reconnecting" && attempt >= ASK_AFTER && !offline) {
      void this.#askWhy();
    }
  }

  async #askWhy() {
    try {
      await api("/api/v1/auth/me/");
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      if (error.status === 401) {
        this.askToSignIn();
      } else if (error.status === 0) {
        this.notices.show("away", { kind: "error", text: () => say("serverGone") });
      }
    }
  }
}

function signIn() {
  location.assign(`/accounts/sign-in/?returnUrl=${encodeURIComponent(location.pathname)}`);
}
