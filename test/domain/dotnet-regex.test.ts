import { describe, expect, test } from 'vitest';
import { translateDotnet } from '../../src/domain/goal-match/dotnet-regex.js';
import { regexTest } from '../../src/domain/goal-match/regex-condition.js';
import { loadRegex } from '../../src/matching/regex.js';

const regex = await loadRegex();
const says = (expression: string, text: string) => {
  const { holds, rule, detail } = regexTest(expression, regex, false)(text);
  return holds === null ? `${rule}${detail === undefined ? '' : `: ${detail}`}` : holds;
};

/* What .NET answers, by its reference; texts and expressions where other engines answer something else among them. */
test.each([
  ['^Order (Completed|Paid)$', 'Order Paid', true],
  ['order', 'My Order', true],
  ['^\\d+$', '٣٤', true],
  ['^[\\d]+$', '٣٤', true],
  ['\\D', '٣', false],
  ['^\\w+$', 'Größe_1', true],
  ['^[\\w-]+$', 'Größe-1', true],
  ['\\W', 'Größe', false],
  ['^[\\W]$', '-', true],
  ['^\\s$', '\u00a0', true],
  ['^[\\s\\S]+$', 'a\nü', true],
  ['^[^\\S]$', '\u3000', true],
  ['a.b', 'a\nb', false],
  ['a.b', 'a\rb', true],
  ['(?s)a.b', 'a\nb', true],
  ['(?m)^b$', 'a\nb\nc', true],
  ['(?n)(a)b', 'ab', true],
  ['(?i:A)b', 'ab', true],
  ['(?-i)Order', 'order', false],
  ["(?'name'a)b", 'ab', true],
  ['(?<a>x)(?<a>y)', 'xy', true],
  ['a(?#a comment)b', 'ab', true],
  ['\\u0041\\x42\\103', 'ABC', 'regex-unsupported: it has a back reference'],
  ['\\u0041\\x42[\\103]', 'abc', true],
  ['^\\0$', '\0', true],
  ['\\cI', '\t', true],
  ['[\\b]', '\b', true],
  ['\\e', '\u001b', true],
  ['[[:alpha:]]', 'a]', true],
  ['[[:alpha:]]', 'b]', false],
  ['[]a]', ']', true],
  ['[^]a]', ']', false],
  ['x{,3}', 'x{,3}', true],
  ['a{2,3}?b', 'aab', true],
  ['\\/thanks\\.html', '/thanks.html', true],
  ['\\Aa\\z', 'a', true],
  ['\\bOrder\\b', 'an Order.', true],
  ['\\p{L}+\\p{Pd}', 'é–', true],
])('%s on %j: %s', (expression, text, answer) => {
  expect(says(expression, text)).toBe(answer);
});

test.each([
  ['(?=a)', 'it has a lookahead'],
  ['a(?!b)', 'it has a lookahead'],
  ['(?<=a)b', 'it has a lookbehind'],
  ['(?<!a)b', 'it has a lookbehind'],
  ['(?>a+)b', 'it has an atomic group'],
  ['(?(a)b|c)', 'it has a conditional group'],
  ['(?<open-close>a)', 'it has a balancing group'],
  ['(?<-close>a)', 'it has a balancing group'],
  ['(a)\\1', 'it has a back reference'],
  ['(?<n>a)\\k<n>', 'it has a back reference'],
  ['(?x) a b', 'it has the option x'],
  ['(?P<n>a)', 'it has a group that .NET does not know'],
  ['[a-z-[aeiou]]', 'it takes a character class from another'],
  ['\\Ga', 'it has \\G'],
  ['\\p{IsGreek}', '\\p{IsGreek} may hold other characters in .NET'],
  ['\\p{Lu}', '\\p{Lu} may hold other characters in .NET'],
  ['\\pL', '.NET wants a name in braces after \\p'],
  ['\\Qa\\E', '.NET does not know \\Q'],
  ['[a', 'a character class does not end'],
  ['a\\', 'it ends in a backslash'],
  ['\\ud83d', 'it has half of a character beyond U+FFFF'],
  ['[😀]', 'it has half of a character beyond U+FFFF in a class'],
])('%s is not tried: %s', (expression, problem) => {
  expect(translateDotnet(expression)).toEqual({ problem });
});

test.each(['a{1001}', '((a{100}){100}){100}', 'a**', '(', ')', '*a', '[z-a]', 'a{3,2}'])(
  '%s is not tried',
  (expression) => {
    expect(says(expression, 'a')).toMatch(/^regex-unsupported: ./);
  },
);

test.each([
  ['Completed$', 'Order Completed\n', 'the text ends in a line feed, before which .NET lets $ match'],
  ['Completed\\Z', 'Order Completed\n', 'the text ends in a line feed, before which .NET lets $ match'],
  ['\\bé', 'é', 'where words end is read differently beyond ASCII'],
  ['^.$', '😀', '.NET takes a character beyond U+FFFF for two'],
  ['^😀+$', '😀', '.NET takes a character beyond U+FFFF for two'],
  ['k', '\u212a', 'it has a letter whose case depends on the language'],
])('%s on %j is undetermined: %s', (expression, text, why) => {
  expect(says(expression, text)).toBe(`regex-text: ${why}`);
});

describe('case', () => {
  test.each([
    ['order', 'Order', { holds: true, certainty: 'inferred' }],
    ['order', 'order', { holds: true, certainty: 'documented' }],
    ['^[^a-z]+$', 'ORDER', { holds: null, rule: 'regex-case' }],
    ['order', 'cart', { holds: false, certainty: 'documented' }],
  ])('%s on %s: %j', (expression, text, expected) => {
    expect(regexTest(expression, regex, false)(text)).toMatchObject(expected);
  });
});

test.each([
  '(a+)+$',
  '(a|aa)+$',
  '(.*)(.*)(.*)(.*)(.*)[^x]x$',
  '(x+x+)+y',
  '([a-z]+)*\\d{1,900}z',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
])('%s takes time linear in the text', (expression) => {
  const looks = regexTest(expression, regex, false);
  const ms = (length: number) => {
    const from = performance.now();
    looks(`${'a'.repeat(length)}!`);
    return performance.now() - from;
  };
  ms(1000);
  // A backtracking engine would not be back before the end of the world.
  expect(ms(40_000)).toBeLessThan(2_000);
});
