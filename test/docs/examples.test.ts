import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bingctl, emptyFolder, type Run } from '../kit/bingctl.js';
import { type Block, commandsIn, type Page, pages } from './pages.js';

/** Its command lines come from the helps, whose examples are about accounts of all kinds: reference.test.ts parses them. */
const generated = 'docs/commands.md';

describe.each(
  pages()
    .filter(({ name, blocks }) => name !== generated && blocks.some(({ kind }) => kind !== 'file'))
    .map((page) => [page.name, page] as const),
)('%s', (_, page) => {
  // In the order of the page, and against one account: what an example makes, those after it find.
  test('does what it says', async () => {
    const { run, folder } = await reader();
    for (const block of page.blocks) await follow(block, page, run, folder);
  });
});

type Runner = (argv: readonly string[], more?: { stdin?: string; columns?: number }) => Promise<Run>;

/** Somebody who follows a page on the emulator, filled with the shop of `emulator seed`. */
async function reader(): Promise<{ run: Runner; folder: string }> {
  const folder = emptyFolder();
  const env = { BINGCTL_STATE_DIR: emptyFolder(), BINGCTL_CACHE_DIR: emptyFolder(), NO_COLOR: '1' };
  const run: Runner = (argv, more = {}) => bingctl(argv, { env, cwd: folder, ...more });
  await run(['emulator', 'seed']);
  return { run, folder };
}

async function follow(block: Block, page: Page, run: Runner, folder: string): Promise<void> {
  const place = (command: string) => `${page.name}:${block.line}  ${command}`;
  if (block.kind === 'file') {
    writeFileSync(join(folder, block.file), block.content);
    return;
  }
  if (block.kind === 'show') {
    for (const { command, output } of block.shown) {
      const [step] = commandsIn(command).flat();
      const result = await run(step?.argv ?? [], { columns: 100 });
      expect({ code: result.code, output: screen(result) }, place(command)).toEqual({ code: block.exit, output });
    }
    return;
  }
  for (const command of block.commands) {
    for (const pipe of commandsIn(command)) {
      let stdin = '';
      for (const { argv, piped, into } of pipe) {
        // It runs until it is stopped; test/emulator does that.
        if (argv.slice(0, 2).join(' ') === 'emulator start') continue;
        const { code, stdout, stderr } = await run(argv, piped ? { stdin } : {});
        expect(code, `${place(command)}\n${stderr}`).toBe(block.exit);
        stdin = stdout;
        if (into !== null) writeFileSync(join(folder, into), stdout);
      }
    }
  }
}

/** What stays on the screen: progress is drawn over one line and wiped. */
function screen({ code, stdout, stderr }: Run): string {
  const still = stderr.replaceAll(/\r\u001b\[2K(?:[^\r\n]*(?=\r\u001b\[2K))?/g, '');
  return code === 0 ? still + stdout : stdout + still;
}

test('every link to another file leads somewhere', () => {
  const broken = pages().flatMap(({ name, text }) =>
    [...text.matchAll(/\]\((?!https?:)([^)#\s]+)(?:#([^)]+))?\)/g)].flatMap(([, path = '', anchor]) => {
      const target = join(name, '..', path);
      try {
        const there = readFileSync(target, 'utf8');
        return anchor === undefined || anchors(there).has(anchor) ? [] : [`${name}: ${path}#${anchor}`];
      } catch {
        return [`${name}: ${path}`];
      }
    }),
  );
  expect(broken).toEqual([]);
});

test('the README leads to every page', () => {
  const [readme, ...others] = pages();
  expect(others.map(({ name }) => name).filter((name) => !readme?.text.includes(`](${name})`))).toEqual([]);
});

function anchors(text: string): Set<string> {
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, '')
        .replaceAll(' ', '-'),
    ),
  );
}
