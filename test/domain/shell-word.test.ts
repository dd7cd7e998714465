import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellWord } from '../../src/domain/shell-word.js';

test.each([
  ['shop', 'shop'],
  ['Order Completed', "'Order Completed'"],
  ["it's", `"it's"`],
  ["it's $5", `'it'\\''s $5'`],
  ['$HOME', "'$HOME'"],
  ['', "''"],
])('%j: %s', (text, word) => {
  expect(shellWord(text)).toBe(word);
});

test('a shell reads back what was given', () => {
  const word = fc.string({ unit: 'binary' }).filter((text) => !/\0|\p{Surrogate}/u.test(text));
  const words = fc.array(word, { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(words, (texts) => {
      const line = texts.map(shellWord).join(' ');
      const read = execFileSync('bash', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' });
      expect(read.split('\0').slice(0, -1)).toEqual(texts);
    }),
    { numRuns: 20 },
  );
});
