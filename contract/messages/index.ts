import type { Issue } from '#domain/kernel/issue.ts';
import type { Locale } from '#domain/kernel/localized.ts';
import type { ErrorCode } from '../errors.ts';
import * as en from './en.ts';
import * as zhCN from './zh-CN.ts';
import * as zhTW from './zh-TW.ts';

const MESSAGES = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };
type Params = Record<string, string | number>;

const fill = (template: string, params: Params): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

export function errorMessage(code: ErrorCode, locale: Locale, params: Params = {}): string {
  return fill(MESSAGES[locale].errors[code], params);
}

/** `label`: the field's label in the reader's language, where the issue is about a field. */
export function issueMessage(issue: Issue, locale: Locale, label: string = issue.field ?? ''): string {
  return fill(MESSAGES[locale].issues[issue.code], { label, ...issue.params });
}
