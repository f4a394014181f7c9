import { api, ApiError } from "../api.js";
import { element } from "../dom.js";
import { language, say } from "./texts.js";

/**
 * @typedef {object} DayOfUse
 * @property {string} day As 2026-01-31, in UTC.
 * @property {number} messages
 * @property {number} tokens
 */

const DAY_MS = 24 * 60 * 60 * 1_000;
const HEIGHT = 100;
/** Width of a day, and of the gap in it, in units of the drawing. */
const SLOT = 10;
const GAP = 2;

const dayName = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
const shortName = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone: "UTC" });
const number = new Intl.NumberFormat(language);

/** Bars of a user's messages by day, and the same as a table. Each bar tells its numbers to the pointer, the keyboard and screen readers. */
export class UsageChart {
  #days = 30;

  /** @param {HTMLElement} figure Its data attributes name the table's columns: `day`, `messages`, `tokens`, and `as-table`. */
  constructor(figure) {
    this.figure = figure;
  }

  /** Reads and shows the last days, today included. @param {number} days */
  async show(days) {
    this.#days = days;
    const now = Date.now();
    const [from, to] = [dateOf(now - (days - 1) * DAY_MS), dateOf(now)];
    try {
      const answer = await api(`/api/v1/gemini/chat-sessions/usage/?from=${from}&to=${to}`);
      if (days === this.#days) {
        this.render(answer.days);
      }
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.figure.replaceChildren(element("p", "nothing", say("chartFailed")));
    }
  }

  /** @param {DayOfUse[]} days Every day, the oldest first. */
  render(days) {
    const most = Math.max(...days.map(({ messages }) => messages), 0);
    const [first, last] = [days[0], days.at(-1)];
    if (most === 0 || first === undefined || last === undefined) {
      this.figure.replaceChildren(element("p", "nothing", say("chartEmpty")));
      return;
    }
    const caption = element("figcaption", "", element("span", "", shortOf(first)), element("span", "told"), element("span", "", shortOf(last)));
    const told = /** @type {HTMLElement} */ (caption.children[1]);
    const chart = svg("svg", {
      viewBox: `0 0 ${days.length * SLOT} ${HEIGHT}`,
      preserveAspectRatio: "none",
      role: "list",
      "aria-label": say("chartLabel", { from: nameOf(first), to: nameOf(last) }),
    });
    days.forEach((day, index) => {
      const height = day.messages === 0 ? 0 : Math.max(2, (day.messages / most) * (HEIGHT - 2));
      const bar = svg("g", { role: "listitem", tabindex: index === days.length - 1 ? "0" : "-1", "aria-label": sentence(day) });
      bar.append(
        svg("rect", { class: "slot", x: String(index * SLOT), y: "0", width: String(SLOT), height: String(HEIGHT) }),
        svg("rect", { class: "bar", x: String(index * SLOT + GAP / 2), y: String(HEIGHT - height), width: String(SLOT - GAP), height: String(height), rx: "1" }),
      );
      const tell = () => {
        told.textContent = sentence(day);
      };
      bar.addEventListener("pointerenter", tell);
      bar.addEventListener("focus", tell);
      chart.append(bar);
    });
    chart.append(svg("line", { class: "axis", x1: "0", x2: String(days.length * SLOT), y1: String(HEIGHT), y2: String(HEIGHT) }));
    chart.addEventListener("keydown", move);
    this.figure.replaceChildren(chart, caption, this.#table(days));
  }

  /** @param {DayOfUse[]} days */
  #table(days) {
    const { day = "", messages = "", tokens = "", asTable = "" } = this.figure.dataset;
    const table = element("table", "");
    const head = table.createTHead().insertRow();
    for (const name of [day, messages, tokens]) {
      head.append(Object.assign(element("th", "", name), { scope: "col" }));
    }
    const body = table.createTBody();
    for (const used of days.filter((candidate) => candidate.messages > 0).reverse()) {
      const row = body.insertRow();
      row.append(Object.assign(element("th", "", nameOf(used)), { scope: "row" }));
      row.append(element("td", "", number.format(used.messages)), element("td", "", number.format(used.tokens)));
    }
    return element("details", "", element("summary", "", asTable), table);
  }
}

/** The arrows walk along the bars. @param {Event} event */
function move(event) {
  const { key, target } = /** @type {KeyboardEvent} */ (event);
  const bar = /** @type {SVGElement} */ (target);
  const next = { ArrowLeft: bar.previousElementSibling, ArrowRight: bar.nextElementSibling, Home: bar.parentElement?.firstElementChild }[key];
  if (next instanceof SVGGElement) {
    event.preventDefault();
    bar.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  }
}

/** @param {DayOfUse} day */
function sentence(day) {
  return say("chartBar", { day: nameOf(day), messages: number.format(day.messages), tokens: number.format(day.tokens) });
}

/** @param {DayOfUse} day */
function nameOf({ day }) {
  return dayName.format(new Date(`${day}T00:00:00Z`));
}

/** @param {DayOfUse} day */
function shortOf({ day }) {
  return shortName.format(new Date(`${day}T00:00:00Z`));
}

/** @param {number} time */
function dateOf(time) {
  return new Date(time).toISOString().slice(0, 10);
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 */
function svg(tag, attributes) {
  const created = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    created.setAttribute(name, value);
  }
  return created;
}
