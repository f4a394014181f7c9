/**
 * The messages of docs/protocol.md, as types. Nothing here runs.
 *
 * @typedef {object} GlossaryEntry
 * @property {string} term
 * @property {string} translation
 *
 * @typedef {object} VoiceGate
 * @property {number} threshold RMS of 16-bit samples; 0 sends everything.
 * @property {number} hangoverFrames Frames of 20 ms.
 *
 * @typedef {object} SessionConfig
 * @property {string} [language]
 * @property {[string, string]} [languages]
 * @property {string} [targetLanguage]
 * @property {string} [voice]
 * @property {string} [model]
 * @property {number} [sampleRate] Hz.
 * @property {GlossaryEntry[]} [glossary]
 * @property {VoiceGate} [vad]
 * @property {"base64" | "binary"} [audioEncoding]
 * @property {"basic" | "extended"} [events]
 *
 * @typedef {object} Connected
 * @property {"connected"} type
 * @property {string} [sessionId] A listener is told none.
 * @property {boolean} [resumed]
 * @property {number} [lastSeq]
 * @property {number} [missedSeq]
 * @property {number} [audioFrames]
 * @property {number} [chatSessionId] Of a chat: the stored session's number.
 * @property {string} [title] Of a chat.
 * @property {{languages: [string, string], targetLanguage: string | null}} [config]
 *
 * @typedef {object} Transcription
 * @property {"input_transcription" | "output_transcription"} type
 * @property {string} text All of the turn's text so far.
 * @property {boolean} isFinal
 * @property {string} [language]
 * @property {number} turn
 * @property {number} seq
 *
 * @typedef {object} AudioResponse
 * @property {"audio_response"} type
 * @property {number} sampleRate Hz.
 * @property {number} turn
 * @property {number} seq
 * @property {number} [bytes]
 * @property {string} [data]
 *
 * @typedef {object} TurnComplete
 * @property {"turn_complete"} type
 * @property {string} inputText
 * @property {string} outputText
 * @property {number} turn
 * @property {boolean} [interrupted]
 * @property {{promptTokens: number, responseTokens: number, totalTokens: number} | null} [usage]
 * @property {{inputMs: number, outputMs: number}} [audio]
 * @property {{firstAudioMs: number | null, turnMs: number}} [latency]
 * @property {number} seq
 *
 * @typedef {object} SpeechState
 * @property {"speech_state"} type
 * @property {"speaking" | "processing" | "silent"} state
 * @property {number} timestamp Unix ms.
 * @property {number} seq
 *
 * @typedef {object} ServerError
 * @property {"error"} type
 * @property {string} message
 * @property {string} code
 * @property {string} [field]
 * @property {number} [turn] Of a chat: the written turn that it ends.
 * @property {number} [seq]
 *
 * @typedef {object} Interrupted
 * @property {"interrupted"} type
 * @property {number} turn
 * @property {number} seq
 *
 * @typedef {object} UpstreamState
 * @property {"state"} type
 * @property {"connecting" | "ready" | "reconnecting" | "idle" | "closed"} state
 * @property {string | null} reason
 * @property {number} seq
 *
 * @typedef {object} Notice
 * @property {"notice"} type
 * @property {string} code
 * @property {string} message
 * @property {string} [field]
 *
 * @typedef {object} Shared
 * @property {"shared"} type
 * @property {string} listenToken
 * @property {number} seq
 *
 * @typedef {object} Unshared
 * @property {"unshared"} type
 * @property {number} seq
 *
 * @typedef {object} Listeners
 * @property {"listeners"} type
 * @property {number} count
 * @property {number} seq
 *
 * @typedef {object} Pong
 * @property {"pong"} type
 * @property {unknown} [id]
 *
 * @typedef {Connected | Transcription | AudioResponse | TurnComplete | SpeechState | ServerError | Interrupted | UpstreamState | Notice | Shared | Unshared | Listeners | Pong} ServerMessage
 *
 * @typedef {object} Language
 * @property {string} code
 * @property {string} name
 * @property {string} nativeName
 *
 * @typedef {object} Model
 * @property {string} id
 * @property {boolean} oneWay
 * @property {boolean} deprecated
 *
 * @typedef {object} ServerInfo The answer of GET /api/v1/interpreter.
 * @property {boolean} simulated
 * @property {{code: string, message: string} | null} problem
 * @property {Language[]} languages
 * @property {string[]} voices
 * @property {Model[]} models
 * @property {{languages: [string, string], voice: string | null, model: string, vad: VoiceGate}} defaults
 * @property {boolean} signIn Whoever asks must sign in before a session can be opened.
 */

export {};
