import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stateText } from '../src/emulator/store.js';
import { home } from './commands/process.js';
import { anAccount, anEventGoal, aTag } from './kit/account.js';

/*
 * How the most memory that the built program holds at a time grows with what it is given: bytes, which a slow machine has as
 * many of as a quick one. Each bound is some 1.3 times what was measured. One that is broken means that a command has come to
 * keep what it need not: of events it keeps none, of a goal a few records, of a plan its steps.
 */

/** Of scripts, which have no types. */
interface Bench {
  bin: string;
  startEmulator(state: string, place: Place): Promise<{ url: string; stop(): void }>;
  peakMemory(argv: string[], folder: string, env: Place['env']): number;
  writeGoals(folder: string): string;
  writeSample(folder: string, count: number): Promise<string>;
  prepare(url: string): Promise<void>;
  writePlanFile(folder: string, goals: number): void;
}

interface Place {
  folder: string;
  env: ReturnType<typeof home>;
}

const { bin, startEmulator, peakMemory, writeGoals, writeSample, prepare, writePlanFile }: Bench = Object.assign(
  {},
  ...(await Promise.all(
    ['account', 'measure', 'sample', 'customers'].map((name) => import(resolve(`bench/${name}.js`))),
  )),
);

function aPlace(): Place {
  const env = home();
  return { folder: String(env.HOME), env };
}

/** In bytes. */
function peakOf(words: string[], { folder, env } = aPlace()): number {
  return peakMemory([bin, ...words], folder, env);
}

describe('goals match holds no more for ten times as many events', () => {
  const { folder } = aPlace();
  const match = ['goals', 'match', '--goals', writeGoals(folder), '--source', 'segment', '--events'];
  let few: string;
  let many: string;
  beforeAll(async () => {
    few = await writeSample(folder, 20_000);
    many = await writeSample(folder, 200_000);
  });

  test.each([[[]], [['-o', 'ndjson']]])('%j', (flags) => {
    expect(peakOf([...match, many, ...flags]) / peakOf([...match, few, ...flags])).toBeLessThan(1.3);
  });
});

describe('behind an emulator', () => {
  let url: string;
  let stop: () => void;
  // In a process of its own: this one stands still while it waits for what it measures.
  beforeAll(async () => {
    ({ url, stop } = await startEmulator('memory', aPlace()));
  });
  afterAll(() => stop());

  async function holdGoals(count: number): Promise<void> {
    const goals = Array.from({ length: count }, (_, at) =>
      anEventGoal({
        id: String(10_000 + at),
        name: `goal ${at}`,
        labelOperator: 'Equals',
        labelExpression: `Order ${at}`,
      }),
    );
    const body = stateText(anAccount({ tags: [aTag()], goals }));
    expect((await fetch(`${url}/_emulator/state`, { method: 'PUT', body })).ok).toBe(true);
  }

  test.each([
    ['soap', 18],
    ['rest', 12],
  ])('goals list over %s holds %i kB a goal', async (transport, kilobytes) => {
    const [few, many] = [500, 5000];
    const list = ['goals', 'list', '--transport', transport, '--base-url', url];
    await holdGoals(few);
    const base = peakOf(list);
    await holdGoals(many);
    expect((peakOf(list) - base) / (many - few)).toBeLessThan(kilobytes * 1000);
  });

  test('plan holds at most twice as much for ten times as many goals', async () => {
    await prepare(url);
    const peakFor = (goals: number) => {
      const place = aPlace();
      writePlanFile(place.folder, goals);
      return peakOf(['plan', '--base-url', url], place);
    };
    expect(peakFor(10_000) / peakFor(1000)).toBeLessThan(2);
  });
});
