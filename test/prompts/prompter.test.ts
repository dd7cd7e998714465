import { PassThrough } from 'node:stream';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Back, createPrompter, type Prompter } from '../../src/prompts/prompter.js';
import { Sink } from '../render/streams.js';

const fruit = ['apple', 'pear', 'plum'].map((name) => ({ value: name, name }));
const down = '\u001b[B';

/** A terminal at which `keys` are typed, the first once the question is there. */
async function at(keys: string | string[]): Promise<{ ask: Prompter; screen: Sink }> {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
  const screen = new Sink(true, 80);
  const ask = await createPrompter({ stdin, stderr: screen });
  onTestFinished(() => ask.close());
  const left = [keys].flat();
  const typing = setInterval(() => {
    const next = screen.text.includes('?') ? left.shift() : '';
    if (next === undefined) clearInterval(typing);
    else stdin.write(next);
  }, 70);
  return { ask, screen };
}

describe('answers', () => {
  test.each<[string, string | string[], (ask: Prompter) => Promise<unknown>, unknown]>([
    ['a choice', [down, '\n'], (ask) => ask.select('Which?', fruit), 'pear'],
    ['the first choice', '\n', (ask) => ask.select('Which?', fruit, 'plum'), 'plum'],
    [
      'what is found',
      ['pl', '\n'],
      (ask) => ask.search('Which?', (typed) => fruit.filter(({ name }) => name.includes(typed)).slice(1)),
      'plum',
    ],
    ['a text', 'Order paid\n', (ask) => ask.input('Which?', () => null), 'Order paid'],
    ['the text that is given', '\n', (ask) => ask.input('Which?', () => null, 'Order'), 'Order'],
    ['yes', 'y\n', (ask) => ask.confirm('Which?', false), true],
    ['what Enter alone means', '\n', (ask) => ask.confirm('Which?', true), true],
  ])('%s', async (_, keys, asking, answer) => {
    expect(await asking((await at(keys)).ask)).toBe(answer);
  });

  test('a secret is not shown', async () => {
    const { ask, screen } = await at('hunter2\n');
    expect(await ask.secret('Which?', () => null)).toBe('hunter2');
    expect(screen.text).not.toContain('hunter');
  });

  test('what is wrong is said, and asked again', async () => {
    const { ask, screen } = await at(['no\n', 'yes\n']);
    expect(await ask.input('Which?', (typed) => (typed.endsWith('yes') ? null : 'say yes'))).toContain('yes');
    expect(screen.text).toContain('say yes');
  });
});

describe('leaving', () => {
  const kinds: [string, (ask: Prompter) => Promise<unknown>][] = [
    ['select', (ask) => ask.select('Which?', fruit)],
    ['search', (ask) => ask.search('Which?', () => fruit)],
    ['input', (ask) => ask.input('Which?', () => null)],
    ['secret', (ask) => ask.secret('Which?', () => null)],
    ['confirm', (ask) => ask.confirm('Which?', true)],
  ];

  test.each(kinds)('Esc goes back from %s', async (_, asking) => {
    await expect(asking((await at('\u001b')).ask)).rejects.toBeInstanceOf(Back);
  });

  test.each(kinds)('Ctrl-C and Ctrl-D interrupt %s', async (_, asking) => {
    for (const key of ['\u0003', '\u0004']) {
      await expect(asking((await at(key)).ask)).rejects.toMatchObject({ kind: 'interrupted', exit: 130 });
    }
  });

  test('what an arrow key types in two pieces is no Esc', async () => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
    const screen = new Sink(true, 80);
    const ask = await createPrompter({ stdin, stderr: screen });
    const answer = ask.select('Which?', fruit);
    await vi.waitUntil(() => screen.text.includes('plum'));
    stdin.write('\u001b');
    setImmediate(() => stdin.write('[B'));
    await vi.waitUntil(() => screen.text.includes('❯ pear'));
    stdin.write('\n');
    expect(await answer).toBe('pear');
    ask.close();
  });

  test('the next question can be asked after Esc', async () => {
    const { ask } = await at(['\u001b', 'y\n']);
    await expect(ask.select('Which?', fruit)).rejects.toBeInstanceOf(Back);
    expect(await ask.confirm('Sure?', false)).toBe(true);
  });
});

test('names cannot drive the terminal', async () => {
  const { ask, screen } = await at('\n');
  await ask.select('Of "a\u001b]0;t\u0007"?', [{ value: 1, name: 'b\u001b[2J' }]);
  expect(screen.text).toContain('\\u{1b}]0;t\\u{7}');
  expect(screen.text).toContain('b\\u{1b}[2J');
  expect(screen.text).not.toContain('\u001b[2J');
});
