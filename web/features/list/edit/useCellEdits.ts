import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldBody, ObjectBody } from '#contract/objects.ts';
import type { RecordBody } from '#contract/records.ts';
import type { FieldType, FieldValue } from '#domain/objects/types.ts';
import { useUpdateOne } from '../../../api/records.ts';
import { useMay } from '../../../api/session.ts';
import { toast } from '../../../ui/toast.ts';

/** A value that was just given to a cell: on its way, there (until the list has it too), or refused. */
type Pending = { value: FieldValue; state: 'saving' | 'saved' | 'failed'; version?: number; problem?: Problem };
/** `over`: the version to write over, where somebody else changed the same field. */
export type Problem = { message: string; over?: number | undefined };
type Open = { record: string; field: string };

const NOT_IN_PLACE: ReadonlySet<FieldType> = new Set<FieldType>(['file', 'autoNumber']);
const keyOf = (record: string, field: string) => `${record} ${field}`;

/** Changes of single cells: shown at once, taken back when refused, told of at the cell. */
export function useCellEdits(object: ObjectBody, enabled: boolean) {
  const { t } = useTranslation();
  const may = useMay();
  const update = useUpdateOne(object.key);
  const [open, setOpen] = useState<Open>();
  const [pending, setPending] = useState<ReadonlyMap<string, Pending>>(new Map());
  const mayChange = enabled && may(object.key, 'update');
  const put = (key: string, next: Pending | undefined) =>
    setPending((before) => {
      const after = new Map(before);
      if (next) after.set(key, next);
      else after.delete(key);
      return after;
    });

  const save = async (
    record: RecordBody,
    field: FieldBody,
    value: FieldValue,
    over = record.version,
    silent = false,
  ) => {
    const key = keyOf(record.id, field.key);
    const before = record.values[field.key] ?? null;
    put(key, { value, state: 'saving' });
    const fail = (problem: Problem) => {
      put(key, { value, state: 'failed', problem });
      setOpen((now) => now ?? { record: record.id, field: field.key });
    };
    try {
      const outcome = await update.mutateAsync({ id: record.id, version: over, values: { [field.key]: value } });
      if (outcome.ok) {
        put(key, { value, state: 'saved', version: outcome.version });
        const now = { ...record, version: outcome.version, values: { ...record.values, [field.key]: value } };
        if (!silent) toast(t('list.cellSaved'), { undo: () => void save(now, field, before, outcome.version, true) });
        return;
      }
      const theirs = outcome.current?.changes.find((change) => change.field === field.key);
      // Others changed other fields: that is no conflict for this one.
      if (outcome.current && !theirs && outcome.current.version !== over) {
        return await save(record, field, value, outcome.current.version, silent);
      }
      if (theirs) {
        return fail({ message: t('list.cellConflict', { by: theirs.by ?? '' }), over: outcome.current?.version });
      }
      fail({ message: outcome.issues[0]?.message ?? t('list.notDone', { count: 1 }) });
    } catch (error) {
      fail({ message: (error as Error).message });
    }
  };

  const pendingOf = (record: RecordBody, field: string): Pending | undefined => {
    const found = pending.get(keyOf(record.id, field));
    // The list has caught up.
    return found?.state === 'saved' && record.version >= (found.version ?? 0) ? undefined : found;
  };
  return {
    isEditable: (field: FieldBody) =>
      mayChange && !field.write && (!field.system || field.key === 'owner') && !NOT_IN_PLACE.has(field.type),
    isOpen: (record: string, field: string) => open?.record === record && open.field === field,
    open: (record: string, field: string) => mayChange && setOpen({ record, field }),
    close: () => setOpen(undefined),
    /** Leaves the cell as the list has it. */
    forget: (record: string, field: string) => put(keyOf(record, field), undefined),
    pendingOf,
    /** The record with what was just given to it. */
    shown: (record: RecordBody): RecordBody => {
      const given = Object.keys(record.values).flatMap((field) => {
        const found = pendingOf(record, field);
        return found ? [[field, found.value] as const] : [];
      });
      return given.length === 0 ? record : { ...record, values: { ...record.values, ...Object.fromEntries(given) } };
    },
    save,
  };
}

export type CellEdits = ReturnType<typeof useCellEdits>;
