import fc from 'fast-check';
import { stringify } from 'yaml';

/** Words of our files, and what their formats are made of. */
const words = [
  ...['version', 'settings', 'include', 'defaults', 'tags', 'goals', 'accounts', 'name', 'type', 'tag', 'id', 'scope'],
  ...['url', 'event', 'source', 'revenue', 'value', 'currency', 'window', 'status', 'renamedFrom', 'eventLabel'],
  ...['event-value', 'minDuration', 'view_through_window', 'contains', 'greater-than', 'environment', 'timeout'],
  ...['rules', 'key', 'jsonSchema', 'properties', 'containerVersion', 'parameter', 'kind', 'spec', 'cases', 'track'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''],
];
const values = [
  ...['shop', 'purchase', 'fixed', 'segment', '30d', '1h30m', '/thanks', 'USD', '25.00', '1e400', '0x1F', '.inf', 'no'],
  ...[
    '9223372036854775808',
    '-0',
    '~',
    '2026-02-30',
    '1:30',
    `\${HOME}`,
    `\${NOWHERE`,
    `$\${x}`,
    '*',
    '<<',
    '!!binary AA',
  ],
];
const marks = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    ': ',
    '- ',
    '? ',
    '| ',
    '>-\n',
    '#',
    '&a ',
    '*a',
    '<<: *a',
    '!!js/function ',
    '%YAML',
  ],
  ...[
    '---\n',
    '...\n',
    '"',
    "'",
    '\\',
    '\\u',
    '\n',
    '\r\n',
    '\t',
    '  ',
    '    ',
    '\u0000',
    '\u0085',
    '\u2028',
    '\ufeff',
    '🎯',
  ],
  ...['<script>', '@', '`', ';', '\ud800'],
];

const soup = fc.array(fc.constantFrom(...words, ...values, ...marks), { maxLength: 40 }).map((parts) => parts.join(''));

const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom(...values),
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.double(),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('anything'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...words), tie('anything'), { maxKeys: 5 }),
  ),
}));

/** What somebody may have meant as one of our files. */
export const anyDocument = fc.oneof(
  anything,
  fc.record(
    {
      settings: anything,
      include: anything,
      defaults: anything,
      tags: fc.dictionary(fc.constantFrom('shop', 'blog'), anything, { maxKeys: 2 }),
      goals: fc.dictionary(
        fc.constantFrom('purchase', 'signup', 'a.b'),
        fc.dictionary(fc.constantFrom(...words), anything, { maxKeys: 6 }),
        { maxKeys: 2 },
      ),
      accounts: fc.dictionary(fc.constantFrom('one', 'two'), anything, { maxKeys: 2 }),
    },
    { requiredKeys: [] },
  ),
);

const written = fc
  .tuple(
    anyDocument,
    fc.constantFrom(
      (value: unknown) => JSON.stringify(value, null, 2) ?? 'null',
      (value: unknown) => JSON.stringify(value) ?? 'null',
      (value: unknown) => stringify(value) ?? 'null',
    ),
  )
  .map(([value, write]) => write(value));

/** Cut off, or with something put into it or taken out. */
const damaged = fc
  .tuple(written, fc.nat(), fc.nat({ max: 12 }), fc.oneof(soup, fc.constant('')), fc.boolean())
  .map(([text, where, length, put, goesOn]) => {
    const at = where % (text.length + 1);
    return text.slice(0, at) + put + (goesOn ? text.slice(at + length) : '');
  });

/** Any text that a file may hold: from what is nearly right to what is nothing at all. */
export const anyText = fc.oneof(written, damaged, soup, fc.string({ unit: 'binary', maxLength: 40 }));
