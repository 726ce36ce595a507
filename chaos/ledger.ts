/** What a client knows of one thing it asked for. */
export type Entry = {
  /** Stands in what was written, and in nothing else. */
  mark: string;
  act: string;
  /** `unknown`: the connection broke or the server could not say; it may have been written, as a whole or not at all. */
  state: 'acknowledged' | 'refused' | 'unknown';
  /** How many records it was about. */
  size: number;
  /** Acknowledged: each record and the version it got. */
  written: { id: string; version: number }[];
  /** Where the mark is to be found. */
  seal: 'log' | 'file' | 'import' | 'undo';
};

/** Everything that the clients of a campaign were told. */
export class Ledger {
  readonly entries: Entry[] = [];
  /** Highest version that was acknowledged, by record. */
  readonly versions = new Map<string, number>();
  #count = 0;

  /** A mark that no other entry has. */
  mark(act: string): string {
    this.#count++;
    return `chaos:${act}:${this.#count}`;
  }

  add(entry: Entry): void {
    this.entries.push(entry);
    for (const { id, version } of entry.written) this.saw(id, version);
  }

  saw(id: string, version: number): void {
    this.versions.set(id, Math.max(version, this.versions.get(id) ?? 0));
  }

  count(state: Entry['state']): number {
    return this.entries.filter((entry) => entry.state === state).length;
  }

  get acknowledgedRecords(): number {
    return this.entries.reduce((sum, { state, written }) => sum + (state === 'acknowledged' ? written.length : 0), 0);
  }
}
