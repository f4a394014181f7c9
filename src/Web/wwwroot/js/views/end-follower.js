/** How near to its end a list counts as being read live, in CSS pixels. */
const NEAR_END = 64;

/** Keeps a growing list at its end while its reader is there, and leaves it alone while they read back. */
export class EndFollower {
  #following = true;
  #measured = { scrollHeight: 0, scrollTop: 0, clientHeight: 0 };

  /**
   * @param {{scroller: HTMLElement, list: HTMLElement, latest: HTMLButtonElement}} parts `latest`: shown while the end is
   * out of sight, leads there.
   */
  constructor({ scroller, list, latest }) {
    this.scroller = scroller;
    this.latest = latest;
    scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    latest.addEventListener("click", () => {
      this.toEnd();
      scroller.focus();
    });
    new ResizeObserver(() => this.#follow()).observe(list);
    new ResizeObserver(() => this.#follow()).observe(scroller);
  }

  toEnd() {
    this.#following = true;
    this.latest.hidden = true;
    this.#follow();
  }

  /** The reader goes back: stays where it is. */
  release() {
    this.#following = false;
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    const before = this.#measured;
    this.#measured = { scrollHeight, scrollTop, clientHeight };
    if (scrollHeight - scrollTop - clientHeight < NEAR_END) {
      this.#following = true;
    } else if (scrollTop < before.scrollTop && scrollHeight === before.scrollHeight && clientHeight === before.clientHeight) {
      // Moved back by a hand, not by a change of size.
      this.#following = false;
    }
    this.latest.hidden = this.#following;
  }

  #follow() {
    if (this.#following) {
      this.scroller.scrollTop = this.scroller.scrollHeight;
    }
  }
}
