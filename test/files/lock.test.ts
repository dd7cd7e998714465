import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { withLock } from '../../src/files/lock.js';
import { newFolder, programOf, start } from './bundle.js';

const file = () => join(newFolder(), 'state.json');

describe('in one process', () => {
  test('calls go one after another, in the order they came', async () => {
    const path = file();
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} begins`);
      await sleep(5);
      order.push(`${name} ends`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => withLock(path, work(name))));
    expect(order).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  test('hands the result on, and the error, and is free after both', async () => {
    const path = file();
    expect(await withLock(path, async () => 7)).toBe(7);
    await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(path, async () => 8)).toBe(8);
  });

  test('leaves nothing behind', async () => {
    const folder = newFolder();
    await withLock(join(folder, 'state.json'), async () => {
      expect(readdirSync(folder)).toEqual(['state.json.lock']);
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('makes the folder that is not there', async () => {
    const folder = newFolder();
    await withLock(join(folder, 'a', 'b'), async () => {});
    expect(existsSync(join(folder, 'a'))).toBe(true);
  });

  test.each([true, false])('two paths to one file are one lock; it is there already: %s', async (there) => {
    const folder = newFolder();
    const path = join(folder, 'a', 'state.json');
    mkdirSync(join(folder, 'a'));
    if (there) writeFileSync(path, '');
    const links = ['link', 'alias'].map((name) => join(folder, name));
    symlinkSync(join('a', 'state.json'), links[0] ?? '');
    symlinkSync(join(folder, 'a'), links[1] ?? '');
    const order: string[] = [];
    const names = [path, links[0] ?? '', join(links[1] ?? '', 'state.json')];
    const work = async (real: string) => {
      order.push(real);
      await sleep(5);
      order.push('ends');
    };
    await Promise.all(names.map((name) => withLock(name, work)));
    expect(order).toEqual([path, 'ends', path, 'ends', path, 'ends']);
  });

  test('locks of two files do not know each other', async () => {
    await withLock(file(), () => withLock(file(), async () => {}));
  });

  test('waiting ends with its time, or its signal, and the next one still gets its turn', async () => {
    const path = file();
    const holder = withLock(path, () => sleep(150));
    await expect(withLock(path, async () => {}, { timeoutMs: 20 })).rejects.toMatchObject({
      kind: 'refused',
      message: `${path} is in use by another call of this process`,
    });
    await expect(withLock(path, async () => {}, { signal: AbortSignal.timeout(20) })).rejects.toThrow();
    await expect(withLock(path, async () => {}, { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(await withLock(path, async () => 'mine')).toBe('mine');
    await holder;
  });
});

/** Counts to a number in a file, by reading and writing with a pause between: two at once would lose counts. */
const counter = programOf(`
  import { readFileSync, writeFileSync } from 'node:fs';
  import { setTimeout as sleep } from 'node:timers/promises';
  import { withLock } from 'src/files/lock.ts';
  const [path, times] = process.argv.slice(2);
  console.log('ready');
  for (let i = 0; i < Number(times); i++) {
    await withLock(path, async () => {
      const count = Number(readFileSync(path, 'utf8'));
      await sleep(Math.random() * 2);
      writeFileSync(path, String(count + 1));
    });
  }
`);

const holder = programOf(`
  import { withLock } from 'src/files/lock.ts';
  await withLock(process.argv[2], async () => {
    console.log('held');
    await new Promise((done) => setTimeout(done, 60_000));
  });
`);

describe('among processes', () => {
  test('no count is lost', async () => {
    const path = file();
    writeFileSync(path, '0');
    const program = await counter;
    const children = Array.from({ length: 4 }, () => start(program, path, '25'));
    expect((await Promise.all(children.map(({ ended }) => ended))).map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(readFileSync(path, 'utf8')).toBe('100');
  });

  test('no count is lost where some come by a link', async () => {
    const path = file();
    writeFileSync(path, '0');
    const link = join(newFolder(), 'link.json');
    symlinkSync(path, link);
    const program = await counter;
    const children = [path, link, link, path].map((each) => start(program, each, '25'));
    await Promise.all(children.map(({ ended }) => ended));
    expect(readFileSync(path, 'utf8')).toBe('100');
  });

  test('a holder that is alive is named when the time is up', async () => {
    const path = file();
    const child = start(await holder, path);
    await child.says('held');
    await expect(withLock(path, async () => {}, { timeoutMs: 60 })).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringContaining(`${path} is in use by process ${child.pid} on`),
      hint: expect.stringContaining(`remove ${path}.lock`),
    });
    child.kill();
    await child.ended;
  });

  test('the lock of one that was killed is taken over', async () => {
    const path = file();
    const child = start(await holder, path);
    await child.says('held');
    child.kill();
    await child.ended;
    expect(readdirSync(`${path}.lock`)).toHaveLength(1);
    expect(await withLock(path, async () => 'mine', { timeoutMs: 5000 })).toBe('mine');
  });

  test('with it goes what the killed process had begun beside the file', async () => {
    const folder = newFolder();
    const path = join(folder, 'state.json');
    const child = start(await holder, path);
    await child.says('held');
    const waiting = start(await holder, path);
    await expect.poll(() => readdirSync(folder).length).toBe(2);
    waiting.kill();
    child.kill();
    await Promise.all([child.ended, waiting.ended]);
    await withLock(path, async () => {}, { timeoutMs: 5000 });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('many take over the lock of one that was killed, one at a time', async () => {
    const path = file();
    writeFileSync(path, '0');
    const [holding, counting] = await Promise.all([holder, counter]);
    for (let round = 1; round <= 3; round++) {
      const dead = start(holding, path);
      await dead.says('held');
      const children = Array.from({ length: 4 }, () => start(counting, path, '5'));
      await Promise.all(children.map((child) => child.says('ready')));
      dead.kill();
      await Promise.all(children.map(({ ended }) => ended));
      expect(readFileSync(path, 'utf8')).toBe(String(round * 20));
    }
  });
});

describe('what is found in its place', () => {
  const found = (owner: string) => {
    const path = file();
    mkdirSync(`${path}.lock`);
    writeFileSync(join(`${path}.lock`, owner), '');
    return path;
  };
  const began = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ')[19];

  test('of a pid that nobody has: taken over', async () => {
    await withLock(found(`4194999~1~n~${hostname()}`), async () => {}, { timeoutMs: 5000 });
  });

  test('of a pid that somebody else has by now: taken over', async () => {
    await withLock(found(`${process.pid}~${Number(began) - 1}~n~${hostname()}`), async () => {}, { timeoutMs: 5000 });
  });

  test('an empty folder: nobody has it', async () => {
    const path = file();
    mkdirSync(`${path}.lock`);
    await withLock(path, async () => {}, { timeoutMs: 5000 });
  });

  test('of another machine: kept, for nobody here can tell', async () => {
    const path = found('1~1~n~elsewhere');
    await expect(withLock(path, async () => {}, { timeoutMs: 50 })).rejects.toThrow('process 1 on elsewhere');
  });

  // The child is killed when it does not end: Node's own mkdir never would.
  test.skipIf(!existsSync('/proc/self'))('a folder where none can be made', async () => {
    const program = await programOf(`
      import { withLock } from 'src/files/lock.ts';
      import { atomicWrite } from 'src/files/atomic-write.ts';
      const told = (error) => console.log(error.message);
      await withLock('/proc/nope/deep/state.json', async () => {}).catch(told);
      await atomicWrite('/proc/nope/deep/state.json', '').catch(told);
    `);
    const child = start(program);
    const late = setTimeout(() => child.kill(), 5000);
    const { code, output } = await child.ended;
    clearTimeout(late);
    const why = '/proc/nope/deep/state.json: the folder does not exist\n';
    expect({ code, output }).toEqual({ code: 0, output: `cannot lock ${why}cannot write ${why}` });
  });

  test('a folder that cannot be made', async () => {
    const path = join(found('x'), 'state.json');
    writeFileSync(join(path, '..'), '');
    await expect(withLock(path, async () => {})).rejects.toThrow(`cannot lock ${path}: a part of the path is a file`);
  });
});
