import { grouped } from '../../domain/grouped.js';
import { nameKey } from '../../domain/named.js';
import { quote } from '../../domain/quote.js';
import { unsendable } from '../../domain/text-length.js';
import type { PlannedEvent, PlanWarning } from './planned-event.js';

const invisible = /[\p{Default_Ignorable_Code_Point}\ufeff]/u;

/**
 * What is dangerous about the names of a file: those that Microsoft cannot tell apart, those that people cannot tell
 * apart and Microsoft does, and those that came twice.
 */
export function nameWarnings(events: readonly PlannedEvent[]): PlanWarning[] {
  const named = events.flatMap((event) => (event.name === null ? [] : [{ ...event, name: event.name }]));
  return [...named.flatMap(ofOne), ...duplicates(named), ...nearlyTheSame(named)];
}

type NamedEvent = PlannedEvent & { name: string };

function warning(code: PlanWarning['code'], message: string, { line }: NamedEvent): PlanWarning {
  return { code, message, ...(line !== undefined && { line }) };
}

function ofOne(event: NamedEvent): PlanWarning[] {
  const { name } = event;
  const character = unsendable(name);
  if (name.trim() === '') return [warning('name-empty', 'an event has a name of blanks only', event)];
  if (character)
    return [warning('name-unsendable', `${quote(name)} has ${character} in it, which cannot be sent`, event)];
  const found: PlanWarning[] = [];
  if (name.trim() !== name) {
    const message = `${quote(name)} has a blank at one end: a goal must have the same, or it never matches`;
    found.push(warning('name-blank-at-end', message, event));
  }
  const odd = Array.from(name).find(
    (each) =>
      invisible.test(each) || (each !== ' ' && each.normalize('NFKC') !== each && each.normalize('NFC') === each),
  );
  const isMixed = /\p{Script=Latin}/u.test(name) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(name);
  if (odd !== undefined || isMixed) {
    const what =
      odd === undefined
        ? 'letters of two alphabets that look alike'
        : `the character ${codeOf(odd)}, which looks like another or like nothing`;
    found.push(
      warning(
        'name-look-alike',
        `${quote(name)} has ${what}: a goal with a name that was typed does not match it`,
        event,
      ),
    );
  }
  return found;
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function duplicates(events: readonly NamedEvent[]): PlanWarning[] {
  return [...grouped(events, ({ kind, name }) => `${kind} ${name}`).values()].flatMap(([first, ...more]) =>
    first && more.length > 0
      ? [warning('duplicate-name', `${quote(first.name)} is there ${more.length + 1} times`, more[0] ?? first)]
      : [],
  );
}

/** Names that are one when case, blanks, `-`, `_` and the forms of letters do not count. */
function nearlyTheSame(events: readonly NamedEvent[]): PlanWarning[] {
  const distinct = [...new Map(events.map((event) => [`${event.kind} ${event.name}`, event])).values()];
  return [...grouped(distinct, ({ kind, name }) => `${kind} ${bare(name)}`).values()].flatMap(([first, ...more]) => {
    return more.map((other) => {
      const pair = `${quote(first?.name ?? '')} and ${quote(other.name)}`;
      if (nameKey(first?.name ?? '') === nameKey(other.name)) {
        const message = `${pair} differ in case only: Microsoft cannot tell them apart, a goal for one counts both`;
        return warning('name-differs-in-case', message, other);
      }
      return warning('name-nearly-the-same', `${pair} are nearly the same, and two names to Microsoft`, other);
    });
  });
}

function bare(name: string): string {
  const plain = name.normalize('NFKC').replaceAll(/[\p{Default_Ignorable_Code_Point}\ufeff]/gu, '');
  return nameKey(plain)
    .replaceAll(/[\s_-]+/gu, ' ')
    .trim();
}
