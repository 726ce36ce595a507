/** What a board's sync needs of the page. Kept apart from it, so that its order of things can be tested by itself. */
export type SyncPorts<Answer> = {
  /** Where these cards stand now. */
  read: (ids: readonly string[]) => Promise<Answer>;
  apply: (ids: readonly string[], answer: Answer) => void;
  /** Whether whole columns are being read, and resolves when they are not. */
  isReadingAll: () => boolean;
  whenReadAll: () => Promise<void>;
  /** Grows with every whole read that arrives. */
  readsOfAll: () => number;
};

const MOST = 500;

/**
 * Brings single cards of a board up to date, one read at a time. An answer counts only if no whole read was under way
 * beside it: of two reads that overlap nobody knows which saw more, so the cards are asked for again. So every answer
 * that is applied saw the database later than all that was applied before it.
 */
export class BoardSync<Answer> {
  readonly #ports: SyncPorts<Answer>;
  readonly #heard = new Set<string>();
  #queue: Promise<unknown> = Promise.resolve();
  #held = false;
  #isRunning = false;
  #isStopped = false;
  #times = 0;

  constructor(ports: SyncPorts<Answer>) {
    this.#ports = ports;
  }

  /** These cards may have changed. */
  hear(ids: Iterable<string>): void {
    for (const id of ids) this.#heard.add(id);
    this.#times += 1;
    this.#start();
  }

  /** How often it heard of changes. */
  get times(): number {
    return this.#times;
  }

  /** While a card is in the reader's hand the board keeps still; what was heard meanwhile follows. */
  hold(held: boolean): void {
    this.#held = held;
    if (!held) this.#start();
  }

  /** Nothing is under way and nothing waits. */
  get isQuiet(): boolean {
    return !this.#isRunning && this.#heard.size === 0;
  }

  /** Off the page nothing is read any more; back on it, what was heard last still is. */
  show(isShown: boolean): void {
    this.#isStopped = !isShown;
    this.#start();
  }

  /** Does something to the cards of the board when no read of single cards is under way. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  #start(): void {
    if (this.#isRunning || this.#held || this.#isStopped || this.#heard.size === 0) return;
    this.#isRunning = true;
    void this.inTurn(() => this.#run()).finally(() => {
      this.#isRunning = false;
      this.#start();
    });
  }

  async #run(): Promise<void> {
    const { read, apply, isReadingAll, whenReadAll, readsOfAll } = this.#ports;
    if (isReadingAll()) await whenReadAll();
    const ids = [...this.#heard].slice(0, MOST);
    for (const id of ids) this.#heard.delete(id);
    const before = readsOfAll();
    const answer = await read(ids).catch(() => undefined);
    if (this.#isStopped || answer === undefined) return;
    const isAlone = !isReadingAll() && readsOfAll() === before;
    if (isAlone && !this.#held) apply(ids, answer);
    else for (const id of ids) this.#heard.add(id);
  }
}
