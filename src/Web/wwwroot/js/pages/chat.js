import { Chat } from "../chat/chat.js";
import { ChatView } from "../chat/chat-view.js";
import { Composer } from "../chat/composer.js";
import { ConnectionView } from "../chat/connection-view.js";
import { Drafts } from "../chat/drafts.js";
import { say } from "../chat/texts.js";
import { TitleEditor } from "../chat/title-editor.js";
import { Voice } from "../chat/voice.js";
import { byId, listen } from "../dom.js";
import { Notices } from "../views/notices.js";

const { id, user, readOnly } = byId("chat", HTMLElement).dataset;
const url = new URL("/ws", location.href);
url.protocol = url.protocol.replace("http", "ws");

export const chat = new Chat({ url: url.href, id: id ? Number(id) : null });

const notices = new Notices(() => say("dismiss"));
const view = new ChatView(chat, {
  scroller: byId("messages", HTMLElement),
  list: byId("message-list", HTMLOListElement),
  latest: byId("latest", HTMLButtonElement),
  earlier: byId("earlier", HTMLButtonElement),
  announcer: byId("announcer", HTMLElement),
});
const title = new TitleEditor(chat);
const connection = new ConnectionView(chat, notices);

/** @param {{text: string, code?: string}} problem An empty text: it is over. */
const tell = ({ text, code }) => {
  if (code === "SIGN_IN_REQUIRED" || code === "SIGNED_OUT") {
    connection.askToSignIn();
  } else if (text === "") {
    notices.hide("problem");
  } else {
    notices.show("problem", { kind: "error", text: () => text });
  }
};
/** @param {{text: string}} news */
const announce = ({ text }) => view.announcer.say(text);

listen(chat, "problem", tell);
listen(title, "problem", tell);
listen(title, "saved", (news) => {
  notices.hide("problem");
  announce(news);
});
listen(chat, "identified", ({ id: made }) => {
  if (!location.pathname.includes(`/${made}/`)) {
    history.replaceState(null, "", `/gemini/chat/${made}/`);
  }
  byId("more", HTMLElement).hidden = false;
  byId("delete", HTMLAnchorElement).href = `/gemini/sessions/${made}/delete/`;
  for (const link of document.querySelectorAll("[data-export]")) {
    if (link instanceof HTMLAnchorElement) {
      link.href = `/api/v1/gemini/chat-sessions/${made}/export/?format=${link.dataset["export"]}`;
    }
  }
});
listen(chat.client, "history_cleared", () => announce({ text: say("cleared") }));
listen(chat.client, "quota", ({ items }) => warn(items));

if (readOnly !== "true") {
  bindWriting();
}
await chat.reload();
const newest = chat.log.entries.at(-1);
if (readOnly !== "true" && newest?.role === "user") {
  // Its answer may be under way.
  chat.client.connect();
}
document.body.setAttribute("data-shown", "");

/** @param {{kind: string, low: boolean, exhausted: boolean}[]} items */
function warn(items) {
  // As many sessions as one may have are no reason to hold back.
  if (items.some(({ kind, low }) => low && kind.endsWith("_per_day"))) {
    notices.show("quota", { kind: "info", text: () => say("quotaLow") });
  } else {
    notices.hide("quota");
  }
}

function bindWriting() {
  const composer = new Composer(chat, new Drafts(user ?? ""));
  const voice = new Voice(chat);
  for (const part of [composer, voice]) {
    listen(part, "problem", tell);
    listen(part, "added", announce);
  }
  byId("stop", HTMLButtonElement).addEventListener("click", () => voice.hush());
  bindClearing(composer);
  // A phone's keyboard would cover half of what one came to read.
  if (matchMedia("(hover: hover)").matches) {
    composer.focus();
  }
}

/** @param {Composer} composer */
function bindClearing(composer) {
  const dialog = byId("confirm-clear", HTMLDialogElement);
  byId("clear", HTMLButtonElement).addEventListener("click", () => {
    byId("chat-menu", HTMLElement).hidePopover();
    dialog.returnValue = "";
    dialog.showModal();
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "clear") {
      chat.clear();
    }
    composer.focus();
  });
}

// Leaves the chat, which goes on: an answer under way is stored.
window.addEventListener("pagehide", () => chat.client.close());
