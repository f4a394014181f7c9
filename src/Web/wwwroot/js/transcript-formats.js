/** @import { Turn } from "./transcript.js" */

/** The shortest time a subtitle stays, in ms; a reader needs about a second. */
const MIN_CUE_MS = 1_000;

/** @typedef {{extension: string, mediaType: string, format: (turns: Turn[]) => string}} TranscriptFormat */

/** @type {Record<string, TranscriptFormat>} */
export const FORMATS = {
  txt: { extension: "txt", mediaType: "text/plain", format: asText },
  srt: { extension: "srt", mediaType: "application/x-subrip", format: asSubtitles },
  json: { extension: "json", mediaType: "application/json", format: asJson },
};

/** @param {Turn[]} turns */
export function asText(turns) {
  return turns
    .map(({ startMs, input, output }) => `[${clock(startMs)}] ${labelled(input)}\n${" ".repeat(11)}→ ${labelled(output)}\n`)
    .join("\n");
}

/**
 * SubRip: one cue a turn, with what was said above the interpretation. Cues never overlap, as players show one.
 *
 * @param {Turn[]} turns
 */
export function asSubtitles(turns) {
  return turns
    .map(({ startMs, endMs, input, output }, index) => {
      const next = turns[index + 1]?.startMs ?? Infinity;
      const end = Math.min(Math.max(endMs ?? startMs, startMs + MIN_CUE_MS), Math.max(next, startMs + 1));
      const lines = [input.text, output.text].filter((text) => text !== "").join("\n");
      return `${index + 1}\n${clock(startMs, true)} --> ${clock(end, true)}\n${lines}\n`;
    })
    .join("\n");
}

/** @param {Turn[]} turns */
export function asJson(turns) {
  const plain = turns.map(({ input, output, startMs, endMs, interrupted, firstAudioMs }) => ({
    startMs,
    endMs,
    input: { text: input.text, language: input.language || null },
    output: { text: output.text, language: output.language || null },
    interrupted,
    firstAudioMs,
  }));
  return `${JSON.stringify({ turns: plain }, null, 2)}\n`;
}

/** @param {{text: string, language: string}} line */
function labelled({ text, language }) {
  return language === "" ? text : `${language}: ${text}`;
}

/**
 * @param {number} ms
 * @param {boolean} [withMs] As SubRip wants it: 00:00:01,500.
 */
function clock(ms, withMs = false) {
  const whole = Math.max(0, Math.round(ms));
  const parts = [Math.floor(whole / 3_600_000), Math.floor(whole / 60_000) % 60, Math.floor(whole / 1_000) % 60];
  const time = parts.map((part) => String(part).padStart(2, "0")).join(":");
  return withMs ? `${time},${String(whole % 1_000).padStart(3, "0")}` : time;
}
