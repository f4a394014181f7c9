/**
 * Asks the server as the page's user, in the page's language.
 *
 * The antiforgery token is the page's `<meta name="csrf-token">`; a page without it can only read.
 */

/** What the server answered instead of what was asked for. Its message is written for the user. */
export class ApiError extends Error {
  /**
   * @param {string} message
   * @param {number} status 0: the server was not reached.
   * @param {Record<string, string[]>} fields What is wrong with which field; empty where it is not that.
   * @param {number | null} retryAfter Seconds.
   */
  constructor(message, status, fields = {}, retryAfter = null) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.fields = fields;
    this.retryAfter = retryAfter;
  }
}

/**
 * @typedef {object} ApiOptions
 * @property {string} [method] GET, or POST where there is a body.
 * @property {unknown} [body] Sent as JSON.
 * @property {string} [accept] JSON, unless it says otherwise.
 * @property {AbortSignal} [signal]
 */

/**
 * Asks, and answers with the response, whose body nobody has read yet: for streams.
 *
 * @param {string} path Such as `/api/v1/gemini/chat-sessions/`.
 * @param {ApiOptions} [options]
 * @returns {Promise<Response>}
 * @throws {ApiError} The server refused or was not reached.
 */
export async function request(path, { method, body, accept = "application/json", signal } = {}) {
  const response = await send(path, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    credentials: "same-origin",
    headers: {
      accept,
      "accept-language": document.documentElement.lang,
      ...(body !== undefined && { "content-type": "application/json" }),
      ...csrf(),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal !== undefined && { signal }),
  });
  if (!response.ok) {
    throw await failure(response);
  }
  return response;
}

/**
 * Asks, and answers with the JSON of the answer; null where it has none.
 *
 * @param {string} path
 * @param {ApiOptions} [options]
 * @returns {Promise<any>}
 * @throws {ApiError} The server refused or was not reached.
 */
export async function api(path, options) {
  const response = await request(path, options);
  const text = await response.text();
  const answer = text === "" ? null : JSON.parse(text);
  // Some answers of the earlier chat system's endpoints fail with status 200.
  if (answer?.success === false) {
    throw new ApiError(String(answer.error ?? ""), response.status);
  }
  return answer;
}

/**
 * @param {string} path
 * @param {RequestInit} init
 */
async function send(path, init) {
  try {
    return await fetch(path, init);
  } catch (error) {
    // Given up by the caller is not a failure of the server's.
    if (error instanceof TypeError) {
      throw new ApiError(error.message, 0);
    }
    throw error;
  }
}

/** @param {Response} response */
async function failure(response) {
  const seconds = Number(response.headers.get("retry-after") ?? NaN);
  const retryAfter = Number.isFinite(seconds) ? seconds : null;
  const answer = await response.json().catch(() => null);
  if (typeof answer?.error === "string") {
    return new ApiError(answer.error, response.status, {}, retryAfter);
  }
  const fields = Object.fromEntries(Object.entries(answer ?? {}).filter(([, problems]) => Array.isArray(problems)));
  const first = Object.values(fields).flat()[0];
  return new ApiError(String(first ?? answer?.detail ?? answer?.title ?? response.status), response.status, fields, retryAfter);
}

/** @returns {Record<string, string>} */
function csrf() {
  const meta = document.querySelector("meta[name=csrf-token]");
  return meta instanceof HTMLMetaElement ? { [meta.dataset["header"] ?? "X-CSRF-TOKEN"]: meta.content } : {};
}
