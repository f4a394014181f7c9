import { element, icon } from "../dom.js";
import { language, say } from "./texts.js";

/** @import { ChatImage } from "./chat-protocol.js" */

/** As the server takes them. */
export const MAX_IMAGES = 4;
export const MAX_IMAGE_BYTES = 4 * 1024 * 1024;
/** All images of a message together: 6 MiB of base64, less what the rest of the message takes. */
export const MAX_TOTAL_BYTES = 4.4 * 1024 * 1024;

/** How the kinds of image begin; a file's name and its type by the system are only claims. @type {[string, (number | null)[]][]} */
const SIGNATURES = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/webp", [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
];

/** The images that go with the next message, with their previews. Event `change`; `problem` ({text}), `added` ({text}). */
export class Attachments extends EventTarget {
  /** @type {{image: ChatImage, preview: HTMLElement}[]} */
  #chosen = [];
  #reading = 0;

  /** @param {HTMLElement} container */
  constructor(container) {
    super();
    this.container = container;
  }

  get length() {
    return this.#chosen.length;
  }

  /** @param {Iterable<File>} files */
  async add(files) {
    for (const file of files) {
      if (this.#chosen.length + this.#reading >= MAX_IMAGES) {
        this.#tell("problem", say("imageCount", { count: String(MAX_IMAGES) }));
        return;
      }
      this.#reading++;
      try {
        await this.#read(file);
      } finally {
        this.#reading--;
      }
    }
  }

  /** Bytes, about. */
  get #total() {
    return this.#chosen.reduce((sum, { image }) => sum + image.data.length * 0.75, 0);
  }

  /** Hands the images over. @returns {ChatImage[]} */
  take() {
    const images = this.#chosen.map(({ image }) => image);
    this.#chosen = [];
    this.container.replaceChildren();
    this.#tell("change", "");
    return images;
  }

  /** @param {File} file */
  async #read(file) {
    const mimeType = await sniff(file);
    if (mimeType === "") {
      this.#tell("problem", say("imageType", { name: file.name }));
    } else if (file.size > MAX_IMAGE_BYTES) {
      this.#tell("problem", say("imageSize", { name: file.name, limit: megabytes(MAX_IMAGE_BYTES) }));
    } else if (this.#total + file.size > MAX_TOTAL_BYTES) {
      this.#tell("problem", say("imageTotal", { limit: megabytes(MAX_TOTAL_BYTES) }));
    } else {
      const data = await toBase64(file);
      this.#show({ data, mimeType, name: file.name });
    }
  }

  /** @param {ChatImage} image */
  #show(image) {
    const name = image.name ?? "";
    const shown = document.createElement("img");
    shown.src = `data:${image.mimeType};base64,${image.data}`;
    shown.alt = name;
    const remove = element("button", "icon-button small", icon("close"));
    remove.type = "button";
    remove.setAttribute("aria-label", say("removeImage", { name }));
    remove.title = say("removeImage", { name });
    const preview = element("li", "preview", shown, remove);
    const chosen = { image, preview };
    remove.addEventListener("click", () => {
      this.#chosen = this.#chosen.filter((other) => other !== chosen);
      preview.remove();
      this.#tell("change", "");
    });
    this.#chosen.push(chosen);
    this.container.append(preview);
    this.#tell("added", say("imageAdded", { name }));
    this.#tell("change", "");
  }

  /**
   * @param {string} type
   * @param {string} text
   */
  #tell(type, text) {
    this.dispatchEvent(new CustomEvent(type, { detail: { text } }));
  }
}

/** @param {number} bytes */
function megabytes(bytes) {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / 1024 / 1024);
}

/** @param {Blob} file */
async function sniff(file) {
  const head = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  const matches = (/** @type {(number | null)[]} */ signature) => signature.every((byte, at) => byte === null || head[at] === byte);
  return SIGNATURES.find(([, signature]) => matches(signature))?.[0] ?? "";
}

/** @param {Blob} file */
async function toBase64(file) {
  const reader = new FileReader();
  await new Promise((resolve, reject) => {
    reader.onload = resolve;
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return String(reader.result).split(",", 2)[1] ?? "";
}
