import { existsSync, readFileSync } from 'node:fs';

/** Sums what vitest reported over all steps. */
export class Counts {
  passed = 0;
  failed = 0;
  skipped = 0;

  /** A step that fails without a failing test (types, lint, a file that does not load) counts as one failure. */
  add(reportFile, stepFailed) {
    const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : {};
    const failures = report.numFailedTests ?? 0;
    this.passed += report.numPassedTests ?? 0;
    this.skipped += (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
    this.failed += stepFailed ? Math.max(1, failures) : failures;
  }

  toString() {
    return `${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`;
  }
}
