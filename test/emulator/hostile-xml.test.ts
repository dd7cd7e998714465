import { afterEach, describe, expect, test } from 'vitest';
import { anAccount, aTag } from '../kit/account.js';
import { anEmulator, call, envelope, post, Read, stateOf, stopEmulators, tagXml } from './wire.js';

afterEach(stopEmulators);

const shop = anAccount({ tags: [aTag({ id: '5', name: 'shop' })] });
const malformed = 'a:DeserializationFailed';
const tag = (members: string) => `<UetTags>${tagXml(members)}</UetTags>`;

describe('hostile XML is refused quickly', () => {
  const doctype = (declarations: string, name: string) =>
    `<?xml version="1.0"?><!DOCTYPE s [${declarations}]>${envelope('AddUetTags', tag(`<Name>${name}</Name>`))}`;
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
  const refs = Array.from({ length: 40 }, (_, i) => `<UetTag id="r${i}" href="#r${i + 1}"/>`).join('');

  test.each([
    ['a billion laughs', doctype(`<!ENTITY l0 "ha">${laughs}`, '&l9;')],
    ['an external entity', doctype('<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;')],
    ['a document type alone', `<!DOCTYPE s>${envelope('AddUetTags', tag('<Name>n</Name>'))}`],
    ['100,000 elements deep', envelope('AddUetTags', '<UetTags>'.repeat(100_000))],
    ['an attribute of a megabyte', envelope('AddUetTags', `<UetTags x="${'a'.repeat(1_000_000)}"/>`)],
    [
      '10,000 attributes',
      envelope('AddUetTags', `<UetTags ${Array.from({ length: 10_000 }, (_, i) => `a${i}=""`).join(' ')}/>`),
    ],
    ['a name of a megabyte', envelope('AddUetTags', `<${'a'.repeat(1_000_000)}/>`)],
    ['300,000 elements', envelope('AddUetTags', `<UetTags>${'<UetTag/>'.repeat(300_000)}</UetTags>`)],
    ['references to references', envelope('AddUetTags', `<UetTags>${refs}</UetTags>`)],
  ])('%s', async (_, xml) => {
    const emulator = await anEmulator(shop);
    const began = Date.now();
    const { status, text } = await post(emulator, 'AddUetTags', xml);
    expect([status, new Read(status, text).fault]).toEqual([500, malformed]);
    expect(Date.now() - began).toBeLessThan(5000);
    expect(text).not.toContain('root:');
    expect(await stateOf(emulator)).toEqual(shop);
  });

  test('a name of ten megabytes is too long, and that is all', async () => {
    const emulator = await anEmulator(shop);
    const { refusals } = await call(emulator, 'AddUetTags', tag(`<Name>${'n'.repeat(10_000_000)}</Name>`));
    expect(refusals).toEqual([[0, 5306]]);
  });
});
