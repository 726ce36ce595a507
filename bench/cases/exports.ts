import { exportFloor } from '../floors/exportQueries.ts';
import { LIST_COLUMNS } from '../floors/readQueries.ts';
import type { Bench, RateCase } from '../support/types.ts';

/** Every deal as a file, in rows a second. */
export function exportCase(bench: Bench): RateCase {
  const { executive } = bench;
  return {
    kind: 'rate',
    name: 'export of all deals as CSV, rows',
    floorIs: 'a cursor over the same columns through the same driver, in pages of 5 000, written to nowhere',
    goal: { ratio: 0.5 },
    async product() {
      const content = await executive.http.send('POST', '/api/exports/opportunity', {
        columns: LIST_COLUMNS,
        headers: 'keys',
        format: 'csv',
      });
      // One line a row: no column of these holds a line break. The first are the headers.
      let rows = -1;
      for (let at = content.indexOf(10); at >= 0; at = content.indexOf(10, at + 1)) rows++;
      return rows;
    },
    floor: exportFloor(bench),
  };
}
