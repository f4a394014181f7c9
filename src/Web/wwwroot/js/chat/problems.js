import { say } from "./texts.js";

/** @import { TextKey } from "./texts.js" */

/** What an error of the protocol means to whoever chats; others are told in the server's words. */
/** @type {Record<string, TextKey>} */
const WORDS = {
  SERVER_FULL: "errorServerFull",
  SESSION_NOT_FOUND: "errorGone",
  SIGN_IN_REQUIRED: "signedOut",
  UPSTREAM_AUTH: "errorAuth",
  OWN_KEY_REFUSED: "errorOwnKey",
  OWN_KEY_QUOTA: "errorOwnKeyQuota",
  SIGNED_OUT: "signedOut",
  UPSTREAM_QUOTA: "errorQuota",
  UPSTREAM_POLICY: "errorPolicy",
  UPSTREAM_ARGUMENT: "errorArgument",
  UPSTREAM_UNAVAILABLE: "errorUnavailable",
  STORAGE_UNAVAILABLE: "errorStorage",
  NOTHING_TO_REPEAT: "errorNothingToRepeat",
  TEXT_REFUSED: "errorBusy",
  RATE_LIMITED: "errorRateLimited",
  MESSAGE_TOO_LARGE: "errorTooLarge",
  INVALID_IMAGE: "errorImage",
  AUDIO_LOST: "errorAudioLost",
};

/** @type {Record<string, TextKey>} */
const MICROPHONE_WORDS = {
  refused: "micRefused",
  missing: "micMissing",
  busy: "micBusy",
  insecure: "micInsecure",
  failed: "micFailed",
  ended: "micEnded",
};

/**
 * An error of the socket in the user's language.
 *
 * @param {{code: string, message: string, retryAfter?: number}} error
 */
export function explain({ code, message, retryAfter }) {
  if (code === "LIMIT_REACHED") {
    // Only the limit of sessions ends by something else than time.
    return retryAfter === undefined ? say("errorLimit") : say("errorLimitWait", { wait: duration(retryAfter) });
  }
  const key = WORDS[code];
  return key === undefined ? message : say(key);
}

/** @param {string} problem */
export function explainMicrophone(problem) {
  return say(MICROPHONE_WORDS[problem] ?? "micFailed");
}

/** @param {number} seconds */
function duration(seconds) {
  const [value, unit] = seconds < 90 ? [Math.ceil(seconds), "second"] : seconds < 5_400 ? [Math.ceil(seconds / 60), "minute"] : [Math.ceil(seconds / 3_600), "hour"];
  return new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, unitDisplay: "long" }).format(value);
}
