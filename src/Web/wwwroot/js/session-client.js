import { Backoff } from "./backoff.js";
import { Heartbeat } from "./heartbeat.js";
import { UplinkWindow } from "./uplink-window.js";

/** @import { AudioResponse, Connected, ServerError, ServerMessage, SessionConfig } from "./protocol.js" */

/** @typedef {"closed" | "connecting" | "open" | "reconnecting" | "failed"} ConnectionState */

/** Codes after which the session is over and trying again at once would fail again, unless they end but a turn. */
const FATAL = /^(UPSTREAM_(AUTH|QUOTA|ARGUMENT|POLICY|UNAVAILABLE)|OWN_KEY_(REFUSED|QUOTA))$/;

const FULL = /^(SERVER|LISTENERS)_FULL$/;

/** The server's close code for who is not signed in any more: another socket would be somebody else's. */
const NOT_ALLOWED = 1008;
/** Audio the socket may hold back before the connection counts as dead: 10 s at 16 kHz. */
const MAX_BUFFERED_BYTES = 320_000;
const CLOSE_TIMEOUT_MS = 1_000;
/** A server that is full stays so for a while. */
const FULL_RETRY_MS = 3_000;

/**
 * One session of the server, over as many sockets as it takes: what an interpretation and a chat have in common.
 *
 * Events, each a CustomEvent: `connection` ({state, attempt, retryMs}), `audio` ({turn, seq, sampleRate, pcm}), `gap`
 * ({missedSeq}: events that the server no longer had), `renewed` (the session was over, another has begun), and each
 * message of the server but `audio_response` under its `type`, with the message as `detail`.
 */
export class SessionClient extends EventTarget {
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {ConnectionState} */
  #state = "closed";
  #sessionId = "";
  #lastSeq = 0;
  #acknowledgedSeq = 0;
  /** The number of the newest audio frame given to a socket. */
  #sentFrame = 0;
  #ready = false;
  #retryTimer = 0;
  /** @type {AudioResponse | null} */
  #announcedAudio = null;
  #window = new UplinkWindow();
  #backoff = new Backoff();
  #heartbeat = new Heartbeat({
    acknowledge: () => this.#acknowledge(),
    ping: () => this.send({ type: "ping" }),
    dead: () => this.#silent(),
  });
  /** Bytes the socket still held when it was last asked: an upload that moves is a sign of life. */
  #buffered = 0;

  /**
   * @param {{url: string, config: SessionConfig}} options `config` as in `init`; encoding and events are set here.
   */
  constructor({ url, config }) {
    super();
    this.url = url;
    this.config = config;
  }

  get state() {
    return this.#state;
  }

  /** Whether the server listens: the session is open and can be sent to. */
  get isReady() {
    return this.#ready;
  }

  get sessionId() {
    return this.#sessionId;
  }

  /** The number of the newest event taken. */
  get lastSeq() {
    return this.#lastSeq;
  }

  /** Opens the session, or comes back to it. Does nothing while a socket is open or opening. */
  connect() {
    if (this.#socket !== null) {
      return;
    }
    clearTimeout(this.#retryTimer);
    this.#setState(this.#sessionId === "" && this.#backoff.attempt === 0 ? "connecting" : "reconnecting");
    const socket = new WebSocket(this.url);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.#initialise();
    socket.onmessage = ({ data }) => this.#receive(data);
    socket.onclose = ({ code }) => this.#closed(code);
    this.#socket = socket;
  }

  /** Skips the wait for the next attempt: the network is back. */
  reconnectNow() {
    if (this.#state === "reconnecting" && this.#socket === null) {
      this.connect();
    }
  }

  /**
   * Sends audio: mono s16le at the session's rate. What cannot be sent now is kept and follows, up to 10 s.
   *
   * @param {ArrayBuffer} pcm
   */
  sendAudio(pcm) {
    this.#window.push(pcm);
    if (!this.#ready || this.#socket === null) {
      return;
    }
    if (this.#socket.bufferedAmount > MAX_BUFFERED_BYTES) {
      this.#lost();
      return;
    }
    this.#sentFrame = this.#window.lastNumber;
    this.#socket.send(pcm);
  }

  /** Says that the speaker is done. */
  endUtterance() {
    this.#window.endUtterance();
    this.send({ type: "end_utterance" });
  }

  /** Stops the answer. */
  interrupt() {
    this.send({ type: "interrupt" });
  }

  /** Ends the session for good. */
  close() {
    clearTimeout(this.#retryTimer);
    const socket = this.#socket;
    if (socket !== null) {
      this.send({ type: "close" });
      this.#detach();
      setTimeout(() => socket.close(1000), CLOSE_TIMEOUT_MS);
    }
    this.#forgetSession();
    this.#setState("closed");
  }

  /**
   * Sends a message of the protocol, if the server listens.
   *
   * @protected
   * @param {object} message
   * @returns {boolean} Whether it was given to a socket, which may yet lose it.
   */
  send(message) {
    if (this.#ready) {
      this.#transmit(message);
    }
    return this.#ready;
  }

  /**
   * What `init` says beside `config`, to open a session.
   *
   * @protected
   * @returns {object}
   */
  opening() {
    return {};
  }

  /**
   * What `init` says beside `config`, to come back to the session after an event.
   *
   * @protected
   * @param {string} sessionId
   * @param {number} lastSeq
   * @returns {object}
   */
  returning(sessionId, lastSeq) {
    return { resume: { sessionId, lastSeq } };
  }

  /** Whether another session is opened in the place of one that is over. @protected */
  get renews() {
    return true;
  }

  /**
   * The session is open (again).
   *
   * @protected
   * @param {Connected} _message
   */
  entered(_message) {}

  /** An event was taken, and its listeners told. @protected */
  taken() {}

  /** The session is over. @protected */
  forgotten() {}

  #initialise() {
    this.#heartbeat.start();
    this.#transmit(
      this.#sessionId === ""
        ? { type: "init", ...this.opening(), config: { ...this.config, audioEncoding: "binary", events: "extended" } }
        : { type: "init", config: { audioEncoding: "binary" }, ...this.returning(this.#sessionId, this.#lastSeq) },
    );
  }

  /** @param {string | ArrayBuffer} data */
  #receive(data) {
    this.#heartbeat.heard();
    if (typeof data !== "string") {
      this.#audio(data);
      return;
    }
    /** @type {ServerMessage} */
    const message = JSON.parse(data);
    if (message.type === "connected") {
      this.#connected(message);
      return;
    }
    if (message.type === "audio_response") {
      this.#announcedAudio = message;
      return;
    }
    if ("seq" in message && message.seq !== undefined && !this.#take(message.seq)) {
      return;
    }
    this.#emit(message.type, message);
    if (message.type === "error") {
      this.#failed(message);
    }
    this.taken();
  }

  /**
   * Counts an event, once its last byte is here: only then may a resumption skip it.
   *
   * @param {number} seq
   * @returns {boolean} False: it came before.
   */
  #take(seq) {
    if (seq <= this.#lastSeq) {
      return false;
    }
    this.#lastSeq = seq;
    return true;
  }

  /** @param {ArrayBuffer} pcm */
  #audio(pcm) {
    const announced = this.#announcedAudio;
    this.#announcedAudio = null;
    if (announced !== null && this.#take(announced.seq)) {
      this.#emit("audio", { turn: announced.turn, seq: announced.seq, sampleRate: announced.sampleRate, pcm });
    }
  }

  /** @param {Connected} message */
  #connected(message) {
    if (!message.resumed) {
      this.#lastSeq = this.#acknowledgedSeq = 0;
      this.#window.restart(this.#sentFrame, message.audioFrames);
      this.#sentFrame = 0;
    }
    // A listener is not told whose session it hears.
    this.#sessionId = message.sessionId ?? "listening";
    this.#backoff.reset();
    this.#ready = true;
    this.#replay(message.audioFrames ?? 0);
    this.entered(message);
    this.#emit("connected", message);
    if (message.resumed && message.missedSeq) {
      this.#emit("gap", { missedSeq: message.missedSeq });
    }
    this.#setState("open");
  }

  /** @param {number} taken */
  #replay(taken) {
    const { frames, endsUtterance } = this.#window.after(taken);
    frames.forEach((frame, index) => {
      if (index === endsUtterance) {
        this.send({ type: "end_utterance" });
      }
      this.#socket?.send(frame);
    });
    if (endsUtterance === frames.length) {
      this.send({ type: "end_utterance" });
    }
    this.#sentFrame = this.#window.lastNumber;
  }

  /** @param {ServerError} error */
  #failed(error) {
    if (error.code === "SESSION_NOT_FOUND" && this.#sessionId !== "" && this.renews) {
      this.#sessionId = "";
      this.#emit("renewed", null);
      this.#initialise();
    } else if (FULL.test(error.code) && !this.#ready) {
      this.#lost(FULL_RETRY_MS);
    } else if ((FATAL.test(error.code) && error.turn === undefined) || !this.#ready) {
      this.#drop();
      this.#forgetSession();
      this.#setState("failed");
    }
  }

  /** @param {number} code */
  #closed(code) {
    if (code === 1000) {
      this.#drop();
      this.#forgetSession();
      this.#setState("closed");
    } else if (code === NOT_ALLOWED) {
      this.#drop();
      this.#forgetSession();
      this.#emit("error", { type: "error", code: "SIGNED_OUT", message: "Your sign-in ended: sign in again." });
      this.#setState("failed");
    } else {
      this.#lost();
    }
  }

  #silent() {
    const buffered = this.#socket?.bufferedAmount ?? 0;
    const moves = buffered > 0 && buffered !== this.#buffered;
    this.#buffered = buffered;
    if (moves) {
      this.#heartbeat.heard();
    } else {
      this.#lost();
    }
  }

  /** @param {number} [leastMs] */
  #lost(leastMs = 0) {
    this.#drop();
    const retryMs = Math.max(leastMs, this.#backoff.next());
    this.#retryTimer = setTimeout(() => this.connect(), retryMs);
    this.#setState("reconnecting", retryMs);
  }

  /** Lets go of the socket at once: a dead peer may take a minute to be noticed by close(). */
  #drop() {
    const socket = this.#socket;
    this.#detach();
    socket?.close();
  }

  #detach() {
    if (this.#socket !== null) {
      this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
    }
    this.#socket = null;
    this.#ready = false;
    this.#announcedAudio = null;
    this.#heartbeat.stop();
  }

  #forgetSession() {
    this.#sessionId = "";
    this.#window = new UplinkWindow();
    this.#sentFrame = 0;
    this.#backoff.reset();
    this.forgotten();
  }

  #acknowledge() {
    if (this.#ready && this.#lastSeq > this.#acknowledgedSeq) {
      this.#acknowledgedSeq = this.#lastSeq;
      this.send({ type: "ack", seq: this.#lastSeq });
    }
  }

  /** @param {object} message */
  #transmit(message) {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(message));
    }
  }

  /**
   * @param {ConnectionState} state
   * @param {number} [retryMs]
   */
  #setState(state, retryMs = 0) {
    if (state !== this.#state || retryMs > 0) {
      this.#state = state;
      this.#emit("connection", { state, retryMs, attempt: this.#backoff.attempt });
    }
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
