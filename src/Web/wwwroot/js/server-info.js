import { Backoff } from "./backoff.js";

/** @import { ServerInfo } from "./protocol.js" */

/**
 * What the server offers. Asks until it answers.
 *
 * @param {() => void} onSilence Called whenever it did not.
 * @returns {Promise<ServerInfo>}
 */
export async function fetchServerInfo(onSilence) {
  const backoff = new Backoff({ firstMs: 500 });
  for (;;) {
    try {
      const response = await fetch("api/v1/interpreter", { headers: { accept: "application/json" } });
      if (response.ok) {
        return await response.json();
      }
    } catch (error) {
      if (!(error instanceof TypeError)) {
        throw error;
      }
    }
    onSilence();
    await new Promise((resolve) => setTimeout(resolve, backoff.next()));
  }
}
