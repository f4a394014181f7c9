import { listen } from "../dom.js";
import { t } from "../i18n.js";

/** @import { Conversation } from "../conversation.js" */
/** @import { MessageKey } from "../i18n.js" */
/** @import { ServerInfo } from "../protocol.js" */
/** @import { Notices } from "./notices.js" */

/** What an error of the protocol means to whoever speaks; others are shown in the server's words. */
/** @type {Record<string, MessageKey>} */
const WORDS = {
  SERVER_FULL: "errorServerFull",
  UPSTREAM_AUTH: "errorAuth",
  UPSTREAM_QUOTA: "errorQuota",
  SIGNED_OUT: "errorSignedOut",
  OWN_KEY_REFUSED: "errorOwnKey",
  OWN_KEY_QUOTA: "errorOwnKeyQuota",
  UPSTREAM_UNAVAILABLE: "errorUnavailable",
  AUDIO_LOST: "errorAudioLost",
  TEXT_UNSUPPORTED: "errorTextUnsupported",
  TEXT_REFUSED: "errorTextRefused",
  RATE_LIMITED: "errorRateLimited",
};

/** Mended by the client itself: nothing to read. */
const SILENT = ["SESSION_NOT_FOUND", "SLOW_CLIENT"];

/** @type {Record<string, MessageKey>} */
const MICROPHONE_WORDS = {
  refused: "micRefused",
  missing: "micMissing",
  busy: "micBusy",
  insecure: "micInsecure",
  failed: "micFailed",
  ended: "micEnded",
};

/**
 * Tells the user in plain words what went wrong, and what to do.
 *
 * @param {Conversation} conversation
 * @param {Notices} notices
 */
export function showProblems(conversation, notices) {
  listen(conversation, "problem", ({ code, message }) => {
    if (!SILENT.includes(code)) {
      const key = WORDS[code];
      notices.show("problem", {
        kind: "error",
        text: () => (key === undefined ? message : t(key)),
        ...(code.startsWith("UPSTREAM_") && { action: { label: () => t("retry"), act: () => conversation.retry() } }),
      });
    }
  });
  listen(conversation, "microphone", ({ problem }) => {
    notices.show("microphone", { kind: "error", text: () => t(MICROPHONE_WORDS[problem] ?? "micFailed") });
  });
  listen(conversation, "activity", ({ activity }) => {
    if (activity === "listening") {
      notices.hide("microphone");
    }
  });
  listen(conversation, "connection", ({ state }) => {
    if (state === "open") {
      notices.hide("problem");
    }
  });
  listen(conversation, "gap", () => notices.show("gap", { kind: "info", text: () => t("gap") }));
  listen(conversation, "renewed", () => notices.show("gap", { kind: "info", text: () => t("renewed") }));
}

/**
 * @param {ServerInfo} info
 * @param {Notices} notices
 */
export function showStanding({ simulated, problem }, notices) {
  if (problem !== null) {
    notices.show("standing", { kind: "error", text: () => t("problem", { message: problem.message }) });
  } else if (simulated) {
    notices.show("standing", { kind: "info", text: () => t("simulated"), hint: () => t("simulatedHint") });
  }
}
