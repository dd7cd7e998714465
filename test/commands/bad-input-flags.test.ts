import { describe, expect, test } from 'vitest';
import { anAccount, anEventGoal, aTag, aUrlGoal } from '../kit/account.js';
import { bingctl } from '../kit/bingctl.js';
import { refusal, usage } from './refusal.js';

const shop = anAccount({
  tags: [aTag({ name: 'shop' })],
  goals: [anEventGoal({ name: 'Purchase' }), aUrlGoal({ name: 'Thanks' })],
});

const refused = (line: string | readonly string[]) => refusal(line, { account: shop });

describe('commands and flags that do not exist', () => {
  test.each([
    ['gaols list', 'there is no command "gaols": did you mean goals?'],
    ['pixels list', 'there is no command "pixels"'],
    ['tags lits', 'bingctl tags has no command "lits": did you mean list?'],
    ['tags lits --help', 'bingctl tags has no command "lits": did you mean list?'],
    ['help tags remove', 'bingctl tags has no command "remove"'],
    ['tags delete shop', 'bingctl tags has no command "delete"'],
    ['tags list --bogus', "unknown option '--bogus'"],
    ['tags list --satus active', "unknown option '--satus': did you mean --status?"],
    ['tags list --jsn', "unknown option '--jsn': did you mean --json?"],
    ['tags list -x', "unknown option '-x'"],
    ['goals create --nmae x', "unknown option '--nmae': did you mean --name?"],
    ['tags list extra', "too many arguments for 'list'. Expected 0 arguments but got 1"],
    ['tags script shop blog', "too many arguments for 'script'. Expected 1 argument but got 2"],
    [`tags list --${'x'.repeat(1000)}`, `unknown option '--${'x'.repeat(182)}…`],
  ])('%s', async (line, says) => {
    expect(await refused(line)).toEqual(usage(says));
  });
});

describe('values that are missing or empty', () => {
  const flagInstead = (flag: string, next: string) =>
    `${flag} needs a value, and ${next} is a flag; if it is the value, write ${flag}=${next}`;

  test.each([
    ['tags get', "missing required argument 'tag'"],
    ['tags script', "missing required argument 'tag'"],
    ['goals pause', 'which conversion goal? Name it by id or name'],
    ['goals resume 71 --from-file x.json', '--from-file names the goals: leave the arguments out'],
    ['explain', "missing required argument 'code'"],
    ['tags create', '--name: a UET tag needs a name'],
    ['tags create --name', '--name needs a value'],
    ['tags create --name --yes', flagInstead('--name', '--yes')],
    ['tags create --name --description x', flagInstead('--name', '--description')],
    ['tags create --name -q', flagInstead('--name', '-q')],
    ['tags create --name -- shop', flagInstead('--name', '--')],
    ['tags list --env', '--env needs a value'],
    ['tags list -o', '--output needs a value'],
    ['tags list -qo', '--output needs a value'],
    ['goals update Purchase --unset', '--unset needs a value'],
    ['goals update Purchase --unset --dry-run', flagInstead('--unset', '--dry-run')],
    ['tags create --name ""', '--name must not be empty'],
    ['tags create --name=', '--name must not be empty'],
    ['tags create --name shop2 --name ""', '--name must not be empty'],
    ['tags create --name shop2 --description " "', '--description must not be empty'],
    ['goals create --tag ""', '--tag must not be empty'],
    ['goals create --url ""', '--url must not be empty'],
    ['goals create --event-label ""', '--event-label must not be empty'],
    ['emulator start --state ""', '--state must not be empty'],
    ['tags update', 'which UET tag? Name it by id or name'],
    ['goals update', 'which conversion goal? Name it by id or name'],
    ['tags update shop', 'nothing to change: name --name, --description or --industry'],
    ['goals update Purchase', 'nothing to change: name what shall change by a flag'],
  ])('%s', async (line, says) => {
    expect(await refused(line)).toEqual(usage(says));
  });
});

describe('words that a flag does not take', () => {
  const categories =
    'one of purchase, add-to-cart, begin-checkout, subscribe, submit-lead-form, book-appointment, signup, ' +
    'request-quote, get-directions, outbound-click, contact, page-view, download, other';
  const types = 'one of url, duration, pages-viewed, event, app-install, app-download, offline, in-store';
  const forms = 'table, json, yaml, csv, ndjson, id, markdown';

  test.each([
    ['tags list --status gone', '--status: "gone" is not a tracking status: one of unverified, active, inactive'],
    ['goals list --type urll', `--type: "urll" is not a goal type: did you mean url? It is ${types}`],
    ['goals list --type ""', `--type: "" is not a goal type: ${types}`],
    [
      'goals create --category purchse',
      `--category: "purchse" is not a goal category: did you mean purchase? It is ${categories}`,
    ],
    [
      'goals create --category none',
      `--category: "none" cannot be used as a goal category: only goals from before March 2021 still have it. It is ${categories}`,
    ],
    [
      'goals update Purchase --status deleted',
      '--status: "deleted" cannot be used as a goal status: the service has no way to delete a goal, only to pause it. It is one of active, paused',
    ],
    [
      'goals create --scope acount',
      '--scope: "acount" is not a scope: did you mean account? It is one of account, customer',
    ],
    ['goals create --count both', '--count: "both" is not a way to count: one of all, unique'],
    [
      'goals create --attribution linear',
      '--attribution: "linear" is not an attribution model: one of last-click, last-touch, data-driven',
    ],
    ['goals create --revenue free', '--revenue: "free" is not a revenue type: one of none, fixed, variable'],
    [
      'goals create --url-operator like',
      '--url-operator: "like" is not an operator: one of equals, begins-with, contains, regex',
    ],
    [
      'goals create --event-value-operator more',
      '--event-value-operator: "more" is not an operator for a value: one of equals, less-than, greater-than',
    ],
    [
      'goals create --app-platform symbian',
      '--app-platform: "symbian" is not an app platform: one of ios, android, windows, windows-phone',
    ],
    [
      'goals update Purchase --unset event-name',
      '--unset cannot take "event-name" away: it takes event-action, event-category, event-label, event-value',
    ],
    [
      'goals update Purchase --unset revenue',
      '--unset cannot take "revenue" away: it takes event-action, event-category, event-label, event-value',
    ],
    [
      'tags create --if-exists skp',
      '--if-exists: "skp" is not a choice: did you mean skip? It is one of error, skip, update',
    ],
    ['tags script shop --format pdf', '--format: "pdf" is not a choice: one of html, js'],
    ['tags script shop --consent granted', '--consent: "granted" is not a choice: one of default-denied'],
    ['wsdl diff --fail-on fatal', '--fail-on: "fatal" is not a choice: one of info, warning, error'],
    [
      'emulator start --behaviour soap-2025-07',
      '--behaviour: "soap-2025-07" is not a choice: did you mean soap-2026-07? It is one of soap-2026-07, rest-2026-06, rest-2026-10',
    ],
    ['tags list -o jsn', `--output: "jsn" is not one of ${forms}; did you mean json?`],
    ['tags list --output=xml', `--output: "xml" is not one of ${forms}`],
  ])('%s', async (line, says) => {
    expect(await refused(line)).toEqual(usage(says));
  });

  test('a word of a megabyte is not repeated whole', async () => {
    const told = await refused(['goals', 'list', '--type', 'u'.repeat(1_000_000)]);
    expect(told).toEqual(usage(`--type: "${'u'.repeat(60)}…" is not a goal type: ${types}`));
  });
});

describe('numbers, amounts and durations', () => {
  const inUnits = 'whole numbers with s, m, h, d or w, as in 90s, 30d or 1h30m';

  test.each([
    ['goals create --window 30', '--window: "30" is not a duration: the unit is missing, as in 30s, 30m, 30h or 30d'],
    ['goals create --window 1.5d', `--window: "1.5d" is not a duration: ${inUnits}`],
    ['goals create --window -1d', `--window: "-1d" is not a duration: ${inUnits}`],
    ['goals create --window ""', `--window: "" is not a duration: ${inUnits}`],
    ['goals create --window 90s', '--window: "90s" is not a whole number of minutes'],
    ['goals create --window 9999999999999999999d', '--window: "9999999999999999999d" is too long for a duration'],
    ['goals create --min-pages 1.5', '--min-pages takes a whole number of at most nine digits, not "1.5"'],
    ['goals create --min-pages -3', '--min-pages takes a whole number of at most nine digits, not "-3"'],
    [
      'goals create --min-pages 99999999999',
      '--min-pages takes a whole number of at most nine digits, not "99999999999"',
    ],
    ['goals create --revenue-value 1e3', '--revenue-value: "1e3" is not an amount: digits, as in 25 or 25.50'],
    [
      'goals create --revenue-value 1,5',
      '--revenue-value: "1,5" is not an amount: the decimal sign is a point, and nothing separates thousands',
    ],
    ['goals create --event-value NaN', '--event-value: "NaN" is not an amount: digits, as in 25 or 25.50'],
    ['emulator start --port 65536', '--port takes a port from 0 to 65535, not "65536"'],
    ['emulator start --port -1', '--port takes a port from 0 to 65535, not "-1"'],
    ['emulator start --port 80x', '--port takes a port from 0 to 65535, not "80x"'],
    [
      'emulator start --state memory --fault lost,count=-1',
      'fault "lost,count=-1": count must be a whole number from 1 to 1000000',
    ],
    [
      'emulator start --state memory --fault lost,colour=red',
      'fault "lost,colour=red": "colour" is not a setting; there are: count, skip, ms, status, retry-after, index, code',
    ],
  ])('%s', async (line, says) => {
    expect(await refused(line)).toEqual(usage(says));
  });
});

describe('flags that contradict each other', () => {
  test.each([
    ['tags create --name x --from-file tags.json', '--from-file takes the fields from the file: leave --name out'],
    [
      'goals create --from-file goals.json --tag shop',
      '--from-file takes the fields from the file: leave the other flags out',
    ],
    [
      'goals update Purchase --event-label x --unset event-label',
      '--event-label and --unset event-label say two things at once',
    ],
  ])('%s', async (line, says) => {
    expect(await refused(line)).toEqual(usage(says));
  });

  test.each(['csv', 'yaml', 'ndjson'])('--json -o %s', async (format) => {
    const { code, stdout, stderr } = await bingctl(`tags list --json -o ${format}`, { account: shop });
    const { error } = JSON.parse(stderr);
    const message = `--json and --output ${format} ask for two formats`;
    expect([code, stdout, error.kind, error.message]).toEqual([64, '', 'usage', message]);
  });

  test('of a flag given twice the last one counts', async () => {
    expect(await refused('tags list --status active --status gone')).toEqual(
      usage('--status: "gone" is not a tracking status: one of unverified, active, inactive'),
    );
  });
});

describe('questions that nobody is there to answer', () => {
  test.each([
    [
      'emulator reset',
      [],
      'Forget everything the emulator holds in /tmp/bingctl-nothing-here/emulator.json? Nobody can answer here.',
    ],
    [
      'tags auth-key shop',
      ['GetUetTagsByIds'],
      'The service makes a Conversions API key for the UET tag "shop", if it has none. Go on? Nobody can answer here.',
    ],
  ])('%s', async (line, calls, says) => {
    const env = { BINGCTL_STATE_DIR: '/tmp/bingctl-nothing-here' };
    expect(await refusal(line, { account: shop, env })).toEqual({ ...usage(says), calls });
  });
});
