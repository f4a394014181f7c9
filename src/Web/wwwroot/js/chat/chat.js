import { api, ApiError } from "../api.js";
import { listen } from "../dom.js";
import { ChatClient } from "./chat-client.js";
import { History } from "./history.js";
import { entryOf, MessageLog } from "./message-log.js";
import { explain } from "./problems.js";
import { say } from "./texts.js";

/** @import { Connected, Transcription } from "../protocol.js" */
/** @import { Asked, ChatError, ChatImage, ChatTurnComplete, Pending, TextDelta } from "./chat-protocol.js" */
/** @import { Entry } from "./message-log.js" */

/**
 * A chat on a page: joins the socket, the stored history and the messages that are shown. Events: `identified` ({id}: the
 * server has made it), `titled` ({title}), `problem` ({text, code}), `settled` (an answer has come to its end), and those
 * of the client, which `client` gives.
 */
export class Chat extends EventTarget {
  log = new MessageLog();

  /** @param {{url: string, id: number | null}} options */
  constructor({ url, id }) {
    super();
    this.client = new ChatClient({ url, chatId: id, config: { sampleRate: 16_000 } });
    this.history = new History(this.log, () => this.client.chatId);
    const { client } = this;
    listen(client, "connected", (message) => this.#connected(message));
    listen(client, "asked", (message) => this.#asked(message));
    listen(client, "text_delta", (message) => this.#grew(message));
    listen(client, "input_transcription", (message) => this.#heard("user", message));
    listen(client, "output_transcription", (message) => this.#heard("assistant", message));
    listen(client, "turn_complete", (message) => this.#completed(message));
    listen(client, "history_cleared", () => this.log.clear());
    listen(client, "error", (message) => this.#failed(message));
    listen(client, "unsettled", ({ questions }) => this.#unsettled(questions));
    listen(client, "renewed", () => this.#lostSession());
    listen(client, "gap", () => void this.reload());
  }

  get id() {
    return this.client.chatId;
  }

  /**
   * Asks the model.
   *
   * @param {string} text
   * @param {ChatImage[]} [images]
   */
  ask(text, images = []) {
    const shown = images.map(({ data, mimeType }) => `data:${mimeType};base64,${data}`);
    const entry = this.log.add({ role: "user", text, images: shown, state: "sending" });
    entry.requestId = this.client.ask(text, { images });
  }

  /** Asks the newest question again, or sends one again that was not delivered. */
  retry() {
    const newest = this.log.find(({ role }) => role === "user");
    if (newest?.state === "failed" && newest.id === null) {
      this.log.truncateAfter(newest);
      this.log.remove(newest);
      this.ask(newest.text, newest.images.map(imageOf));
    } else if (newest !== undefined && !this.log.isAnswering) {
      this.log.truncateAfter(newest);
      this.log.add({ role: "assistant", state: "waiting", requestId: this.client.retry() });
    }
  }

  /** Stops the answer; what was said of it remains. */
  stop() {
    this.client.interrupt();
  }

  /** Deletes the messages, here and on the server. */
  clear() {
    this.client.clear();
  }

  /** Reads what is stored again: something was missed. */
  async reload() {
    try {
      await this.history.reload();
    } catch (error) {
      this.#told(error);
    }
  }

  async loadEarlier() {
    try {
      await this.history.loadEarlier();
    } catch (error) {
      this.#told(error);
    }
  }

  /** @param {Connected} message */
  #connected({ chatSessionId, title, resumed }) {
    if (chatSessionId !== undefined) {
      this.#tell("identified", { id: chatSessionId });
    }
    if (title !== undefined) {
      this.#tell("titled", { title });
    }
    // Between reading the history and listening, an answer may have come to its end.
    if (!resumed && this.log.entries.at(-1)?.role === "user" && this.log.entries.at(-1)?.id !== null) {
      void this.reload();
    }
  }

  /** @param {Asked} asked */
  #asked({ turn, requestId, message }) {
    const stored = entryOf(message);
    const question = this.log.find((entry) => entry.id === message.id || (requestId !== null && entry.role === "user" && entry.requestId === requestId));
    if (question === undefined) {
      this.log.add(stored);
    } else if (question.id === message.id || this.log.entries.at(-1) === question) {
      // The images that were chosen here need not be fetched. What follows is the answer that another will replace.
      this.log.change(question, { ...stored, images: question.images });
      this.log.truncateAfter(question);
    } else {
      // Another's question, of the same chat, came first.
      this.log.remove(question);
      this.log.add({ ...stored, images: question.images });
    }
    this.log.add({ role: "assistant", state: "waiting", turn });
  }

  /** @param {TextDelta} delta */
  #grew({ turn, text }) {
    const answer = this.#answer(turn);
    this.log.change(answer, { text: answer.text + text, state: "streaming" });
  }

  /**
   * @param {"user" | "assistant"} role
   * @param {Transcription} heard
   */
  #heard(role, { turn, text, isFinal }) {
    if (text === "") {
      return;
    }
    const said = this.log.find((entry) => entry.turn === turn && entry.role === role)
      ?? this.log.add({ role, turn, spoken: true }, role === "user" ? this.#find(turn, "assistant") : null);
    this.log.change(said, { text, spoken: true, state: isFinal && role === "user" ? "done" : "streaming" });
  }

  /** @param {ChatTurnComplete} complete */
  #completed({ turn, requestId, userMessageId, assistantMessageId, inputText, outputText, usage, responseTime, finishReason, interrupted }) {
    const question = this.#find(turn, "user") ?? this.log.find(({ id, requestId: own }) => (id !== null && id === userMessageId) || (own !== "" && own === requestId));
    const answer = this.#find(turn, "assistant");
    if (answer === undefined && question === undefined && (inputText || outputText)) {
      // Said before this page listened.
      void this.reload();
    } else if (question !== undefined) {
      this.log.change(question, { state: "done", id: userMessageId ?? question.id, text: question.text || (inputText ?? "") });
    }
    if (answer !== undefined) {
      this.log.change(answer, {
        id: assistantMessageId ?? null,
        text: outputText || answer.text,
        state: interrupted ? "stopped" : "done",
        finish: finishReason ?? "",
        tokens: usage?.responseTokens ?? null,
        seconds: responseTime ?? null,
        at: new Date(),
      });
      this.#tell("settled", { entry: answer });
      if (this.log.entries.length <= 2) {
        void this.#learnTitle();
      }
    }
  }

  /** @param {ChatError} error */
  #failed(error) {
    const { turn, requestId, code } = error;
    const text = explain(error);
    const answer = turn ? this.#find(turn, "assistant") : this.log.find((entry) => entry.role === "assistant" && requestId !== undefined && entry.requestId === requestId);
    const question = requestId ? this.log.find((entry) => entry.role === "user" && entry.requestId === requestId) : undefined;
    if (answer !== undefined) {
      this.log.change(answer, { state: "failed", problem: text });
    } else if (question !== undefined) {
      this.log.change(question, { state: "failed", problem: text });
    } else {
      this.#tell("problem", { text, code });
    }
  }

  /** @param {Pending[]} questions */
  #unsettled(questions) {
    for (const { requestId } of questions) {
      const entry = this.log.find((candidate) => candidate.requestId === requestId);
      if (entry !== undefined && entry.state !== "failed") {
        this.log.change(entry, { state: "failed", problem: say("notDelivered") });
      }
    }
  }

  /** The session ended, perhaps with its server: what it had stored of an answer is all there is. */
  #lostSession() {
    this.log.entries
      .filter(({ role, state }) => role === "assistant" && (state === "waiting" || state === "streaming"))
      .forEach((entry) => this.log.change(entry, { state: "failed", problem: say("answerLost") }));
    void this.reload();
  }

  /** The first question gives the chat its title. */
  async #learnTitle() {
    try {
      const { title } = await api(`/api/v1/gemini/chat-sessions/${this.id}/`);
      this.#tell("titled", { title });
    } catch (error) {
      this.#told(error);
    }
  }

  /** @param {number} turn */
  #answer(turn) {
    return this.#find(turn, "assistant") ?? this.log.add({ role: "assistant", state: "waiting", turn });
  }

  /**
   * @param {number} turn
   * @param {Entry["role"]} role
   */
  #find(turn, role) {
    return this.log.find((entry) => entry.turn === turn && entry.role === role);
  }

  /** @param {unknown} error */
  #told(error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    this.#tell("problem", { text: error.status === 0 ? say("serverGone") : error.message, code: `HTTP_${error.status}` });
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** @param {string} address A data address. */
function imageOf(address) {
  const [head = "", data = ""] = address.split(",", 2);
  return { mimeType: head.slice("data:".length, -";base64".length), data };
}
