import type { Ask, Keep } from './ask.ts';
import type { Company } from './company.ts';
import { dealsOf, SHARED, SHARED_STAGE } from './sound/funnels.ts';

type Draft = { id: number; lockVersion: number };

/** Drafts to work on and to publish, and funnels of their own for what one funnel has once: a pilot, a publish to take back. */
export async function prepareFunnels(ask: Ask, keep: Keep, company: Company): Promise<void> {
  await ask('PUT', '/api/funnels/standard/version', dealsOf(company));
  const draftOf = async (key: string) => {
    const funnel = await ask<{ versions: { id: number; state: string }[] }>('GET', `/api/funnels/${key}`);
    const version = funnel?.versions.find(({ state }) => state === 'live')?.id;
    const draft = await ask<Draft>('POST', `/api/funnels/${key}/drafts`, { from: { version } });
    return { version, draft };
  };
  for (const noun of ['drafts', 'publishable', 'discardable']) {
    for (let count = 0; count < 4; count++) {
      const { version, draft } = await draftOf('standard');
      keep('versions', version, draft?.id);
      keep(noun, draft?.id);
    }
  }
  for (const purpose of ['begin', 'end', 'back'] as const) {
    for (let count = 0; count < 2; count++) {
      const key = `${purpose}${count}`;
      const funnel = { ...dealsOf(company), key, objectKey: 'opportunity', names: { 'zh-CN': key } };
      await ask('POST', '/api/funnels', funnel);
      const { draft } = await draftOf(key);
      const path = `/api/funnels/${key}/drafts/${draft?.id}`;
      const { departments } = company.spare;
      if (purpose === 'end') await ask('POST', `${path}/pilot`, { ...draft, departments, people: [] });
      if (purpose === 'back') await ask('POST', `${path}/publish`, draft);
      keep(purpose, draft?.id);
    }
  }
  for (let count = 0; count < 4; count++) {
    const said = { stage: 'need', text: `备${count}` };
    keep('comments', (await ask<{ id: number }>('POST', '/api/funnels/standard/comments', said))?.id);
  }
  for (let count = 0; count < 4; count++) {
    const key = `spare${count}`;
    const made = await ask('PUT', `/api/shared-gates/${key}`, { ...SHARED, lockVersion: null });
    keep('shared', made === undefined ? undefined : key);
    const stage = await ask('PUT', `/api/shared-stages/${key}`, { ...SHARED_STAGE, lockVersion: null });
    keep('sharedStages', stage === undefined ? undefined : key);
  }
}
