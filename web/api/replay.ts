import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReplayBody, ReplayLine } from '#contract/replay.ts';
import type { VersionBody } from '#contract/versions.ts';
import { ApiError } from './apiError.ts';
import { stream } from './client.ts';

/**
 * What a version would have made of the moves of the last months; counted while one waits, kept until the version is
 * saved again. Goes on only as long as somebody looks.
 */
export function useReplay(funnel: string, version: VersionBody, months: number) {
  const client = useQueryClient();
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const queryKey = ['funnelReplay', funnel, 'run', version.id, version.lockVersion, version.state, months];
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<ReplayBody> => {
      setProgress(undefined);
      const { stages, transitions, mapping } = version;
      const ask = { definition: { stages, transitions }, places: placesOf(mapping), months };
      for await (const line of stream<ReplayLine>(`/funnels/${funnel}/replay`, ask, signal)) {
        if ('progress' in line) setProgress(line.progress);
        else if ('result' in line) return line.result;
        else throw new ApiError(422, line.error as ConstructorParameters<typeof ApiError>[1]);
      }
      throw new ApiError(0, { code: 'unavailable', message: '' });
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });
  const cancel = () => void client.cancelQueries({ queryKey, exact: true });
  return { query, progress, cancel };
}

/** Where records of a stage go for the most part: by the rule without a condition, which a past record needs not meet. */
function placesOf(mapping: VersionBody['mapping']): Record<string, string> {
  const rules = mapping.toSorted((a, b) => Number(a.when === undefined) - Number(b.when === undefined));
  return Object.fromEntries(rules.map(({ from, to }) => [from, to]));
}
