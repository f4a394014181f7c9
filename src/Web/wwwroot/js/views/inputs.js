import { byId } from "../dom.js";

/** @import { Conversation } from "../conversation.js" */
/** @import { Player } from "../player.js" */
/** @import { SettingsStore } from "../settings.js" */

/** @param {Conversation} conversation */
export function bindTextInput(conversation) {
  const form = byId("type", HTMLFormElement);
  const input = byId("text", HTMLInputElement);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text !== "") {
      input.value = "";
      void conversation.sendText(text);
    }
  });
}

/**
 * @param {SettingsStore} settings
 * @param {Player} player
 */
export function bindVolume(settings, player) {
  const slider = byId("volume", HTMLInputElement);
  slider.valueAsNumber = settings.values.volume * 100;
  player.volume = settings.values.volume;
  slider.addEventListener("input", () => settings.update({ volume: slider.valueAsNumber / 100 }));
}
