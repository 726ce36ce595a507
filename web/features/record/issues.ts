type Told = { field?: string | undefined; message: string };

/** What is wrong with each field, in words. */
export function issuesByField(issues: readonly Told[]): Record<string, string> {
  const byField: Record<string, string> = {};
  for (const { field, message } of issues) if (field) byField[field] ??= message;
  return byField;
}

/** What is wrong with the whole, or with fields that the form does not show. */
export function otherIssues(issues: readonly Told[], shown: readonly string[]): string[] {
  return issues.flatMap(({ field, message }) => (field && shown.includes(field) ? [] : [message]));
}
