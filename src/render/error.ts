import { quote } from '../domain/quote.js';
import { type BingctlError, catalogue, type ErrorItem } from '../errors.js';
import { toJson } from './json.js';
import type { Paint } from './paint.js';
import { safeText } from './safe-text.js';

/** What to do about a code of the service, where that is known. */
export type HintFor = (code: number) => string | null;

const namedItems = 10;
/** The mistakes of a file are mended in one go: there are as many of them as somebody reads. */
const namedMistakes = 50;
const itemMembers = [
  'index',
  'name',
  'id',
  'code',
  'errorCode',
  'message',
  'fieldPath',
  'outcome',
] as const satisfies readonly (keyof ErrorItem)[];

/**
 * What to do next, most particular first: what the thrower said, what is known about the service's code, the help of the
 * command for a usage error, what holds for the whole kind.
 */
export function hintOf(error: BingctlError, hintFor: HintFor, command: string | undefined): string | null {
  if (error.hint === '') return null;
  const general = (catalogue[error.kind] as { hint?: string }).hint ?? null;
  if (error.hint !== null && error.hint !== general) return error.hint;
  const { items } = error;
  const codes = new Set(items.length > 1 ? items.map(({ code }) => code) : [error.code ?? items[0]?.code ?? null]);
  // One hint cannot serve several refusals, nor those that have no code.
  const [code = null] = codes;
  const forCode = codes.size === 1 && code !== null ? hintFor(code) : null;
  if (forCode !== null) return forCode;
  if (error.kind === 'usage' && command !== undefined) return `bingctl ${command} --help`.replace('  ', ' ');
  return error.hint;
}

/** The error as one line for programs, keys in the order that docs/exit-codes.md gives them. */
export function errorJson(error: BingctlError, hint: string | null): string {
  const { kind, code, errorCode, message, trackingId } = error;
  const items = error.items.map((item) => Object.fromEntries(itemMembers.map((member) => [member, item[member]])));
  return toJson({ error: { kind, code, errorCode, message, hint, trackingId, items } });
}

/** The error for a person: what happened, to which items, what the service said, what to do. */
export function errorLines(error: BingctlError, hint: string | null, paint: Paint): string[] {
  const lines = [`${paint.red(paint.bold('error:'))} ${safeText(error.message)}`];
  const single = error.items.length === 1 ? error.items[0] : undefined;
  if (single) {
    lines.push(...singleItem(error, single));
  } else {
    // Several items have each a code of their own.
    const own = error.items.length === 0;
    const service = serviceWords(own ? error.errorCode : null, own ? error.code : null, error.trackingId);
    if (service !== '') lines.push(service);
    // Several mistakes in one thing need not say each time which thing.
    const oneThing = new Set(error.items.map(({ index }) => index)).size === 1;
    const most = error.kind === 'usage' ? namedMistakes : namedItems;
    const shown = error.items.slice(0, most);
    lines.push(...shown.map((item) => itemLine(oneThing ? { ...item, name: null, id: null } : item, paint)));
    lines.push(...rest(error.items.slice(most)));
  }
  if (hint !== null) lines.push(isCommand(hint) ? `try  ${paint.bold(safeText(hint))}` : safeText(hint));
  return lines.map((line, index) => (index === 0 ? line : `  ${line}`));
}

/** A command to copy, and not a sentence that begins with one. */
export function isCommand(hint: string): boolean {
  return hint.startsWith('bingctl ') && !hint.endsWith('.');
}

function singleItem(error: BingctlError, item: ErrorItem): string[] {
  const said = serviceWords(item.errorCode ?? error.errorCode, item.code ?? error.code, error.trackingId);
  const message = error.message.includes(item.message) ? '' : safeText(item.message);
  const line = [said, message].filter((part) => part !== '').join(': ');
  const silent = error.kind === 'usage' || item.name === null || names(error.message, item.name);
  const named = silent ? '' : `"${safeText(item.name ?? '')}" `;
  return line === '' ? [] : [named + line];
}

/** `ConversionGoalNameAlreadyExists (5317, tracking id 6a1c)`, as much of it as there is. */
function serviceWords(errorCode: string | null, code: number | null, trackingId: string | null): string {
  const facts = [code === null ? '' : String(code), trackingId === null ? '' : `tracking id ${safeText(trackingId)}`];
  const known = facts.filter((fact) => fact !== '').join(', ');
  if (errorCode === null) return code === null ? known : `the service's code ${known}`;
  return known === '' ? safeText(errorCode) : `${safeText(errorCode)} (${known})`;
}

function itemLine(item: ErrorItem, paint: Paint): string {
  const id = item.id === null ? '' : item.name === null ? safeText(item.id) : ` (id ${safeText(item.id)})`;
  const who = (item.name === null ? '' : paint.bold(`"${safeText(item.name)}"`)) + id;
  const said = serviceWords(item.errorCode, item.code, null);
  const message = safeText(item.message);
  const what = [said, message].filter((part) => part !== '').join(': ');
  const isSaid = item.name === null ? item.message.includes(item.id ?? '') : names(item.message, item.name);
  return who === '' || isSaid ? what : `${who}  ${what}`;
}

/** Whether a message says a name. In quotes: a goal that is called "a" is not named by every message with an a in it. */
function names(message: string, name: string): boolean {
  return message === name || message.includes(quote(name));
}

/** What is not named is counted, by the service's word or by what became of it. */
function rest(items: readonly ErrorItem[]): string[] {
  if (items.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { errorCode, outcome } of items) {
    const word = errorCode ?? outcome.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const counted = Array.from(counts, ([word, count]) => `${count} ${safeText(word)}`);
  // Mistakes in a file: that nothing of it was sent is said already.
  const all = counts.has('not sent') && counts.size === 1;
  return [`and ${items.length} more${all ? '' : `: ${counted.join(', ')}`}`];
}
