import { type Issue, issue } from '../kernel/issue.ts';
import { type FieldDefinition, type ObjectDefinition, parseFieldValue, type RecordValues } from '../objects/index.ts';

/** `import` may also write what only the past knows: when a record was created. */
export type WriteMode = 'create' | 'update' | 'import';

export type ParsedValues = { values: RecordValues; issues: Issue[] };

/**
 * Reads the values of one command: unknown fields, fields of the system and values of the wrong kind become issues;
 * a create takes defaults and misses what is required.
 */
export function parseValues(object: ObjectDefinition, input: Record<string, unknown>, mode: WriteMode): ParsedValues {
  const fields = new Map(object.fields.map((field) => [field.key, field]));
  const values: RecordValues = {};
  const issues: Issue[] = [];
  for (const [key, raw] of Object.entries(input)) {
    const field = fields.get(key);
    if (!field) {
      issues.push(issue('unknown_field', key, { name: key }));
    } else if (!mayWrite(field, mode)) {
      issues.push(issue(key === 'stage' || key === 'funnel' ? 'use_move' : 'read_only', key));
    } else {
      const parsed = field.system && field.type === 'select' ? parseChoice(raw, field) : parseFieldValue(raw, field);
      if (parsed.ok) values[key] = parsed.value;
      else issues.push(parsed.issue);
    }
  }
  if (mode !== 'update') applyDefaults(object, input, values);
  issues.push(...missing(object, values, mode, issues));
  return { values, issues };
}

function mayWrite(field: FieldDefinition, mode: WriteMode): boolean {
  if (field.write === 'never' || field.type === 'autoNumber') return false;
  if (field.write === 'import') return mode === 'import';
  return field.write !== 'create' || mode !== 'update';
}

/** Stage and funnel: their options are the workspace's funnels, checked by the funnel itself. */
function parseChoice(raw: unknown, field: FieldDefinition) {
  return parseFieldValue(raw, { ...field, type: 'text' });
}

function applyDefaults(object: ObjectDefinition, input: Record<string, unknown>, values: RecordValues): void {
  for (const field of object.fields) {
    if (field.default === undefined || field.key in input) continue;
    const parsed = parseFieldValue(field.default, field);
    if (parsed.ok) values[field.key] = parsed.value;
  }
}

function missing(object: ObjectDefinition, values: RecordValues, mode: WriteMode, found: Issue[]): Issue[] {
  return (
    object.fields
      // What the system fills nobody else could.
      .filter(
        (field) => field.required && field.type !== 'autoNumber' && !found.some((known) => known.field === field.key),
      )
      .filter((field) =>
        mode === 'update' ? field.key in values && isEmpty(values[field.key]) : isEmpty(values[field.key]),
      )
      .map((field) => issue('required', field.key))
  );
}

export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Equal as stored values: arrays as sets keep their order, so plain comparison does. */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
