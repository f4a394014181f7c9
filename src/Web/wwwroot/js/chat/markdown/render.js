import { parseInline } from "./inline.js";

/** @import { Block, CodeBlock, List, Table } from "./blocks.js" */

/**
 * Makes the element of a block. Text becomes text nodes, and nothing else of it is ever code: no HTML is parsed.
 *
 * @param {Block} block
 * @param {(block: CodeBlock) => HTMLElement} renderCode
 * @returns {HTMLElement}
 */
export function renderBlock(block, renderCode) {
  switch (block.kind) {
    case "paragraph": return withInline(create("p"), block.text);
    // A message stands below the page's own heading.
    case "heading": return withInline(create(/** @type {"h2"} */ (`h${Math.min(6, block.level + 1)}`)), block.text);
    case "code": return renderCode(block);
    case "rule": return document.createElement("hr");
    case "quote": return withBlocks(create("blockquote"), block.blocks, renderCode);
    case "list": return renderList(block, renderCode);
    case "table": return renderTable(block);
  }
}

/**
 * A code block without anything around it.
 *
 * @param {CodeBlock} block
 */
export function renderPlainCode({ text, language }) {
  const code = document.createElement("code");
  code.textContent = text;
  if (language !== "") {
    code.dataset["language"] = language;
  }
  const pre = document.createElement("pre");
  // A wide one scrolls, by the keyboard too.
  pre.tabIndex = 0;
  pre.append(code);
  return pre;
}

/**
 * @param {List} list
 * @param {(block: CodeBlock) => HTMLElement} renderCode
 */
function renderList({ ordered, start, items }, renderCode) {
  const shown = document.createElement(ordered ? "ol" : "ul");
  if (shown instanceof HTMLOListElement && start !== 1) {
    shown.start = start;
  }
  for (const { blocks, checked } of items) {
    const item = create("li");
    if (checked !== null) {
      item.append(checked ? "☑ " : "☐ ");
    }
    const [only] = blocks;
    if (blocks.length === 1 && only?.kind === "paragraph") {
      withInline(item, only.text);
    } else {
      withBlocks(item, blocks, renderCode);
    }
    shown.append(item);
  }
  return shown;
}

/** @param {Table} table */
function renderTable({ align, rows }) {
  const table = document.createElement("table");
  rows.forEach((cells, index) => {
    const row = table.insertRow();
    cells.forEach((text, column) => {
      const cell = withInline(document.createElement(index === 0 ? "th" : "td"), text);
      cell.dir = "auto";
      if (align[column]) {
        cell.dataset["align"] = align[column];
      }
      if (index === 0) {
        cell.setAttribute("scope", "col");
      }
      row.append(cell);
    });
  });
  const scroller = document.createElement("div");
  scroller.className = "scroller";
  scroller.tabIndex = 0;
  scroller.append(table);
  return scroller;
}

/**
 * @template {HTMLElement} T
 * @param {T} parent
 * @param {Block[]} blocks
 * @param {(block: CodeBlock) => HTMLElement} renderCode
 */
function withBlocks(parent, blocks, renderCode) {
  parent.append(...blocks.map((block) => renderBlock(block, renderCode)));
  return parent;
}

/**
 * @template {HTMLElement} T
 * @param {T} parent
 * @param {string} text
 */
function withInline(parent, text) {
  /** @type {HTMLElement[]} */
  const open = [parent];
  for (const inline of parseInline(text)) {
    const inner = /** @type {HTMLElement} */ (open.at(-1));
    switch (inline.kind) {
      case "text": inner.append(inline.text); break;
      case "break": inner.append(document.createElement("br")); break;
      case "code": inner.append(code(inline.text)); break;
      case "open": open.push(appended(inner, document.createElement(inline.tag))); break;
      case "link": open.push(appended(inner, link(inline.href))); break;
      case "close": open.length > 1 && open.pop(); break;
    }
  }
  return parent;
}

/** @param {string} text */
function code(text) {
  const element = document.createElement("code");
  element.textContent = text;
  return element;
}

/** @param {string} href Checked already. */
function link(href) {
  const anchor = document.createElement("a");
  anchor.href = href;
  anchor.rel = "noopener noreferrer nofollow";
  anchor.target = "_blank";
  return anchor;
}

/**
 * @param {HTMLElement} parent
 * @param {HTMLElement} child
 */
function appended(parent, child) {
  parent.append(child);
  return child;
}

/**
 * An element whose script decides its direction.
 *
 * @template {"p" | "li" | "blockquote" | "h2"} K
 * @param {K} tag
 */
function create(tag) {
  const element = document.createElement(tag);
  element.dir = "auto";
  return element;
}
