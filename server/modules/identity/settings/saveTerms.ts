import { issue } from '#domain/kernel/issue.ts';
import type { Localized } from '#domain/kernel/localized.ts';
import { LOCALES } from '#domain/kernel/localized.ts';
import type { Terms } from '#domain/kernel/terms.ts';
import type { Context } from '#server/platform/context.ts';
import { Refused } from '#server/platform/errors.ts';
import { changeDefinitions } from '../changeDefinitions.ts';
import { requireAbility } from '../require.ts';
import { updateTerms } from './settingQueries.ts';

/**
 * Keeps what the company calls its objects, all at once; what is left out is called as the product calls it.
 * Two objects may not share a name. Throws `no_right` or `invalid_input`.
 */
export async function saveTerms(ctx: Context, terms: Terms): Promise<void> {
  requireAbility(ctx, 'manageWorkspace');
  for (const locale of LOCALES) {
    const seen = new Set<string>();
    for (const [key, { singular }] of Object.entries(terms)) {
      const name = (singular as Localized)[locale]?.toLowerCase();
      if (name && seen.has(name)) {
        throw new Refused('invalid_input', {
          issues: [issue('not_unique', `terms.${key}`, { label: '', value: name })],
        });
      }
      if (name) seen.add(name);
    }
  }
  await changeDefinitions(ctx, (tx) => updateTerms(tx, ctx.workspace.id, terms));
  ctx.workspace.terms = terms;
}
