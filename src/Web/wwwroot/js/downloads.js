import { FORMATS } from "./transcript-formats.js";

/** @import { Transcript } from "./transcript.js" */

/**
 * Makes the buttons with `data-format` save the transcript.
 *
 * @param {HTMLElement} menu
 * @param {Transcript} transcript
 */
export function bindDownloads(menu, transcript) {
  menu.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-format]") : null;
    const format = button instanceof HTMLElement ? FORMATS[button.dataset.format ?? ""] : undefined;
    if (format !== undefined) {
      save(`interpreter-${fileStamp(new Date())}.${format.extension}`, format.mediaType, format.format(transcript.turns));
      menu.hidePopover();
    }
  });
}

/**
 * @param {string} name
 * @param {string} mediaType
 * @param {string} text
 */
function save(name, mediaType, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** @param {Date} date */
function fileStamp(date) {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16).replace("T", "-").replace(":", "");
}
