import { useEffect, useRef, useState } from 'react';
import type { Progress } from '../../../api/bulk.ts';

/** Long work with its progress, which can be cancelled and ends with its page. */
export function useRun() {
  const [progress, setProgress] = useState<Progress>();
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);
  const run = async <T>(
    work: (run: { signal: AbortSignal; onProgress: (progress: Progress) => void }) => Promise<T>,
  ): Promise<T> => {
    const controller = new AbortController();
    abort.current = controller;
    setProgress({ done: 0, total: 1 });
    try {
      return await work({ signal: controller.signal, onProgress: setProgress });
    } finally {
      setProgress(undefined);
    }
  };
  return { progress, run, cancel: () => abort.current?.abort() };
}
