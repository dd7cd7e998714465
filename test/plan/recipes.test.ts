import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type EventSource, eventSources } from '../../src/domain/event-source.js';
import { startEmulator } from '../../src/emulator/server.js';
import { anAccount } from '../kit/account.js';
import { bingctl, emptyFolder } from '../kit/bingctl.js';
import { validator } from './validator.js';

const wrongBy = validator();
const kinds = ['shop', 'lead-gen', 'saas'];

/** Without an account, a network or a sign-in. */
const recipe = async (line: string) => (await bingctl(`export ${line}`, { env: { BINGCTL_ENV: 'production' } })).stdout;

/** Each is tried over one of the two. */
const transportOf = (kind: string, source: EventSource) =>
  (kinds.indexOf(kind) + eventSources.indexOf(source)) % 2 === 0 ? 'soap' : 'rest';

describe.each(kinds)('the recipe %s', (kind) => {
  test.each(eventSources)('for %s applies to an empty account, and plans to nothing then', async (source) => {
    const emulator = await startEmulator({ state: { memory: anAccount() } });
    const at = { emulator, cwd: emptyFolder(), env: { BINGCTL_TRANSPORT: transportOf(kind, source) } };
    const text = await recipe(`--recipe ${kind} --source ${source}`);
    expect(wrongBy(parse(text))).toEqual([]);
    writeFileSync(join(at.cwd, 'bingctl.yaml'), text);
    const applied = await bingctl('apply --yes --json', at);
    expect([applied.code, applied.stderr.match(/warning|refused/)]).toEqual([0, null]);
    expect(await bingctl('plan --detailed-exitcode', at)).toMatchObject({ code: 0, stderr: '' });
    const exported = JSON.parse((await bingctl('export --json', at)).stdout);
    expect(wrongBy(exported)).toEqual([]);
    expect(Object.keys(exported.goals)).toHaveLength(Object.keys(parse(text).goals).length);
    await emulator.close();
  });
});

test('a recipe is a commented file', async () => {
  expect(await recipe('--recipe shop --source segment')).toMatchInlineSnapshot(`
    "# Goals for a shop: what is bought, and the steps before that; events by segment.
    # Change names and events to yours, then: bingctl plan, and bingctl apply.
    version: 1

    # What goals have where they say nothing else.
    # Segment in device mode sends the event's name as the label.
    defaults:
      tag: website
      source: segment
      window: 30d

    tags:
      # One UET tag for the whole site; bingctl tags script prints what its pages carry.
      website:
        name: Website
        industry: retail

    goals:
      # Every order counts, with what it is worth.
      # Segment takes it from properties.revenue, and sends no currency: the one here has to be yours.
      purchase:
        name: Purchase
        event: Order Completed
        category: purchase
        count: all
        revenue: { type: variable, currency: USD }

      # A step on the way: with excludeFromBidding: true automated bidding leaves it aside, where the account may.
      begin-checkout:
        name: Checkout begun
        event: Checkout Started
        category: begin-checkout
        count: unique
        window: 7d

      # A step on the way: with excludeFromBidding: true automated bidding leaves it aside, where the account may.
      add-to-cart:
        name: Added to cart
        event: Product Added
        category: add-to-cart
        count: unique
        window: 7d

      # Once for each click, however often the form is sent.
      account:
        name: Customer account opened
        event: Signed Up
        category: signup
        count: unique
    "
  `);
});

test('the events are called as each source calls them', async () => {
  const events = async (line: string) => {
    const { goals } = parse(await recipe(line));
    return Object.values(goals as Record<string, { event?: string }>).flatMap(({ event }) => event ?? []);
  };
  expect(await events('--recipe shop')).toEqual(['purchase', 'begin_checkout', 'add_to_cart', 'sign_up']);
  for (const source of eventSources.filter((each) => each !== 'uet')) {
    expect(await events(`--recipe shop --source ${source}`)).toEqual([
      'Order Completed',
      'Checkout Started',
      'Product Added',
      'Signed Up',
    ]);
    expect(await events(`--recipe saas --source ${source}`)).toEqual([
      'Signed Up',
      'Trial Started',
      'Demo Requested',
      'Order Completed',
    ]);
  }
});

test('JSON has the same members', async () => {
  const [text, json] = [await recipe('--recipe lead-gen'), await recipe('--recipe lead-gen --json')];
  expect(JSON.parse(json)).toEqual(parse(text));
});

test('--file writes it, and leaves a file that is there', async () => {
  const cwd = emptyFolder();
  const line = 'export --recipe saas --source amplitude --file bingctl.yaml';
  expect(await bingctl(line, { cwd })).toEqual({
    code: 0,
    stdout: 'bingctl.yaml: 1 UET tag, 4 conversion goals\n',
    stderr: '',
  });
  expect(readFileSync(join(cwd, 'bingctl.yaml'), 'utf8')).toBe(await recipe('--recipe saas --source amplitude'));
  expect(await bingctl(line, { cwd })).toMatchObject({ code: 64, stdout: '' });
});
