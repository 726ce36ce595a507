import type { UndoPreview } from '#contract/imports.ts';
import { issueMessage } from '#contract/messages/index.ts';
import { inLocale, issue } from '#domain/kernel/index.ts';
import type { Context } from '#server/platform/context.ts';
import { getDefinitions } from '../objects/index.ts';
import { findUndoable } from './undoImport.ts';
import { selectConflicts, selectTouchedObjects, summariseTouched } from './undoQueries.ts';

const PAGE = 100;

/** What an undo would take back, and what it would leave because somebody changed it since. Nothing is written. */
export async function previewUndo(ctx: Context, id: number, skip = 0): Promise<UndoPreview> {
  await findUndoable(ctx, id);
  const definitions = await getDefinitions(ctx);
  const preview: UndoPreview = { records: 0, conflicts: [], conflictCount: 0 };
  const { pools, workspace, locale } = ctx;
  for (const objectId of await selectTouchedObjects(pools.app, workspace, id)) {
    const object = definitions.byId(objectId);
    if (!object) continue;
    const { free, changed } = await summariseTouched(pools.app, workspace, object, id);
    const before = preview.conflictCount;
    preview.records += free;
    preview.conflictCount += changed;
    const limit = PAGE - preview.conflicts.length;
    if (limit === 0 || preview.conflictCount <= skip) continue;
    const place = { batchId: id, skip: Math.max(0, skip - before), limit };
    const message = issueMessage(issue('changed_meanwhile'), locale, inLocale(object.labels, locale));
    for (const { row, id: recordId, title } of await selectConflicts(pools.app, workspace, object, place)) {
      preview.conflicts.push({ row, object: object.key, id: recordId, title: title ?? '', message });
    }
  }
  return preview;
}
