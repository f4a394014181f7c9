import { readCookie, writeCookie } from "../cookies.js";
import { byId, listen } from "../dom.js";
import { nextLanguage, setInterfaceLanguage, t } from "../i18n.js";
import { Player } from "../player.js";
import { SettingsStore } from "../settings.js";
import { Transcript } from "../transcript.js";
import { CaptionsView } from "../views/captions-view.js";
import { ConnectionStatus } from "../views/connection-status.js";
import { bindVolume } from "../views/inputs.js";
import { Notices } from "../views/notices.js";
import { bindTheme } from "../views/theme.js";
import { Listening } from "./listening.js";
import { ReadingChoice } from "./reading-choice.js";

/** @import { MessageKey } from "../i18n.js" */

/** What an error of the protocol means to whoever listens; others are shown in the server's words. */
/** @type {Record<string, MessageKey>} */
const WORDS = { SESSION_NOT_FOUND: "listenGone", LISTEN_ENDED: "listenEnded", LISTENERS_FULL: "listenFull", INVALID_FIELD: "listenNoLink" };

const settings = new SettingsStore();
bindTheme(settings);
if (readCookie("language") !== "") {
  settings.update({ interfaceLanguage: readCookie("language") });
}
setInterfaceLanguage(settings.values.interfaceLanguage);

const url = new URL("../ws/listen", document.baseURI);
url.protocol = url.protocol.replace("http", "ws");

export const player = new Player();
export const transcript = new Transcript();
// Behind the # the token reaches no server's log.
export const listening = new Listening({ url: url.href, token: location.hash.slice(1), player, transcript });

const english = new Intl.DisplayNames(["en"], { type: "language" });
const notices = new Notices(() => t("dismiss"));
const captions = new CaptionsView(transcript, (code) => english.of(code) ?? code);
const views = [captions, notices, new ConnectionStatus(listening), new ReadingChoice(listening, transcript)];

bindVolume(settings, player);
settings.addEventListener("change", () => {
  player.volume = settings.values.volume;
});

const sound = byId("sound", HTMLButtonElement);
sound.addEventListener("click", async () => {
  await listening.hear(!listening.isHeard);
  refresh();
});
byId("language-toggle", HTMLButtonElement).addEventListener("click", () => {
  settings.update({ interfaceLanguage: nextLanguage() });
  setInterfaceLanguage(settings.values.interfaceLanguage);
  writeCookie("language", settings.values.interfaceLanguage);
  refresh();
});

listen(listening, "gap", () => notices.show("gap", { kind: "info", text: () => t("gap") }));
listen(listening, "over", () => notices.show("standing", { kind: "info", text: () => t("listenOver") }));
listen(listening, "problem", ({ code, message }) => {
  const key = WORDS[code];
  if (code !== "SLOW_CLIENT") {
    notices.show("standing", { kind: "error", text: () => (key === undefined ? message : t(key)) });
  }
});
listen(listening, "connection", ({ state }) => {
  if (state === "open") {
    notices.hide("standing");
  }
});
window.addEventListener("online", () => listening.online());
window.addEventListener("pagehide", () => listening.stop());
// Another link in the same tab is another conversation.
window.addEventListener("hashchange", () => location.reload());

refresh();
listening.start();
document.body.setAttribute("data-ready", "");

function refresh() {
  views.forEach((view) => view.refresh());
  byId("sound-text", HTMLElement).textContent = t(listening.isHeard ? "listenSoundOff" : "listenSound");
}
