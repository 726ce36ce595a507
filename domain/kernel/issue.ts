/**
 * One thing that is wrong with an input: a stable code, what it is about, and the values its message needs.
 * The message itself is made at the edge, in the reader's language (contract/messages).
 */
export type Issue = {
  code: IssueCode;
  /** Key of the field it is about. */
  field?: string;
  /** Position in the batch, from 0. */
  row?: number;
  params?: Record<string, string | number>;
};

export const ISSUE_CODES = [
  'required',
  'not_text',
  'too_long',
  'not_a_number',
  'not_an_integer',
  'out_of_range',
  'below_minimum',
  'above_maximum',
  'not_a_date',
  'not_a_date_time',
  'not_a_boolean',
  'not_a_phone',
  'not_an_email',
  'not_a_url',
  'unknown_option',
  'option_retired',
  'user_inactive',
  'unknown_reference',
  'ambiguous_reference',
  'unknown_field',
  'unknown_object',
  'unknown_column',
  'unknown_operator',
  'read_only',
  'not_unique',
  'invalid_value',
  'invalid_character',
  'unknown_stage',
  'stage_unmapped',
  'draft_changed',
  'pilot_running',
  'pilot_empty',
  'not_a_draft',
  'no_former_version',
  'unknown_funnel',
  'move_not_allowed',
  'gate_field_missing',
  'gate_reason_unknown',
  'gate_sub_reason_foreign',
  'gate_reason_competitor_missing',
  'gate_reason_note_missing',
  'gate_condition_unmet',
  'gate_related_unmet',
  'gate_task_open',
  'gate_document_absent',
  'gate_document_outdated',
  'gate_document_unconfirmed',
  'gate_document_rejected',
  'gate_approval_needed',
  'gate_approval_waiting',
  'gate_approval_rejected',
  'approval_not_asked',
  'approval_asked_already',
  'approval_nobody',
  'approval_over',
  'approval_lapsed',
  'own_document',
  'required_in_stage',
  'use_move',
  'only_open',
  'already_converted',
  'not_convertible',
  'not_found',
  'no_right',
  'changed_meanwhile',
  'in_use',
  'unknown_shared',
  'shared_of_other_object',
  'shared_uses_changed',
  'shared_changed',
  'department_in_use',
  'last_administrator',
  'successor_unfit',
  'weak_password',
  'condition_too_deep',
  'stage_times_disorder',
  'rate_missing',
  'amount_from_currency',
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];

export function issue(code: IssueCode, field?: string, params?: Issue['params']): Issue {
  return { code, ...(field === undefined ? {} : { field }), ...(params === undefined ? {} : { params }) };
}

/** Either a value or what is wrong with it. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; issue: Issue };

export const good = <T>(value: T): Parsed<T> => ({ ok: true, value });
export const bad = (code: IssueCode, field?: string, params?: Issue['params']): Parsed<never> => ({
  ok: false,
  issue: issue(code, field, params),
});
