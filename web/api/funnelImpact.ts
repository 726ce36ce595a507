import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImpactLine } from '#contract/impact.ts';
import { ApiError } from './apiError.ts';
import { stream } from './client.ts';

type Result = Extract<ImpactLine, { result: unknown }>['result'];
type Ask = {
  funnel: string;
  draft: number;
  stamp: number;
  departments?: readonly string[];
  people?: readonly string[];
};

/**
 * What would become of the open records if a draft held, for all or for who tries it; counted while one waits, and anew
 * wherever it is opened, since people go on moving records. `stamp`: changes with every save.
 */
export function useImpact({ funnel, draft, stamp, departments = [], people = [] }: Ask, enabled: boolean) {
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const query = useQuery({
    queryKey: ['funnelVersions', funnel, draft, 'impact', stamp, departments, people],
    queryFn: async ({ signal }): Promise<Result> => {
      const path = `/funnels/${funnel}/drafts/${draft}/impact`;
      for await (const line of stream<ImpactLine>(path, { departments, people }, signal)) {
        if ('progress' in line) setProgress(line.progress);
        else if ('result' in line) return line.result;
        else throw new ApiError(422, line.error as ConstructorParameters<typeof ApiError>[1]);
      }
      throw new ApiError(0, { code: 'unreachable', message: '' });
    },
    enabled,
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
  });
  return { query, progress };
}
