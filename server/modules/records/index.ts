export { checkReferences } from './checkReferences.ts';
export { columnType, fromColumn, valuesOfRow } from './columns.ts';
export { type ConditionScope, compileCondition } from './conditionSql.ts';
export { type CreateCommand, createRecords } from './createRecords.ts';
export { convertAmounts } from './currency/convertAmounts.ts';
export { applyRates, previewRates, undoRates } from './currency/rerate.ts';
export { rateRoutes } from './currency/routes.ts';
export { deleteRecords } from './deleteRecords.ts';
export { fileRoutes } from './files/routes.ts';
export { safeName } from './files/uploadFile.ts';
export { followOwner } from './followOwner.ts';
export { countOwned, handOverRecords, type Owned } from './handOverRecords.ts';
export { setRecordHooks } from './hooks.ts';
export { rebuildSearchTask } from './jobs/rebuildSearchTask.ts';
export { type Locked, type LockResult, lockForWrite } from './lockForWrite.ts';
export { previewUpdates } from './previewUpdates.ts';
export { countRecords } from './reads/countRecords.ts';
export { getRecord, type RecordPage } from './reads/getRecord.ts';
export { type HistoryEntry, type HistoryPage, historyOf } from './reads/historyOf.ts';
export {
  after,
  decodeCursor,
  encodeCursor,
  orderBy,
  type Position,
  type Sort,
  type SortKey,
  sortKeys,
} from './reads/keyset.ts';
export { type ListPage, type ListQuery, listRecords, whereOf } from './reads/listRecords.ts';
export { selectReferences } from './reads/references.ts';
export { type SearchGroup, type SearchHit, searchRecords } from './reads/searchRecords.ts';
export { type Candidates, selectVisible } from './reads/selectVisible.ts';
export { restoreRecords } from './restoreRecords.ts';
export { describeOutcomes, recordRoutes } from './routes.ts';
export { isSearchable, searchDocument } from './searchDocument.ts';
export { upsertSearchDocuments } from './searchQueries.ts';
export { renewSpans } from './spanQueries.ts';
export * from './types.ts';
export { savingUnique } from './uniqueness.ts';
export { type UpdateCommand, updateRecords, wavesOf } from './updateRecords.ts';
export { visibilityPredicate } from './visibility.ts';
export { type Update, type Updated, writeUpdates } from './writeUpdates.ts';
