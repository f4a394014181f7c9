import { ApiError, api } from "../api.js";
import { byId } from "../dom.js";

const key = byId("field-api_key", HTMLInputElement);
const test = byId("key-test", HTMLButtonElement);
const result = byId("key-test-result", HTMLParagraphElement);

test.hidden = false;
test.addEventListener("click", async () => {
  test.disabled = true;
  result.textContent = "";
  try {
    const { message } = await api("/gemini/test-api-key/", { body: { api_key: key.value } });
    show(message, "success");
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    show(error.message, "error");
  } finally {
    test.disabled = false;
  }
});

/**
 * @param {string} text
 * @param {string} kind
 */
function show(text, kind) {
  result.dataset["kind"] = kind;
  result.textContent = text;
}

// The server knows languages by English and their own names; the browser knows them in the reader's.
if (document.documentElement.lang !== "en") {
  const names = new Intl.DisplayNames([document.documentElement.lang], { type: "language" });
  for (const select of document.querySelectorAll("select")) {
    for (const option of select.options) {
      const { language } = option.dataset;
      if (language !== undefined) {
        option.textContent = names.of(language) ?? option.textContent;
      }
    }
  }
}
