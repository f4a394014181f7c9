/** How near to its end a list counts as being read live, in CSS pixels. */
const NEAR_END = 64;

/** Keeps a growing list at its end while its reader is there, and leaves it alone while they read back. */
export class EndFollower {
  #following = true;
  #scrollTop = 0;

  /**
   * @param {{scroller: HTMLElement, list: HTMLElement, latest: HTMLButtonElement}} parts `latest`: shown while the end is
   * out of sight, leads there.
   */
  constructor({ scroller, list, latest }) {
    this.scroller = scroller;
    this.latest = latest;
    scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    // Ahead of the list that grows under the hand: what it adds in the same frame could outweigh the hand's way back.
    scroller.addEventListener("wheel", ({ deltaY }) => deltaY < 0 && this.release(), { passive: true });
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
    const before = this.#scrollTop;
    this.#scrollTop = scrollTop;
    if (scrollHeight - scrollTop - clientHeight < NEAR_END) {
      this.#following = true;
    } else if (scrollTop < before) {
      // By a hand: what grows moves nothing back, and what shrinks leaves the list at its end.
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
