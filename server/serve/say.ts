/** What a person in front of the terminal reads; the log holds everything else. */
export function say(zh: string, en: string): void {
  process.stdout.write(`▸ ${zh}  ${en}\n`);
}

/** Several lines that stand out from the rest. */
export function sayBlock(lines: string[]): void {
  process.stdout.write(`\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`);
}
