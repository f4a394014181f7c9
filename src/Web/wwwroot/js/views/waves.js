import { byId, listen } from "../dom.js";

/** @import { Microphone } from "../microphone.js" */
/** @import { Player } from "../player.js" */

const BARS = 28;
/** How loud fills a bar: speech seldom has an RMS above a quarter of full scale. */
const FULL_LEVEL = 0.25;

/**
 * The levels of both voices, flowing away from the talk button: the user's to the left, the interpreter's to the right.
 *
 * @param {Microphone} microphone
 * @param {Player} player
 */
export function showWaves(microphone, player) {
  const meter = byId("level", HTMLElement);
  const said = new Wave(byId("wave-said", HTMLCanvasElement), true);
  const voice = new Wave(byId("wave-voice", HTMLCanvasElement), false);
  listen(microphone, "audio", ({ level }) => {
    said.push(level);
    meter.setAttribute("aria-valuenow", String(Math.round(Math.min(1, level / FULL_LEVEL) * 100)));
  });
  listen(player, "report", ({ peak }) => voice.push(peak / 3));
}

class Wave {
  /** @type {number[]} */
  #levels = new Array(BARS).fill(0);
  #target = 0;
  #frame = 0;
  #fedAt = 0;
  #still = matchMedia("(prefers-reduced-motion: reduce)");

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {boolean} mirrored Flows to the left.
   */
  constructor(canvas, mirrored) {
    this.canvas = canvas;
    this.mirrored = mirrored;
    new ResizeObserver(() => this.#draw()).observe(canvas);
  }

  /** @param {number} level */
  push(level) {
    this.#target = Math.min(1, Math.sqrt(level / FULL_LEVEL));
    this.#fedAt = performance.now();
    if (this.#frame === 0) {
      this.#frame = requestAnimationFrame(() => this.#step());
    }
  }

  #step() {
    if (performance.now() - this.#fedAt > 150) {
      this.#target = 0;
    }
    if (this.#still.matches) {
      this.#levels.fill(this.#target);
    } else {
      this.#levels.unshift(this.#target * 0.5 + (this.#levels[0] ?? 0) * 0.5);
      this.#levels.length = BARS;
    }
    this.#draw();
    const moving = this.#target > 0 || this.#levels.some((level) => level > 0.01);
    this.#frame = moving ? requestAnimationFrame(() => this.#step()) : 0;
  }

  #draw() {
    const context = this.canvas.getContext("2d");
    const scale = devicePixelRatio;
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (context === null || width === 0) {
      return;
    }
    this.canvas.width = Math.round(width * scale);
    this.canvas.height = Math.round(height * scale);
    context.scale(scale, scale);
    context.fillStyle = getComputedStyle(this.canvas).color;
    const pitch = width / BARS;
    this.#levels.forEach((level, index) => {
      const fade = 1 - index / BARS;
      const tall = Math.max(3, level * height * (0.35 + 0.65 * fade));
      const x = this.mirrored ? width - (index + 1) * pitch : index * pitch;
      context.globalAlpha = 0.12 + 0.88 * fade * Math.min(1, level * 3);
      context.beginPath();
      context.roundRect(x + pitch * 0.25, (height - tall) / 2, pitch * 0.5, tall, pitch / 4);
      context.fill();
    });
  }
}
