import { splitBlocks } from "./markdown/blocks.js";
import { renderBlock, renderPlainCode } from "./markdown/render.js";

/** @import { CodeBlock } from "./markdown/blocks.js" */

/**
 * Shows Markdown that may still grow, safely: it builds nodes, never HTML, and links lead only to http, https and mailto.
 * May be used alone:
 *
 *     const view = new MarkdownView();
 *     document.body.append(view.element);
 *     view.update("**So** far");
 *     view.update("**So** far, so good");
 */
export class MarkdownView {
  element = document.createElement("div");
  /** @type {{start: number, source: string, shown: HTMLElement}[]} */
  #blocks = [];
  #source = "";

  /** @param {{renderCode?: (block: CodeBlock) => HTMLElement}} [options] `renderCode` shows a block of code in another way. */
  constructor({ renderCode = renderPlainCode } = {}) {
    this.renderCode = renderCode;
    this.element.className = "markdown";
  }

  get source() {
    return this.#source;
  }

  /**
   * Shows a text: all of it, not what is new. What stands is kept; of a text that grew only its end is read again.
   *
   * @param {string} text
   */
  update(text) {
    const source = text.replaceAll("\r\n", "\n");
    // The last line may be half of one ("#" of "#tag"), which can undo where the last block begins, but none before it.
    const from = source.startsWith(this.#source) ? Math.max(0, this.#blocks.length - 2) : 0;
    const start = this.#blocks[from]?.start ?? 0;
    const found = splitBlocks(source.slice(start));
    found.forEach(({ block, start: offset }, index) => {
      const begin = start + offset;
      const end = found[index + 1]?.start ?? Infinity;
      this.#put(from + index, begin, source.slice(begin, start + end), () => renderBlock(block, this.renderCode));
    });
    for (const { shown } of this.#blocks.splice(from + found.length)) {
      shown.remove();
    }
    this.#source = source;
  }

  /**
   * @param {number} index
   * @param {number} start
   * @param {string} source
   * @param {() => HTMLElement} render
   */
  #put(index, start, source, render) {
    const before = this.#blocks[index];
    if (before === undefined) {
      const shown = render();
      this.element.append(shown);
      this.#blocks.push({ start, source, shown });
    } else if (before.source !== source) {
      const shown = render();
      before.shown.replaceWith(shown);
      this.#blocks[index] = { start, source, shown };
    } else {
      before.start = start;
    }
  }
}
