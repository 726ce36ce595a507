/** What a spreadsheet may take for the start of a formula when it opens a CSV (OWASP's list, full-width signs included). */
const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/;
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** Puts a `'` before a text that a spreadsheet could run; plain numbers (-5, +8613800000000) and blanks stay. */
export function guardFormula(text: string): string {
  return DANGEROUS.test(text) && !PLAIN_NUMBER.test(text) && text.trim() !== '' ? `'${text}` : text;
}

/** Takes that `'` off again: unguard(guard(text)) is the text. */
export function unguardFormula(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
