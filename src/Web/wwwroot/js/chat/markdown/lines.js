/**
 * What a line of Markdown begins. Nothing here backtracks.
 *
 * @typedef {"" | "start" | "center" | "end"} Alignment
 * @typedef {{indent: number, ordered: boolean, start: number, marker: string, content: number}} Marker A list item's:
 * `content` is where its text begins.
 */

/** A table as wide as this is no table that anyone reads. */
const MAX_COLUMNS = 64;

/** Whether a line ends the paragraph before it. A number other than 1 may just begin a line of prose: "2019. A good year." @param {string} line */
export function interrupts(line) {
  const marker = markerOf(line);
  return fenceOf(line) !== null || headingOf(line) !== null || isRule(line) || isQuote(line) || (marker !== null && marker.start === 1);
}

/**
 * @param {string} line
 * @returns {{character: string, length: number, indent: number, language: string} | null}
 */
export function fenceOf(line) {
  const indent = indentOf(line);
  const character = line[indent] ?? "";
  if (character !== "`" && character !== "~") {
    return null;
  }
  const length = runOf(line, indent);
  const info = line.slice(indent + length).trim();
  return length < 3 || (character === "`" && info.includes("`")) ? null : { character, length, indent, language: info.split(" ", 1)[0] ?? "" };
}

/**
 * @param {string} line
 * @param {{character: string, length: number}} fence
 */
export function closes(line, { character, length }) {
  const indent = indentOf(line);
  if (line[indent] !== character) {
    return false;
  }
  const run = runOf(line, indent);
  return run >= length && line.slice(indent + run).trim() === "";
}

/**
 * @param {string} line
 * @returns {{kind: "heading", text: string, level: number} | null}
 */
export function headingOf(line) {
  const indent = indentOf(line);
  if (indent > 3 || line[indent] !== "#") {
    return null;
  }
  const level = runOf(line, indent);
  const rest = line.slice(indent + level);
  if (level > 6 || (rest !== "" && !rest.startsWith(" "))) {
    return null;
  }
  let end = rest.trimEnd().length;
  while (rest[end - 1] === "#") {
    end--;
  }
  // Hashes at the end belong to the heading only where they stand apart: "C#" is a name.
  const text = rest[end - 1] === " " || end === 0 ? rest.slice(0, end) : rest;
  return { kind: "heading", text: text.trim(), level };
}

/** @param {string} line */
export function isRule(line) {
  const marks = line.trim();
  const character = marks[0] ?? "";
  if (character !== "-" && character !== "*" && character !== "_") {
    return false;
  }
  let count = 0;
  for (const mark of marks) {
    if (mark === character) {
      count++;
    } else if (mark !== " ") {
      return false;
    }
  }
  return count >= 3;
}

/** @param {string} line */
export function isQuote(line) {
  const indent = indentOf(line);
  return indent < 4 && line[indent] === ">";
}

/**
 * @param {string} line
 * @returns {Marker | null}
 */
export function markerOf(line) {
  const indent = indentOf(line);
  const found = /^(?:[-*+]|\d{1,9}[.)])(?= |$)/.exec(line.slice(indent, indent + 12));
  if (found === null) {
    return null;
  }
  const [mark] = found;
  const ordered = mark.length > 1;
  const after = indent + mark.length;
  const spaces = Math.min(4, indentOf(line.slice(after, after + 5)));
  return { indent, ordered, start: ordered ? Number.parseInt(mark, 10) : 1, marker: mark.at(-1) ?? "", content: after + Math.max(1, spaces) };
}

/**
 * How a table's columns are aligned, if one begins here.
 *
 * @param {string[]} lines
 * @param {number} at
 * @returns {Alignment[] | null}
 */
export function alignmentOf(lines, at) {
  const [head = "", rule = ""] = [lines[at], lines[at + 1]];
  if (!head.includes("|") || !rule.includes("-") || !/^[|:\- ]+$/.test(rule)) {
    return null;
  }
  const columns = cellsOf(rule);
  if (columns.length > MAX_COLUMNS || columns.length !== cellsOf(head).length || !columns.every((column) => /^:?-+:?$/.test(column))) {
    return null;
  }
  return columns.map((column) => {
    const [left, right] = [column.startsWith(":"), column.endsWith(":")];
    return left && right ? "center" : right ? "end" : left ? "start" : "";
  });
}

/** @param {string} line */
export function cellsOf(line) {
  const cells = [];
  const row = line.trim();
  let cell = "";
  for (let at = row.startsWith("|") ? 1 : 0; at < row.length; at++) {
    if (row[at] === "\\" && row[at + 1] === "|") {
      cell += "|";
      at++;
    } else if (row[at] === "|") {
      cells.push(cell.trim());
      cell = "";
    } else {
      cell += row[at];
    }
  }
  return cell.trim() === "" && row.endsWith("|") ? cells : [...cells, cell.trim()];
}

/**
 * @param {string[]} lines
 * @param {number} at
 */
export function isBlank(lines, at) {
  return (lines[at] ?? "").trim() === "";
}

/**
 * @param {string[]} lines
 * @param {number} at
 */
export function nextWritten(lines, at) {
  let next = at;
  while (next < lines.length && isBlank(lines, next)) {
    next++;
  }
  return next;
}

/** Spaces before the first letter; a tab counts as one character, as what follows it is cut by characters. @param {string} line */
export function indentOf(line) {
  let indent = 0;
  while (line[indent] === " " || line[indent] === "\t") {
    indent++;
  }
  return indent;
}

/**
 * @param {string} line
 * @param {number} indent
 */
export function unindent(line, indent) {
  return line.slice(Math.min(indent, indentOf(line)));
}

/**
 * How often the character at a place is repeated there.
 *
 * @param {string} line
 * @param {number} at
 */
function runOf(line, at) {
  let end = at;
  while (line[end] === line[at]) {
    end++;
  }
  return end - at;
}
