import type { MeasureResultBody } from '#contract/measures.ts';
import type { Drill } from '../figure/drill.ts';
import type { Cross, CrossCell } from './crossTable.ts';
import type { Values } from './merge.ts';

const OUTCOME_PARTS = ['won', 'lost', 'invalid'] as const;

/** Won, lost, invalid, the rate and the amount by row: every count opens, the rate opens what was won. */
export function outcomeTable(rows: MeasureResultBody, names: Record<string, string>, heated: boolean): Cross {
  const most = Math.max(0, ...rows.rows.map((row) => Number(row.values.value ?? 0)));
  const line = (values: Values, drill: Omit<Drill, 'part'>, warm: boolean): CrossCell[] => {
    const opening = (part: string) => (Number(values[part] ?? 0) > 0 ? { ...drill, part } : null);
    const rate = values.value === null || values.value === undefined ? null : Number(values.value);
    const heat = !warm || !rate || most === 0 ? 0 : (Math.max(1, Math.ceil((rate / most) * 4)) as CrossCell['heat']);
    return [
      ...OUTCOME_PARTS.map(
        (part): CrossCell => ({
          main: { unit: 'count', value: Number(values[part] ?? 0) },
          drill: opening(part),
          heat: 0,
        }),
      ),
      { main: { unit: 'share', value: rate }, drill: opening('won'), heat },
      { main: { unit: 'amount', value: String(values.wonAmount ?? '0') }, drill: opening('won'), heat: 0 },
    ];
  };
  return {
    columns: [...OUTCOME_PARTS, 'rate', 'wonAmount'].map((key) => ({ key, label: names[key] ?? key })),
    lines: rows.rows
      .toSorted((a, b) => Number(b.values.won ?? 0) - Number(a.values.won ?? 0))
      .map((row) => ({
        key: row.keys[0] ?? null,
        label: row.labels[0] ?? '',
        cells: line(row.values, { question: 'crossRows', keys: [row.keys[0] ?? null] }, heated),
      })),
    sum: rows.total && { key: null, label: '', cells: line(rows.total, { question: 'crossAll', keys: [] }, false) },
    withTotal: false,
    shown: { rows: null, columns: null },
  };
}
