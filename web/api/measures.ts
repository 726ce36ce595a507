import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import type {
  FiguresExportBody,
  FunnelChartBody,
  FunnelChartQueryBody,
  MeasureCatalogueBody,
  MeasuredExportBody,
  MeasureQueryBody,
  MeasureRecordsBody,
  MeasureResultBody,
} from '#contract/measures.ts';
import { api } from './client.ts';

const catalogueQuery = queryOptions({
  queryKey: ['measures', 'catalogue'],
  queryFn: ({ signal }) => api.get<MeasureCatalogueBody>('/measures', { signal }),
  staleTime: 5 * 60_000,
});

/** Labels come in the reader's language with the figures: in another one they are asked for again. */
export const renewWordsOfMeasures = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: ['measures'] });

/** What every measure means, and what each object's measures can be grouped by. */
export function useMeasureCatalogue() {
  return useQuery(catalogueQuery);
}

/** Answers to several questions in one request, in their order. At most thirty. */
export function useMeasures(queries: readonly MeasureQueryBody[], enabled = true) {
  return useQuery({
    queryKey: ['measures', 'query', queries],
    queryFn: async ({ signal }) =>
      (await api.post<{ results: MeasureResultBody[] }>('/measures/query', { queries }, { signal })).results,
    enabled: enabled && queries.length > 0,
  });
}

/** The funnel with its splits, stock, dwell, baseline and diagnosis. */
export function useFunnelChart(query: FunnelChartQueryBody, enabled = true) {
  return useQuery({
    queryKey: ['measures', 'funnel', query],
    queryFn: ({ signal }) => api.post<FunnelChartBody>('/measures/funnel', query, { signal }),
    enabled,
  });
}

/** A number to open: the cell's keys (none: the total) and which of its countable parts. */
export type MeasureCell = { keys?: (string | null | { except: (string | null)[] })[]; part: string };

const PAGE = 50;

const recordPages = (query: MeasureQueryBody, cell: MeasureCell, columns: readonly string[], limit: number) =>
  infiniteQueryOptions({
    queryKey: ['measures', 'records', query, cell, columns, limit],
    queryFn: ({ signal, pageParam }) =>
      api.post<MeasureRecordsBody>(
        '/measures/records',
        { query, cell, columns, limit, ...(pageParam ? { cursor: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page: MeasureRecordsBody) => page.nextCursor,
  });

/** The records behind a number, largest first, page by page; all pages together hold as many items as the number says. */
export function useMeasureRecords(
  query: MeasureQueryBody,
  cell: MeasureCell,
  columns: readonly string[],
  limit = PAGE,
  enabled = true,
) {
  return useInfiniteQuery({ ...recordPages(query, cell, columns, limit), enabled });
}

/** A workbook of figures with their definitions, to be saved. */
export const exportFigures = (body: FiguresExportBody) => api.file('/exports/figures', body);

/** The records behind a number, to be saved. */
export const exportMeasured = (body: MeasuredExportBody) => api.file('/exports/measured', body);
