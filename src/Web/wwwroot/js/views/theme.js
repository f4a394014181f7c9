import { readCookie, writeCookie } from "../cookies.js";
import { byId } from "../dom.js";

/** @import { SettingsStore } from "../settings.js" */

/**
 * Follows the chosen theme, or the system's, and the button that flips it. The server's pages read the choice from a
 * cookie, so that they come in it.
 *
 * @param {SettingsStore} settings
 */
export function bindTheme(settings) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const { theme } = settings.values;
    document.documentElement.dataset["theme"] = theme || (system.matches ? "dark" : "light");
    if (theme !== readCookie("theme")) {
      writeCookie("theme", theme);
    }
  };
  byId("theme-toggle", HTMLButtonElement).addEventListener("click", () => {
    const dark = document.documentElement.dataset["theme"] === "dark";
    settings.update({ theme: dark ? "light" : "dark" });
  });
  system.addEventListener("change", apply);
  settings.addEventListener("change", apply);
  apply();
}
