import { SettingsStore } from "../settings.js";
import { localiseMoments } from "../moments.js";
import { bindTheme } from "../views/theme.js";

bindTheme(new SettingsStore());

localiseMoments(document);

// A form that is sent twice does its work twice.
document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (form.method === "post" && !event.defaultPrevented) {
    setTimeout(() => form.querySelectorAll("button").forEach((button) => (button.disabled = true)));
  }
});

// A page that comes back from the browser's cache is used again.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    document.querySelectorAll("form[method=post] button").forEach((button) => (/** @type {HTMLButtonElement} */ (button).disabled = false));
  }
});

document.body.setAttribute("data-ready", "");
