import { SessionsView } from "../chat/sessions-view.js";
import { language } from "../chat/texts.js";
import { UsageChart } from "../chat/usage-chart.js";
import { byId } from "../dom.js";

new SessionsView();

const number = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
for (const shown of document.querySelectorAll("[data-number]")) {
  if (shown instanceof HTMLElement) {
    shown.title = shown.textContent ?? "";
    shown.textContent = number.format(Number(shown.dataset["number"]));
  }
}

const chart = new UsageChart(byId("usage-chart", HTMLElement));
const days = byId("usage-days", HTMLSelectElement);
days.addEventListener("change", () => void chart.show(Number(days.value)));
await chart.show(Number(days.value));
document.body.setAttribute("data-shown", "");
