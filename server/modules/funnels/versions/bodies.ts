import type { StoredVersion, WholeVersion } from './versionQueries.ts';

/** A version as an answer carries it. */
export function summaryBody(version: StoredVersion) {
  const { createdAt, updatedAt, publishedAt, retiredAt, ...rest } = version;
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    publishedAt: publishedAt?.toISOString() ?? null,
    retiredAt: retiredAt?.toISOString() ?? null,
  };
}

export function versionBody({ definition, mapping, ...version }: WholeVersion) {
  return { ...summaryBody(version), ...definition, mapping };
}
