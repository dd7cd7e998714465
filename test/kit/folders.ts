import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One folder for all that tests write, removed at the end. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'bingctl-tests-'));
  process.env.BINGCTL_TEST_FOLDERS = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
