import { useState } from 'react';
import { type UploadedFile, uploadFile } from '../../../api/files.ts';
import { toast } from '../../../ui/toast.ts';

export type Upload = { key: number; name: string; share: number; cancel: () => void };

let nextKey = 1;

/** Several uploads at once, each with its progress; what has arrived is handed on at once. */
export function useUploads(onDone: (files: UploadedFile[]) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const drop = (key: number) => setUploads((all) => all.filter((one) => one.key !== key));

  const send = async (file: File): Promise<UploadedFile | undefined> => {
    const key = nextKey++;
    const controller = new AbortController();
    setUploads((all) => [...all, { key, name: file.name, share: 0, cancel: () => controller.abort() }]);
    const onProgress = (share: number) =>
      setUploads((all) => all.map((one) => (one.key === key ? { ...one, share } : one)));
    try {
      return await uploadFile(file, { onProgress, signal: controller.signal });
    } catch (error) {
      if ((error as Error).name !== 'AbortError') toast(`${file.name}: ${(error as Error).message}`, { failed: true });
      return undefined;
    } finally {
      drop(key);
    }
  };
  const add = async (files: Iterable<File>): Promise<void> => {
    const sent = await Promise.all([...files].map(send));
    const arrived = sent.filter((file) => file !== undefined);
    if (arrived.length > 0) onDone(arrived);
  };
  return { uploads, add };
}
