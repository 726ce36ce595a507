import { errorMessage, issueMessage } from '#contract/messages/index.ts';
import type { Locale } from '#domain/kernel/localized.ts';
import type { Refused } from '#server/platform/errors.ts';

export type Explained = { code: string; message: string; issues: { code: string; field?: string; message: string }[] };

/** A refusal with its code and words in the reader's language. */
export function explain(refusal: Refused, locale: Locale): Explained {
  return {
    code: refusal.code,
    message: errorMessage(refusal.code, locale, refusal.params),
    issues: refusal.issues.map((found) => ({
      code: found.code,
      ...(found.field === undefined ? {} : { field: found.field }),
      message: issueMessage(found, locale),
    })),
  };
}

export function explainedText({ code, message, issues }: Explained): string {
  return [
    `${message} (${code})`,
    ...issues.map((one) => `  – ${one.field ? `[${one.field}] ` : ''}${one.message}`),
  ].join('\n');
}
