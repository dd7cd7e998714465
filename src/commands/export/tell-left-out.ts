import type { Context } from '../../context.js';
import { leftOutLine } from '../../plan/export/export-text.js';
import type { LeftOut } from '../../plan/export/exported.js';

const most = 20;

/** What the file does not hold: JSON has no comments that would say so. */
export function tellLeftOut(leftOut: readonly LeftOut[], ctx: Context): void {
  for (const each of leftOut.slice(0, most)) ctx.note(`${leftOutLine(each)}.`);
  if (leftOut.length > most) ctx.note(`Not in the file either: ${leftOut.length - most} more.`);
}
