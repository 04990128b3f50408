import { mkdirSync, writeFileSync } from 'node:fs';

/** Writes the counts of the run, passed, failed and skipped, over all browsers. */
export function countsReporter(file) {
  return {
    onTestRunFinished({ sessions }) {
      const counts = [0, 0, 0];
      const walk = (suite) => {
        for (const test of suite.tests ?? []) counts[test.skipped ? 2 : test.passed ? 0 : 1]++;
        for (const child of suite.suites ?? []) walk(child);
      };
      for (const session of sessions) {
        if (session.testResults) walk(session.testResults);
        if (!session.passed && !session.testResults?.suites?.length && !session.testResults?.tests?.length) counts[1]++;
      }
      mkdirSync(new URL('.', file), { recursive: true });
      writeFileSync(file, JSON.stringify(counts));
    },
  };
}
