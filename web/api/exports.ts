import i18next from 'i18next';
import { followDownload, saveFile } from '../browser/saveFile.ts';
import { api, apiAddress } from './client.ts';
import type { ListQuery } from './records.ts';

export type ExportFormat = 'csv' | 'xlsx';
/** What proxies and browsers surely take as an address. */
const LONGEST_LINK = 6000;

/**
 * A list as a file. The first row is read before, so that a refusal is told of on the page; then the browser follows
 * a link and writes the file to disk as it is made, however large. Conditions too long for a link come by memory.
 */
export async function exportList(
  object: string,
  shown: Pick<ListQuery, 'filter' | 'sort' | 'columns'>,
  format: ExportFormat,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const link = apiAddress(`/exports/${object}`, {
    lang: i18next.language,
    query: JSON.stringify({ ...shown, format, name }),
  });
  if (link.length > LONGEST_LINK) {
    saveFile(await api.file(`/exports/${object}`, { ...shown, format }, { signal }), `${name}.${format}`);
    return;
  }
  await api.post(`/records/${object}/query`, { ...shown, limit: 1 }, { signal });
  followDownload(link);
}
