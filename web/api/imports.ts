import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { z } from 'zod';
import type {
  DryRunReport,
  ImportPlanInput,
  InspectionBody,
  inspectRequestSchema,
  MappingBody,
  TrialLine,
  UploadBody,
} from '#contract/exchange.ts';
import type { ImportBody, ImportRecordsBody, UndoPreview, UndoRequest } from '#contract/imports.ts';
import { ApiError } from './apiError.ts';
import { api, sendWithProgress, stream } from './client.ts';
import { useRefreshRecords } from './records.ts';

const POLL_MS = 700;
type Reading = z.infer<typeof inspectRequestSchema>;

/** Something is still being written, or taken back. */
export const isAtWork = ({ state, undo }: ImportBody): boolean => state === 'running' || undo?.state === 'running';

/** The newest imports; asked again while one is at work. */
export function useImports() {
  return useQuery({
    queryKey: ['imports'],
    queryFn: async ({ signal }) => (await api.get<{ imports: ImportBody[] }>('/imports', { signal })).imports,
    refetchInterval: (query) => (query.state.data?.some(isAtWork) ? 3 * POLL_MS : false),
  });
}

const importQuery = (id: number) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => api.get<ImportBody>(`/imports/${id}`, { signal }),
    refetchInterval: (query) => (query.state.data && isAtWork(query.state.data) ? POLL_MS : false),
  });

/** How far an import is, until it has ended. */
export const useImport = (id: number) => useQuery(importQuery(id));

export type RowsOutcome = 'created' | 'updated' | 'skipped' | 'refused';

export function useImportRows(id: number, outcome: RowsOutcome, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ['imports', id, 'rows', outcome],
    queryFn: ({ pageParam, signal }) =>
      api.get<ImportRecordsBody>(`/imports/${id}/records`, { query: { outcome, after: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
    enabled,
  });
}

/** Cancels an import or goes on with one. */
export function useSteerImport(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: 'cancel' | 'resume') => api.post<ImportBody>(`/imports/${id}/${act}`),
    onSuccess: (body) => client.setQueryData(importQuery(id).queryKey, body),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
}

/** What an undo would do; its conflicts by the hundred. */
export function useUndoPreview(id: number) {
  return useInfiniteQuery({
    queryKey: ['imports', id, 'undo'],
    queryFn: ({ pageParam, signal }) =>
      api.get<UndoPreview>(`/imports/${id}/undo`, { query: { skip: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: (page, pages) => {
      const shown = pages.reduce((sum, { conflicts }) => sum + conflicts.length, 0);
      return shown < page.conflictCount && page.conflicts.length > 0 ? shown : null;
    },
    staleTime: 0,
  });
}

/** Begins an undo, which goes on by itself. */
export function useUndoImport(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (choice: UndoRequest) => api.post<ImportBody>(`/imports/${id}/undo`, choice),
    onSuccess: (body) => client.setQueryData(importQuery(id).queryKey, body),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
}

/** Looks at records afresh once something that was under way has ended. */
export function useRefreshOnceEnded(body: ImportBody): void {
  const refresh = useRefreshRecords();
  const client = useQueryClient();
  const atWork = isAtWork(body);
  const was = useRef(atWork);
  useEffect(() => {
    if (was.current && !atWork) {
      void refresh(body.object);
      void client.invalidateQueries({ queryKey: ['imports', body.id] });
    }
    was.current = atWork;
  }, [atWork, body.object, body.id, refresh, client]);
}

export const errorFileAddress = (id: number): string => `/api/imports/${id}/errors`;

/** Sends a file; `onProgress` hears the share from 0 to 1. */
export function uploadImportFile(file: File, onProgress: (share: number) => void, signal: AbortSignal) {
  const form = new FormData();
  form.append('file', file);
  return sendWithProgress<UploadBody>('/imports/uploads', form, onProgress, signal);
}

export const getImportFile = (id: string) => api.get<UploadBody>(`/imports/uploads/${id}`);

export const discardImportFile = (id: string) => api.delete<void>(`/imports/uploads/${id}`);

/** How a file is written and where its columns probably go. */
export function useInspection(upload: string | undefined, reading: Reading) {
  return useQuery({
    queryKey: ['importFile', upload, reading],
    queryFn: ({ signal }) => api.post<InspectionBody>(`/imports/uploads/${upload}/inspect`, reading, { signal }),
    enabled: upload !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

type Planned = { upload: string; plan: ImportPlanInput; history: string | undefined };

/** Tries an import from end to end without writing. Throws `ApiError` for a mapping that is refused. */
export async function tryImport(
  { upload, plan, history }: Planned,
  onProgress: (progress: { rowsRead: number; totalRows: number }) => void,
  signal: AbortSignal,
): Promise<DryRunReport> {
  for await (const line of stream<TrialLine>(`/imports/uploads/${upload}/try`, { plan, history }, signal)) {
    if ('progress' in line) onProgress(line.progress);
    else if ('report' in line) return line.report;
    else throw new ApiError(400, line.error as ConstructorParameters<typeof ApiError>[1]);
  }
  throw new ApiError(0, { code: 'unavailable', message: '' });
}

export function useStartImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ upload, plan, history }: Planned) =>
      api.post<ImportBody>(`/imports/uploads/${upload}/start`, { plan, history }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
}

export function useMappings(object: string) {
  return useQuery({
    queryKey: ['importMappings', object],
    queryFn: async ({ signal }) =>
      (await api.get<{ mappings: MappingBody[] }>('/imports/mappings', { query: { object }, signal })).mappings,
  });
}

export function useSaveMapping() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (mapping: { name: string; headers: string[]; plan: ImportPlanInput }) =>
      api.put<{ mappings: MappingBody[] }>('/imports/mappings', mapping),
    onSettled: () => client.invalidateQueries({ queryKey: ['importMappings'] }),
  });
}

export function useRemoveMapping() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete<void>(`/imports/mappings/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['importMappings'] }),
  });
}
