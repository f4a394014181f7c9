/** Longer addresses are text; it also bounds how far is looked for an end that may not be there. */
const MAX_LENGTH = 2_048;
const MAX_PARENTHESES = 3;
const SCHEMES = ["http:", "https:", "mailto:"];
const BARE = /^(?:https?:\/\/|mailto:)[^\s<>"`\\]+/;
const SPACE = /\s/;

/**
 * An address as it may be followed; empty for any but http, https and mailto. The browser's own parser decides, so that
 * nothing is a different address there than here.
 *
 * @param {string} address
 */
export function safeHref(address) {
  const url = URL.parse(address);
  return url !== null && SCHEMES.includes(url.protocol) ? url.href : "";
}

/**
 * The part of a link in parentheses.
 *
 * @param {string} source
 * @param {number} at
 * @returns {{href: string, length: number} | null}
 */
export function linkAt(source, at) {
  if (source[at] !== "(") {
    return null;
  }
  const from = skipSpaces(source, at + 1);
  const destination = source[from] === "<" ? angled(source, from) : plain(source, from);
  if (destination === null) {
    return null;
  }
  const end = skipSpaces(source, skipTitle(source, skipSpaces(source, destination.end), destination.end));
  return source[end] === ")" ? { href: safeHref(destination.address), length: end + 1 - at } : null;
}

/**
 * An address that stands by itself, bare or in angle brackets.
 *
 * @param {string} source
 * @param {number} at
 * @returns {{href: string, text: string, length: number} | null}
 */
export function urlAt(source, at) {
  const isAngled = source[at] === "<";
  const from = isAngled ? at + 1 : at;
  if (!source.startsWith("http", from) && !source.startsWith("mailto:", from)) {
    return null;
  }
  const found = BARE.exec(source.slice(from, from + MAX_LENGTH))?.[0];
  if (found === undefined || (isAngled && source[at + 1 + found.length] !== ">")) {
    return null;
  }
  const text = isAngled ? found : trimEnd(found);
  return { href: safeHref(text), text, length: text.length + (isAngled ? 2 : 0) };
}

/**
 * @param {string} source
 * @param {number} from
 */
function angled(source, from) {
  for (let at = from + 1; at < source.length && at - from < MAX_LENGTH; at++) {
    const character = source[at];
    if (character === ">") {
      return { address: source.slice(from + 1, at), end: at + 1 };
    }
    if (character === "<" || character === "\n") {
      return null;
    }
  }
  return null;
}

/**
 * @param {string} source
 * @param {number} from
 */
function plain(source, from) {
  let depth = 0;
  let at = from;
  for (; at < source.length && at - from < MAX_LENGTH; at++) {
    const character = source[at] ?? "";
    if (SPACE.test(character) || (character === ")" && depth === 0)) {
      return { address: source.slice(from, at).replace(/\\([()])/g, "$1"), end: at };
    }
    if (character === "\\") {
      at++;
    } else if (character === "(" && ++depth > MAX_PARENTHESES) {
      return null;
    } else if (character === ")") {
      depth--;
    }
  }
  return null;
}

/**
 * @param {string} source
 * @param {number} at
 * @param {number} before Where the destination ends: a title stands apart from it.
 */
function skipTitle(source, at, before) {
  const quote = source[at];
  if (at === before || (quote !== '"' && quote !== "'")) {
    return at;
  }
  for (let end = at + 1; end < source.length && end - at < MAX_LENGTH; end++) {
    if (source[end] === quote) {
      return end + 1;
    }
  }
  return at;
}

/**
 * @param {string} source
 * @param {number} at
 */
function skipSpaces(source, at) {
  let end = at;
  while (end < source.length && end - at < MAX_LENGTH && SPACE.test(source[end] ?? "")) {
    end++;
  }
  return end;
}

/** Leaves out the punctuation of the sentence around an address. @param {string} address */
function trimEnd(address) {
  let end = address.length;
  let unclosed = 0;
  for (const character of address) {
    unclosed += character === "(" ? 1 : character === ")" ? -1 : 0;
  }
  for (; end > 0; end--) {
    const last = address[end - 1] ?? "";
    if (last === ")" && unclosed < 0) {
      unclosed++;
    } else if (!".,;:!?'*_~])".includes(last) || last === ")") {
      break;
    }
  }
  return address.slice(0, end);
}
