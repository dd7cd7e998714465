import fc from 'fast-check';
import sax from 'sax';
import { describe, expect, test } from 'vitest';
import { readMarkup } from '../../src/contract/markup.js';

/** What the general parser sees, as one text. */
function seenBySax(document: string): string {
  const parser = sax.parser(true, {});
  const seen: string[] = [];
  let depth = 0;
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => {
    depth += 1;
    seen.push(`<${name} ${JSON.stringify(attributes)}>`);
  };
  parser.onclosetag = (name) => {
    depth -= 1;
    seen.push(`</${name}>`);
  };
  parser.ontext = (text) => {
    if (depth > 0) seen.push(text);
  };
  parser.oncdata = (text) => seen.push(text);
  parser.write(document).close();
  return seen.join('');
}

function seenHere(document: string): string {
  const seen: string[] = [];
  readMarkup(document, {
    text: (text) => void seen.push(text),
    tag({ kind, name, attributes }) {
      if (kind !== 'close') seen.push(`<${name} ${JSON.stringify(attributes)}>`);
      if (kind !== 'open') seen.push(`</${name}>`);
    },
  });
  return seen.join('');
}

const name = fc.constantFrom('a', 'b:c', 'Tag', 'x-1.y', 'é');
const text = fc.string({ unit: fc.constantFrom(...('ab \n\t>"\'é🎯'.match(/./gsu) ?? [])) });
const reference = fc.constantFrom('&amp;', '&lt;', '&gt;', '&quot;', '&apos;', '&#65;', '&#x1F3AF;');
const content = fc.oneof(
  text,
  reference,
  text.map((t) => `<![CDATA[${t} ]] & <]]>`),
  text.map((t) => `<!-- ${t} <a> -->`),
);
const attributes = fc.uniqueArray(name, { maxLength: 3 }).chain((names) =>
  fc.tuple(
    ...names.map((each) =>
      fc.tuple(
        fc.constant(each),
        fc.oneof(
          reference,
          text.map((t) => t.replaceAll('"', '')),
        ),
        fc.constantFrom('=', ' = '),
      ),
    ),
  ),
);
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      name,
      attributes,
      fc.array(fc.oneof({ depthSize: 'small' }, content, tie('element')), { maxLength: 4 }),
      fc.boolean(),
    )
    .map(([tag, given, inside, empty]) => {
      const written = given.map(([key, value, equals]) => ` ${key}${equals}"${value}"`).join('');
      return inside.length === 0 && empty ? `<${tag}${written} />` : `<${tag}${written}>${inside.join('')}</${tag} >`;
    }),
}));

test('reads what the general parser reads', () => {
  fc.assert(
    fc.property(element, fc.constantFrom('', '<?xml version="1.0"?>\n', '<!-- x -->'), (root, prolog) => {
      expect(seenHere(prolog + root)).toBe(seenBySax(prolog + root));
    }),
    { numRuns: 1000 },
  );
});

test('a document that is cut off anywhere is refused', () => {
  fc.assert(
    fc.property(element, fc.nat(), (root, at) => {
      const end = at % root.length;
      expect(() => seenHere(root.slice(0, end))).toThrow();
    }),
    { numRuns: 500 },
  );
});

describe('is not well-formed', () => {
  test.each([
    '',
    '   ',
    'text',
    '<a>',
    '</a>',
    '<a></b>',
    '<a/><b/>',
    '<a/>text',
    'text<a/>',
    '<a b="1" b="2"/>',
    '<a b=1/>',
    '<a b/>',
    '<a b="<"/>',
    '<a>&nbsp;</a>',
    '<a>&amp</a>',
    '<a>& b</a>',
    '<a>&#0;</a>',
    '<a>&#x110000;</a>',
    '<a b="&x;"/>',
    '<a></a b="1">',
    '</a/>',
    '<a><!-- </a>',
    '<a><![CDATA[ </a>',
    '<a><? </a>',
    '<![CDATA[x]]><a/>',
    '< a/>',
    '<a',
    '<!DOCTYPE a><a/>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
  ])('%s', (document) => {
    expect(() => seenHere(document)).toThrow(Error);
  });
});

test('what is written to take long does not', () => {
  const started = performance.now();
  for (const evil of [
    '<!--',
    '<![CDATA[',
    '<a ',
    '<a b="',
    `<a${' '.repeat(100_000)}`,
    `<a ${'b '.repeat(50_000)}`,
    `<a>${'&'.repeat(100_000)}`,
  ]) {
    expect(() => seenHere(evil.repeat(Math.ceil(100_000 / evil.length)))).toThrow();
  }
  expect(performance.now() - started).toBeLessThan(2000);
});
