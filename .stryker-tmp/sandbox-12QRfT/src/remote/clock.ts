/** Time as a value, so that a test owns it. */
// @ts-nocheck

export type Clock = {
  /** Milliseconds since 1970 as the machine shows them; may jump. */
  readonly wall: () => number;
  /** Milliseconds since some moment of this process; never goes back. */
  readonly monotonic: () => number;
  /** Runs something once, `ms` from now; the result takes it back. */
  readonly after: (ms: number, run: () => void) => () => void;
};

/** The clock of this machine; waiting for it keeps no process alive. */
export const systemClock: Clock = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};

/**
 * Time that does not go back when the machine's clock is set back: the latest moment ever seen, and since then what
 * the monotonic clock says. SEMANTICS SRV-12.
 */
export class SeenTime {
  readonly #clock: Clock;
  #latest: number;
  #monotonic: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#latest = clock.wall();
    this.#monotonic = clock.monotonic();
  }

  /** Milliseconds since 1970, never less than the last time. */
  now(): number {
    const monotonic = this.#clock.monotonic();
    this.#latest = Math.max(this.#clock.wall(), this.#latest + (monotonic - this.#monotonic));
    this.#monotonic = monotonic;
    return this.#latest;
  }

  /** A moment that an earlier process has seen. */
  seen(moment: number): void {
    this.#latest = Math.max(this.now(), moment);
  }

  /**
   * What a server says the time is, in an answer that was accepted. This alone may lower the time, after a clock that
   * ran ahead, and `now` stays above what the machine shows, so two clocks have to agree.
   */
  told(moment: number): void {
    this.#latest = moment;
    this.#monotonic = this.#clock.monotonic();
  }
}
