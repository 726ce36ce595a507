/** camelCase api name → snake_case identifier of the database (`opportunityLine` → `opportunity_line`). */
export function columnName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const KEY = /^[a-z][a-zA-Z0-9]{0,39}$/;

/** A custom field or object: a plain key followed by `__c`, so that it never meets a standard one. */
export function isCustomKey(key: string): boolean {
  return key.endsWith('__c') && KEY.test(key.slice(0, -3));
}
