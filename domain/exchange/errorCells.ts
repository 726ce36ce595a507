const ERROR =
  /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!)$/;

/** A spreadsheet's error (#N/A, #REF! …): kept as text in the row, and never a value. */
export function isErrorCell(text: string): boolean {
  return ERROR.test(text.trim());
}
