import { describe, expect, test } from 'vitest';
import { editMapping, type Mapping } from '../../src/files/edit-mapping.js';

/** The text after a change to its root. */
async function changed(text: string, change: (root: Mapping) => unknown): Promise<string | null> {
  const editable = await editMapping(text);
  if (editable) change(editable.root);
  return editable?.text() ?? null;
}

const inside = (change: (a: Mapping) => unknown) => (root: Mapping) => {
  const a = root.at('a');
  if (a) change(a);
};

describe('a mapping is changed in place', () => {
  test.each<[what: string, before: string, change: (root: Mapping) => unknown, after: string]>([
    ['a value', 'a:   1   # one\n', (root) => root.set('a', 'b'), 'a:   b   # one\n'],
    ['a quoted value', 'a: "1"\nb: 2\n', (root) => root.set('a', ': x'), 'a: ": x"\nb: 2\n'],
    ['a missing value', 'a: # none\nb:\n', (root) => [root.set('a', 'x'), root.set('b', 'v')], 'a: x # none\nb: v\n'],
    ['a text block', 'a: |\n  x\n  y\nb: 2\n', (root) => root.set('a', 'z'), 'a: z\nb: 2\n'],
    ['what an alias stands for', 'a: &x 1\nb: *x\n', (root) => root.set('b', 'z'), 'a: &x 1\nb: z\n'],
    ['a name', 'a: { contains: x }\n', inside((a) => a.rename('contains', 'equals')), 'a: { equals: x }\n'],
    ['a new member', 'a: 1', (root) => root.set('b', { c: 'd' }), 'a: 1\nb: { c: d }'],
    [
      'a new member inside',
      'a:\n    b: 1 # x\nc: 2\n',
      inside((a) => a.set('d', 'e')),
      'a:\n    b: 1 # x\n    d: e\nc: 2\n',
    ],
    [
      'new members at two depths',
      'a:\n  b: 1\n',
      (root) => [root.set('z', 'v'), inside((a) => a.set('c', 'd'))(root)],
      'a:\n  b: 1\n  c: d\nz: v\n',
    ],
    [
      'nothing but a comment left of a member',
      'a: 1\nb: 2 # why\nc: 3\n',
      (root) => root.remove('b'),
      'a: 1\n# why\nc: 3\n',
    ],
    ['a member taken away', 'a: 1\nb:\n  c: 2\nd: 3\n', (root) => root.remove('b'), 'a: 1\nd: 3\n'],
    [
      'the last one taken away, another put in',
      'a: 1\nb: 2\n',
      (root) => [root.remove('b'), root.set('c', 'd')],
      'a: 1\nc: d\n',
    ],
    ['line ends', 'a: 1\r\nb: 2\r\n', (root) => [root.remove('b'), root.set('c', 'd')], 'a: 1\r\nc: d\r\n'],
    ['lines beneath a name', 'a: {} # none\nb:\n', (root) => root.setLines('a', ['  x: 1']), 'a: # none\n  x: 1\nb:\n'],
    [
      'between braces',
      'a: { b: 1, c: 2, d: 3 }\n',
      inside((a) => [a.remove('b'), a.remove('d'), a.set('e', 'f')]),
      'a: { c: 2, e: f }\n',
    ],
    [
      'all between braces',
      'a: { b: 1, c: 2 }\n',
      inside((a) => [a.remove('b'), a.remove('c'), a.set('e', 'f')]),
      'a: { e: f }\n',
    ],
    ['nothing between braces', 'a: {}\n', inside((a) => a.set('e', 'f')), 'a: { e: f }\n'],
    [
      'JSON',
      '{\n   "a": {\n      "b": 1\n   }\n}\n',
      inside((a) => a.set('c', { d: 'e' })),
      '{\n   "a": {\n      "b": 1,\n      "c": {\n         "d": "e"\n      }\n   }\n}\n',
    ],
    [
      'JSON on one line',
      '{"a":{"b":1}}',
      inside((a) => [a.remove('b'), a.set('c', { d: true })]),
      '{"a":{"c": { "d": true }}}',
    ],
  ])('%s', async (_, before, change, after) => {
    expect(await changed(before, change)).toBe(after);
  }); // prettier-ignore

  test('a comment that is deeper than a mapping belongs to its last member', async () => {
    const text = 'a:\n  b:\n    c: 1\n    # of b\n  # of a\nz: 1\n';
    expect(
      await changed(
        text,
        inside((a) => a.append(['  d:', '    e: 2'])),
      ),
    ).toBe('a:\n  b:\n    c: 1\n    # of b\n  d:\n    e: 2\n  # of a\nz: 1\n');
  });

  test.each(['', '# nothing', '[1]', 'a: [', 'just text'])('%j is none', async (text) => {
    expect(await editMapping(text)).toBeNull();
  });
});
