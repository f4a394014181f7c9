import { Conversation } from "./conversation.js";
import { readCookie, writeCookie } from "./cookies.js";
import { byId } from "./dom.js";
import { bindDownloads } from "./downloads.js";
import { nextLanguage, setInterfaceLanguage, t } from "./i18n.js";
import { Microphone } from "./microphone.js";
import { Player } from "./player.js";
import { fetchServerInfo } from "./server-info.js";
import { SettingsStore } from "./settings.js";
import { Transcript } from "./transcript.js";
import { CaptionsView } from "./views/captions-view.js";
import { ConnectionStatus } from "./views/connection-status.js";
import { LanguageBar } from "./views/language-bar.js";
import { Notices } from "./views/notices.js";
import { showProblems, showStanding } from "./views/problems.js";
import { SettingsPanel } from "./views/settings-panel.js";
import { ShareMenu } from "./views/share-menu.js";
import { SpeechStatus } from "./views/speech-status.js";
import { TalkButton } from "./views/talk-button.js";
import { bindTextInput, bindVolume } from "./views/inputs.js";
import { bindTheme } from "./views/theme.js";
import { showWaves } from "./views/waves.js";

const settings = new SettingsStore();
bindTheme(settings);
// The server's pages speak the same language: whoever chose last has chosen for all.
if (readCookie("language") !== "") {
  settings.update({ interfaceLanguage: readCookie("language") });
}
setInterfaceLanguage(settings.values.interfaceLanguage);

const notices = new Notices(() => t("dismiss"));
const info = await fetchServerInfo(() => notices.show("standing", { kind: "error", text: () => t("serverGone") }));
notices.hide("standing");
if (info.signIn) {
  location.replace(`accounts/sign-in/?returnUrl=${encodeURIComponent(location.pathname)}`);
}
settings.reconcile(info);

const url = new URL("ws", document.baseURI);
url.protocol = url.protocol.replace("http", "ws");

export const transcript = new Transcript();
export const microphone = new Microphone();
export const player = new Player();
export const conversation = new Conversation({ url: url.href, info, settings, microphone, player, transcript });

const captions = new CaptionsView(transcript, (code) => info.languages.find((language) => language.code === code)?.name ?? code);
const views = [
  captions,
  notices,
  new ConnectionStatus(conversation),
  new LanguageBar(settings, info),
  new SettingsPanel(settings, info),
  new ShareMenu(conversation),
  new SpeechStatus(conversation),
  new TalkButton(conversation),
];

showWaves(microphone, player);
showProblems(conversation, notices);
showStanding(info, notices);
bindVolume(settings, player);
bindTextInput(conversation);
bindDownloads(byId("save-menu", HTMLElement), transcript);

byId("clear", HTMLButtonElement).addEventListener("click", () => {
  transcript.clear();
  captions.refresh();
  byId("save-menu", HTMLElement).hidePopover();
});
byId("language-toggle", HTMLButtonElement).addEventListener("click", () => {
  settings.update({ interfaceLanguage: nextLanguage() });
});
settings.addEventListener("change", (event) => {
  if (/** @type {CustomEvent} */ (event).detail.keys.includes("interfaceLanguage")) {
    setInterfaceLanguage(settings.values.interfaceLanguage);
    writeCookie("language", settings.values.interfaceLanguage);
    refresh();
  }
});
window.addEventListener("online", () => conversation.online());
window.addEventListener("pagehide", () => conversation.end());

refresh();
document.body.setAttribute("data-ready", "");

function refresh() {
  views.forEach((view) => view.refresh());
}
