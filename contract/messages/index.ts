import type { Issue } from '#domain/kernel/issue.ts';
import type { Locale } from '#domain/kernel/localized.ts';
import type { ErrorCode } from '../errors.ts';
import { errors as errorsEn, issues as issuesEn, reasons as reasonsEn } from './en.ts';
import { errors as errorsCn, issues as issuesCn, reasons as reasonsCn } from './zh-CN.ts';
import { errors as errorsTw, issues as issuesTw, reasons as reasonsTw } from './zh-TW.ts';

const ERRORS = { 'zh-CN': errorsCn, 'zh-TW': errorsTw, en: errorsEn };
const ISSUES = { 'zh-CN': issuesCn, 'zh-TW': issuesTw, en: issuesEn };
const REASONS: Record<Locale, Record<string, string>> = { 'zh-CN': reasonsCn, 'zh-TW': reasonsTw, en: reasonsEn };
type Params = Record<string, string | number>;

const fill = (template: string, params: Params): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

export function errorMessage(code: ErrorCode, locale: Locale, params: Params = {}): string {
  const why = REASONS[locale][`${code}.${params.reason}`];
  return fill(why ?? ERRORS[locale][code], params);
}

/** `label`: the field's label in the reader's language, where the issue is about a field. */
export function issueMessage(issue: Issue, locale: Locale, label: string = issue.field ?? ''): string {
  return fill(ISSUES[locale][issue.code], { label, ...issue.params });
}
