/**
 * The chat's messages of docs/protocol.md and of docs/api.md, as types. Nothing here runs.
 *
 * @typedef {object} ChatImage
 * @property {string} data Base64.
 * @property {string} mimeType
 * @property {string} [name] The file's name, for its preview.
 *
 * @typedef {object} Pending A request that the server has not confirmed.
 * @property {string} requestId
 * @property {string} text
 * @property {ChatImage[]} images
 * @property {object} message As it is sent.
 * @property {boolean} [sent] Whether a socket took it.
 *
 * @typedef {object} StoredMessage
 * @property {number} id
 * @property {number} session
 * @property {"user" | "assistant" | "system"} role
 * @property {string} content
 * @property {string} timestamp
 * @property {number | null} tokens_used
 * @property {number | null} response_time Seconds.
 * @property {"text" | "image" | "audio"} [message_type]
 * @property {string | null} [language]
 * @property {{images?: unknown[], finish_reason?: string, incomplete?: boolean, interrupted?: boolean}} [metadata]
 *
 * @typedef {object} Asked
 * @property {"asked"} type
 * @property {number} turn
 * @property {string | null} requestId
 * @property {StoredMessage} message
 *
 * @typedef {object} TextDelta
 * @property {"text_delta"} type
 * @property {number} turn
 * @property {string} text
 *
 * @typedef {object} ChatTurnComplete
 * @property {"turn_complete"} type
 * @property {number} turn
 * @property {string | null} [requestId]
 * @property {string} [inputText]
 * @property {string} [outputText]
 * @property {number | null} [userMessageId]
 * @property {number | null} [assistantMessageId]
 * @property {{promptTokens: number, responseTokens: number, totalTokens: number} | null} [usage]
 * @property {number | null} [responseTime] Seconds.
 * @property {string | null} [finishReason]
 * @property {boolean} [interrupted]
 *
 * @typedef {object} ChatError
 * @property {"error"} type
 * @property {string} code
 * @property {string} message
 * @property {number} [turn]
 * @property {string} [requestId]
 * @property {number} [retryAfter] Seconds.
 */

export {};
