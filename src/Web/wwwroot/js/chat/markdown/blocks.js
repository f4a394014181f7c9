import { alignmentOf, cellsOf, closes, fenceOf, headingOf, indentOf, interrupts, isBlank, isQuote, isRule, markerOf, nextWritten, unindent } from "./lines.js";

/** @import { Alignment, Marker } from "./lines.js" */

/**
 * Splits Markdown into blocks: the parts of CommonMark and of GitHub's tables that models write. HTML is text like any
 * other. Line by line and without backtracking, so that the time grows with the length, whatever is written.
 *
 * @typedef {{kind: "paragraph" | "heading", text: string, level: number}} TextBlock
 * @typedef {{kind: "code", text: string, language: string}} CodeBlock
 * @typedef {{kind: "rule"}} Rule
 * @typedef {{kind: "quote", blocks: Block[]}} Quote
 * @typedef {{kind: "list", ordered: boolean, start: number, items: {blocks: Block[], checked: boolean | null}[]}} List
 * @typedef {{kind: "table", align: Alignment[], rows: string[][]}} Table The first row is the head.
 * @typedef {TextBlock | CodeBlock | Rule | Quote | List | Table} Block
 */

/** Lists in quotes in lists …: deeper ones are shown as text. */
const MAX_DEPTH = 12;
/**
 * @param {string} text
 * @param {number} [depth]
 * @returns {Block[]}
 */
export function parseBlocks(text, depth = 0) {
  return splitBlocks(text, depth).map(({ block }) => block);
}

/**
 * The blocks, and where in the text each begins: what comes before the last one stays as it is when the text grows.
 *
 * @param {string} text
 * @param {number} [depth]
 * @returns {{block: Block, start: number}[]}
 */
export function splitBlocks(text, depth = 0) {
  const lines = text.split("\n");
  /** @type {{block: Block, start: number}[]} */
  const blocks = [];
  let offset = 0;
  for (let at = 0; at < lines.length; ) {
    const start = offset;
    const end = isBlank(lines, at) ? at + 1 : read(lines, at, depth, (block) => blocks.push({ block, start }));
    for (; at < end; at++) {
      offset += (lines[at] ?? "").length + 1;
    }
  }
  return blocks;
}

/**
 * Reads one block.
 *
 * @param {string[]} lines
 * @param {number} at Its first line, which is not blank.
 * @param {number} depth
 * @param {(block: Block) => void} found
 * @returns {number} The line after it.
 */
function read(lines, at, depth, found) {
  const line = lines[at] ?? "";
  const fence = fenceOf(line);
  if (fence !== null) {
    return readCode(lines, at, fence, found);
  }
  const heading = headingOf(line);
  if (heading !== null) {
    found(heading);
    return at + 1;
  }
  if (isRule(line)) {
    found({ kind: "rule" });
    return at + 1;
  }
  if (depth < MAX_DEPTH && isQuote(line)) {
    return readQuote(lines, at, depth, found);
  }
  const marker = depth < MAX_DEPTH ? markerOf(line) : null;
  if (marker !== null) {
    return readList(lines, at, depth, marker, found);
  }
  const align = alignmentOf(lines, at);
  return align === null ? readParagraph(lines, at, depth, found) : readTable(lines, at, align, found);
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @param {{character: string, length: number, indent: number, language: string}} fence
 * @param {(block: Block) => void} found
 */
function readCode(lines, at, fence, found) {
  const body = [];
  let end = at + 1;
  for (; end < lines.length && !closes(lines[end] ?? "", fence); end++) {
    body.push(unindent(lines[end] ?? "", fence.indent));
  }
  found({ kind: "code", text: body.join("\n"), language: fence.language });
  return Math.min(end + 1, lines.length);
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @param {number} depth
 * @param {(block: Block) => void} found
 */
function readQuote(lines, at, depth, found) {
  const body = [];
  let end = at;
  for (; end < lines.length && isQuote(lines[end] ?? ""); end++) {
    const line = (lines[end] ?? "").trimStart().slice(1);
    body.push(line.startsWith(" ") ? line.slice(1) : line);
  }
  found({ kind: "quote", blocks: parseBlocks(body.join("\n"), depth + 1) });
  return end;
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @param {number} depth
 * @param {Marker} first
 * @param {(block: Block) => void} found
 */
function readList(lines, at, depth, first, found) {
  /** @type {string[][]} */
  const items = [];
  let content = first.content;
  let end = at;
  while (end < lines.length) {
    const line = lines[end] ?? "";
    const marker = indentOf(line) < content || items.length === 0 ? markerOf(line) : null;
    if (marker !== null && marker.marker === first.marker && !isRule(line)) {
      content = marker.content;
      items.push([line.slice(marker.content)]);
    } else if (isBlank(lines, end)) {
      // A blank line ends a list unless more of it follows.
      const next = nextWritten(lines, end);
      if (next === lines.length || !continues(lines[next] ?? "", content, first)) {
        break;
      }
      items.at(-1)?.push(...lines.slice(end, next).map(() => ""));
      end = next;
      continue;
    } else if (indentOf(line) >= content) {
      items.at(-1)?.push(unindent(line, content));
    } else if (interrupts(line) || isBlank(lines, end - 1)) {
      break;
    } else {
      items.at(-1)?.push(line.trimStart());
    }
    end++;
  }
  found({
    kind: "list",
    ordered: first.ordered,
    start: first.start,
    items: items.map((body) => readItem(body, depth)),
  });
  return end;
}

/**
 * @param {string[]} body
 * @param {number} depth
 */
function readItem(body, depth) {
  const box = /^\[([ xX])\] /.exec(body[0] ?? "");
  if (box !== null) {
    body[0] = (body[0] ?? "").slice(4);
  }
  return { blocks: parseBlocks(body.join("\n"), depth + 1), checked: box === null ? null : box[1] !== " " };
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @param {Alignment[]} align
 * @param {(block: Block) => void} found
 */
function readTable(lines, at, align, found) {
  const rows = [cellsOf(lines[at] ?? "")];
  let end = at + 2;
  for (; end < lines.length && !isBlank(lines, end) && (lines[end] ?? "").includes("|"); end++) {
    // Rows are cut to the head, not filled up to it: a wide head with many short rows would grow beyond its source.
    rows.push(cellsOf(lines[end] ?? "").slice(0, align.length));
  }
  found({ kind: "table", align, rows });
  return end;
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @param {number} depth
 * @param {(block: Block) => void} found
 */
function readParagraph(lines, at, depth, found) {
  let end = at + 1;
  while (end < lines.length && !isBlank(lines, end) && !(interrupts(lines[end] ?? "") && depth < MAX_DEPTH) && alignmentOf(lines, end) === null) {
    end++;
  }
  found({ kind: "paragraph", text: lines.slice(at, end).map((line) => line.trimStart()).join("\n").trimEnd(), level: 0 });
  return end;
}

/**
 * Whether a line goes on with a list after a blank one.
 *
 * @param {string} line
 * @param {number} content
 * @param {Marker} first
 */
function continues(line, content, first) {
  return indentOf(line) >= content || (markerOf(line)?.marker === first.marker && !isRule(line));
}
