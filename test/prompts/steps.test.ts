import { describe, expect, test } from 'vitest';
import { Back } from '../../src/prompts/prompter.js';
import { type Step, walk } from '../../src/prompts/steps.js';

interface Known {
  type?: string;
  url?: string;
  name?: string;
}

/** Steps that answer from a script, where `back` is Esc, and write down what was asked. */
function scripted(answers: string[]) {
  const asked: string[] = [];
  const step = (member: keyof Known, asks: (known: Known) => boolean): Step<Known> => ({
    asks,
    async ask() {
      asked.push(member);
      const answer = answers.shift();
      if (answer === 'back') throw new Back();
      if (answer === undefined) throw new Error('nobody answers');
      return { [member]: answer };
    },
  });
  const steps = [
    step('type', ({ type }) => type === undefined),
    step('url', ({ type, url }) => type === 'url' && url === undefined),
    step('name', ({ name }) => name === undefined),
  ];
  return { steps, asked };
}

describe('a form', () => {
  test.each<[string, Known, string[], Known, string[]]>([
    ['asks all in order', {}, ['url', '/t', 'n'], { type: 'url', url: '/t', name: 'n' }, ['type', 'url', 'name']],
    ['asks only what is missing', { type: 'url', url: '/' }, ['n'], { type: 'url', url: '/', name: 'n' }, ['name']],
    ['leaves out what does not apply', {}, ['event', 'n'], { type: 'event', name: 'n' }, ['type', 'name']],
    [
      'goes back by one',
      { type: 'url' },
      ['/a', 'back', '/b', 'n'],
      { type: 'url', url: '/b', name: 'n' },
      ['url', 'name', 'url', 'name'],
    ],
    [
      'goes back over what was left out',
      {},
      ['event', 'back', 'url', '/t', 'n'],
      { type: 'url', url: '/t', name: 'n' },
      ['type', 'name', 'type', 'url', 'name'],
    ],
    ['asks the first again', {}, ['back', 'event', 'n'], { type: 'event', name: 'n' }, ['type', 'type', 'name']],
  ])('%s', async (_, start, answers, end, order) => {
    const { steps, asked } = scripted(answers);
    expect([await walk(steps, start), asked]).toEqual([end, order]);
  });

  test('is left by whatever is thrown', async () => {
    await expect(walk(scripted(['url']).steps, {})).rejects.toThrow('nobody answers');
  });
});
