/** Finds where spans of code end: at the next run of as many backticks. Looks at each run once, however many there are. */
export class Backticks {
  /** Places of the runs, by their length. @type {Map<number, number[]>} */
  #places = new Map();
  /** How many runs of a length lie behind. @type {Map<number, number>} */
  #passed = new Map();

  /** @param {string} source */
  constructor(source) {
    for (let at = source.indexOf("`"); at >= 0; ) {
      let end = at;
      while (source[end] === "`") {
        end++;
      }
      const places = this.#places.get(end - at);
      if (places === undefined) {
        this.#places.set(end - at, [at]);
      } else {
        places.push(at);
      }
      at = source.indexOf("`", end);
    }
    this.source = source;
  }

  /**
   * @param {number} at Where a run begins; never before the one asked for last.
   * @returns {{length: number, end: number}} `end`: where the run that closes it begins, or -1.
   */
  at(at) {
    let length = 0;
    while (this.source[at + length] === "`") {
      length++;
    }
    const places = this.#places.get(length) ?? [];
    let passed = this.#passed.get(length) ?? 0;
    while (passed < places.length && (places[passed] ?? 0) <= at) {
      passed++;
    }
    this.#passed.set(length, passed);
    return { length, end: places[passed] ?? -1 };
  }
}
