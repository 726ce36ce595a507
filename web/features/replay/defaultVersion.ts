import type { VersionSummary } from '../../api/funnelVersions.ts';

/** The version that one most likely wants to try: the draft edited last, else the one that holds. */
export function defaultVersion(versions: readonly VersionSummary[]): VersionSummary | undefined {
  const [draft] = versions
    .filter(({ state }) => state === 'draft')
    .sort((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt));
  return draft ?? versions.find(({ state }) => state === 'live') ?? versions[0];
}
