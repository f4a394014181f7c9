/** A year: as long as the server keeps a choice. */
const MAX_AGE_S = 365 * 24 * 60 * 60;

/** @param {string} name */
export function readCookie(name) {
  const entry = document.cookie.split("; ").find((text) => text.startsWith(`${name}=`));
  return entry === undefined ? "" : decodeURIComponent(entry.slice(name.length + 1));
}

/**
 * Keeps a choice that the server's pages know too; an empty one is forgotten.
 *
 * @param {string} name
 * @param {string} value
 */
export function writeCookie(name, value) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  const age = value === "" ? 0 : MAX_AGE_S;
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${age}; samesite=lax${secure}`;
}
