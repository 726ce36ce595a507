import type { FastifyRequest } from 'fastify';
import type { App } from '#server/platform/http/index.ts';
import type { IdentityOutcome } from '../outcome.ts';

/** Outcomes of a batch with messages in the reader's language. */
export async function outcomeBodies(app: App, request: FastifyRequest, outcomes: readonly IdentityOutcome[]) {
  const bodies = outcomes.map(async (outcome) =>
    outcome.ok ? outcome : { ok: false as const, issues: await app.describeIssues(request, outcome.issues) },
  );
  return { outcomes: await Promise.all(bodies) };
}
