import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import yaml from 'yaml';
import { accountMembers } from '../../src/plan/file/account-members.js';
import { goalMembers } from '../../src/plan/file/goal-members.js';
import { rootMembers } from '../../src/plan/file/root-members.js';
import { tagMembers } from '../../src/plan/file/tag-members.js';
import { validator } from '../plan/validator.js';
import { pages } from './pages.js';

/** Every `yaml` block that is not said to be another file: by the comment at its top, or as the file of an example. */
const files = pages().flatMap(({ name, text }) =>
  [...text.matchAll(/(?:^<!-- file (\S+) -->\n+)?^```yaml\n(.*?)^```$/gms)].flatMap(
    ([, file = 'bingctl.yaml', content = ''], at) => {
      const isOurs = file === 'bingctl.yaml' && !/^# \.(github|gitlab)\b/.test(content);
      return isOurs ? [{ place: `${name}, its block ${at + 1}`, content }] : [];
    },
  ),
);
const wrongBy = validator();

describe('every bingctl.yaml in the documentation is valid by the schema', () => {
  test.each(files.map(({ place, content }) => [place, content]))('%s', (_, content) => {
    expect(wrongBy(yaml.parse(content))).toEqual([]);
  });

  test('and there are some', () => {
    expect(files.length).toBeGreaterThan(6);
  });
});

describe('docs/config-file.md has every member, and no other', () => {
  const page = readFileSync('docs/config-file.md', 'utf8');
  const section = (title: string) => page.split(/^## /m).find((part) => part.startsWith(title)) ?? '';
  const rows = (text: string) =>
    [...text.matchAll(/^\| (`[^|]*`) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );

  test.each([
    ['Tags', tagMembers],
    ['Goals', goalMembers],
    ['Several accounts', accountMembers],
  ])('%s', (title, members) => {
    expect(rows(section(title)).sort()).toEqual(members.map(({ name }) => name).sort());
  });

  test('the file itself', () => {
    expect(rootMembers.map(({ name }) => name).filter((name) => !page.includes(name))).toEqual([]);
  });
});
