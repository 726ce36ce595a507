import { useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import type { ErrorBody } from '#contract/errors.ts';
import type { RecordFileBody } from '#contract/records.ts';
import { ApiError } from './apiError.ts';
import { api, readCsrfToken } from './client.ts';

export type UploadedFile = { id: string; name: string; size: number };

/** Sends one file; its id goes into a file field. */
export function useUpload() {
  return useMutation({ mutationFn: (file: File) => uploadFile(file) });
}

type UploadOptions = { onProgress?: (share: number) => void; signal?: AbortSignal };

/** As `fetch` tells nothing of how far an upload is, this is the one call that does without it. */
export function uploadFile(file: File, { onProgress, signal }: UploadOptions = {}): Promise<UploadedFile> {
  const form = new FormData();
  form.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const refused = (body: { code: ErrorBody['code'] | 'unreachable'; message: string }) =>
      reject(new ApiError(request.status, body));
    request.open('POST', '/api/files');
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', i18next.language);
    request.setRequestHeader('x-csrf-token', readCsrfToken());
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) return resolve(request.response as UploadedFile);
      const body = request.response as Partial<ErrorBody> | null;
      refused(body?.code && body.message ? (body as ErrorBody) : unexpected());
    };
    request.onerror = () => refused({ code: 'unreachable', message: i18next.t('errors.unreachable') });
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}

const unexpected = (): ErrorBody => ({ code: 'internal', message: i18next.t('errors.unexpected') });

/** Every file of a record, of its follow-ups and tasks; newest first. */
export function useRecordFiles(object: string, id: string) {
  return useQuery({
    queryKey: ['records', object, 'files', id],
    queryFn: ({ signal }) => api.get<{ files: RecordFileBody[] }>(`/records/${object}/${id}/files`, { signal }),
    select: (answer) => answer.files,
  });
}

/** Where a stored file is downloaded from. */
export const fileAddress = (id: string): string => `/api/files/${id}`;
