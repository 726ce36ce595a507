import { useMutation } from '@tanstack/react-query';
import { api } from './client.ts';

export type UploadedFile = { id: string; name: string; size: number };

/** Sends one file; its id goes into a file field. */
export function useUpload() {
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      return api.post<UploadedFile>('/files', form);
    },
  });
}

/** Where a stored file is downloaded from. */
export const fileAddress = (id: string): string => `/api/files/${id}`;
