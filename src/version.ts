import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './files/package-root.js';

declare const BINGCTL_VERSION: string | undefined;

/** The build writes the version in; unbuilt sources read package.json. */
export function version(): string {
  if (typeof BINGCTL_VERSION === 'string') return BINGCTL_VERSION;
  return JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version;
}
