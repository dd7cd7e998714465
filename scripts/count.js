// The closing line of CI, from vitest's JSON report: `N passed, N failed`.
import { readFileSync } from 'node:fs';

let counts = { numPassedTests: 0, numFailedTests: 1 };
try {
  counts = JSON.parse(readFileSync(process.argv[2], 'utf8'));
} catch {
  console.log('vitest left no report');
}
console.log(`${counts.numPassedTests} passed, ${counts.numFailedTests} failed`);
process.exitCode = counts.numPassedTests === 0 || counts.numFailedTests > 0 ? 1 : 0;
