const moments = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });

/** Writes moments, which the server tells in UTC, in the reader's time zone and language. @param {ParentNode} root */
export function localiseMoments(root) {
  for (const time of root.querySelectorAll("time[datetime]:not([title])")) {
    if (time instanceof HTMLTimeElement) {
      time.title = time.textContent ?? "";
      time.textContent = moments.format(new Date(time.dateTime));
    }
  }
}
