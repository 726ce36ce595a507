import { FILLED } from '../support/floorQueries.ts';
import type { ImportGround } from '../support/importGround.ts';
import type { RateCase } from '../support/types.ts';

export const IMPORT_NAMES = ['import of deals from CSV, rows', 'undo of an import, rows'] as const;
const ROUNDS = { warmUp: 1, times: 3 };

/** A file of `rows` deals mapped, checked, matched and written with its events, visits, spans and search entries; and taken back. */
export async function importCases(ground: ImportGround, rows: number): Promise<RateCase[]> {
  const memory = new Memory(rows);
  const run = async () => {
    const { path } = await ground.dealFile(rows);
    const { id, created } = await ground.importDeals(path, { onProgress: ({ rowsRead }) => memory.look(rowsRead) });
    if (created !== rows) throw new Error(`${created} of ${rows} were created`);
    return id;
  };
  const written = await ground.takeForFloor(await run());
  const floorIs = `COPY (binary, by PostgreSQL itself) of the ${written} rows that it wrote into ${FILLED.join(', ')}, into such tables with all their indexes`;
  const floor = async () => {
    await ground.fillFloor();
    return rows;
  };
  const [importing, undoing] = IMPORT_NAMES;
  const common = { kind: 'rate', floorIs, floor, goal: { ratio: 0.5 }, rounds: ROUNDS } as const;
  const imports: number[] = [];
  let path = '';
  return [
    {
      ...common,
      name: importing,
      before: {
        floor: ground.emptyFloor,
        async product() {
          ({ path } = await ground.dealFile(rows));
        },
      },
      async product() {
        const { id, created } = await ground.importDeals(path, { onProgress: ({ rowsRead }) => memory.look(rowsRead) });
        imports.push(id);
        return created;
      },
      note: () => memory.describe(),
    },
    {
      ...common,
      name: undoing,
      before: {
        floor: ground.emptyFloor,
        async product() {
          if (imports.length === 0) imports.push(await run());
        },
      },
      product: () => ground.undo(imports.pop()!),
    },
  ];
}

/** What the process holds after each chunk: the same in every quarter of the file if memory does not grow with it. */
class Memory {
  readonly #most = [0, 0, 0, 0];
  readonly #rows: number;

  constructor(rows: number) {
    this.#rows = rows;
  }

  look(done: number): void {
    const quarter = Math.min(3, Math.floor((4 * (done - 1)) / this.#rows));
    this.#most[quarter] = Math.max(this.#most[quarter]!, process.memoryUsage.rss());
  }

  describe(): string {
    return `at most ${this.#most.map((bytes) => Math.round(bytes / 1_048_576)).join(' / ')} MB in the quarters of the file`;
  }
}
