import { afterEach, describe, expect, test } from 'vitest';
import { anAccount, aTag, together } from '../kit/account.js';
import { anEmulator, call, control, ids, stateOf, stopEmulators, tagXml, type Value } from './wire.js';

afterEach(stopEmulators);

const named = (...names: string[]) =>
  `<UetTags>${names.map((name) => tagXml(`<Name>${name}</Name>`)).join('')}</UetTags>`;
type Tag = { [member: string]: Value };

describe('AddUetTags', () => {
  test('answers with the whole tag: id, scripts, Unverified, an empty description', async () => {
    const emulator = await anEmulator();
    const { answer, status, text } = await call(emulator, 'AddUetTags', named('shop'));
    const [tag] = answer.UetTags as [Tag];
    expect(status).toBe(200);
    expect(tag).toEqual({
      CustomerShare: null,
      Description: '',
      Id: '7000001',
      Name: 'shop',
      TrackingNoScript: expect.stringMatching(/^<img src="\/\/bat\.bing\.com\/action\/0\?ti=7000001&Ver=2"/),
      TrackingScript: expect.stringMatching(/^<script>.*<\/script>$/),
      TrackingStatus: 'Unverified',
    });
    expect(String(tag.TrackingScript).match(/ti:"7000001"/g)).toHaveLength(1);
    expect(text).toContain('<PartialErrors xmlns:i="http://www.w3.org/2001/XMLSchema-instance"/>');
  });

  test('refuses one and makes the others, each in its place', async () => {
    const emulator = await anEmulator();
    const { answer, refusals } = await call(emulator, 'AddUetTags', named('one', 'ONE', 'two'));
    expect((answer.UetTags as (Tag | null)[]).map((tag) => tag?.Name ?? null)).toEqual(['one', null, 'two']);
    expect(refusals).toEqual([[1, 5302]]);
  });

  test('keeps names of every script, and characters that XML escapes', async () => {
    const emulator = await anEmulator();
    const name = `& < > " ' 😀 שלום\nline`;
    await call(emulator, 'AddUetTags', named(name.replace(/&/g, '&amp;').replace(/</g, '&lt;')));
    const { answer } = await call(emulator, 'GetUetTagsByIds', '');
    expect((answer.UetTags as [Tag])[0].Name).toBe(name);
  });

  test('counts characters, not UTF-16 units: 100 emoji are a name', async () => {
    const { refusals } = await call(await anEmulator(), 'AddUetTags', named('😀'.repeat(100), '😀'.repeat(101)));
    expect(refusals).toEqual([[1, 5306]]);
  });
});

describe('GetUetTagsByIds', () => {
  const three = anAccount({
    tags: [aTag({ id: '9007199254740993' }), aTag({ id: '5' }), aTag({ id: '50', industry: 'Retail' })],
  });
  const idsOf = (value: Value | undefined) => (value as (Tag | null)[]).map((tag) => tag?.Id ?? null);

  test('lists all in the order of their ids when none are given, and 64-bit ids without loss', async () => {
    const emulator = await anEmulator(three);
    for (const none of ['', '<TagIds i:nil="true"/>', '<TagIds/>']) {
      const { answer } = await call(emulator, 'GetUetTagsByIds', none);
      expect(idsOf(answer.UetTags)).toEqual(['5', '50', '9007199254740993']);
    }
  });

  test('keeps the places of the ids, null and 5300 where there is nothing', async () => {
    const { answer, refusals } = await call(await anEmulator(three), 'GetUetTagsByIds', ids('TagIds', [50, 404, 5]));
    expect(idsOf(answer.UetTags)).toEqual(['50', null, '5']);
    expect(refusals).toEqual([[1, 5300]]);
  });

  test('shows the industry only when asked, and leaves the member out otherwise', async () => {
    const emulator = await anEmulator(three);
    const without = await call(emulator, 'GetUetTagsByIds', ids('TagIds', [50, 5]));
    expect(without.text).not.toContain('Industry');
    const asked = '<ReturnAdditionalFields>Industry</ReturnAdditionalFields>';
    const { answer } = await call(emulator, 'GetUetTagsByIds', ids('TagIds', [50, 5]) + asked);
    expect((answer.UetTags as [Tag, Tag]).map((tag) => tag.Industry)).toEqual(['Retail', undefined]);
  });

  test('follows what pages report: Unverified, Active for a day, then Inactive', async () => {
    const emulator = await anEmulator(anAccount({ tags: [aTag({ id: '5' })] }));
    const status = async () =>
      ((await call(emulator, 'GetUetTagsByIds', '')).answer.UetTags as [Tag])[0].TrackingStatus;
    expect(await status()).toBe('Unverified');
    await control(emulator, 'beacons', 'POST', { tagId: '5' });
    expect(await status()).toBe('Active');
    await control(emulator, 'clock', 'POST', { advanceMs: 23.9 * 3_600_000 });
    expect(await status()).toBe('Active');
    await control(emulator, 'clock', 'POST', { advanceMs: 3_600_000 });
    expect(await status()).toBe('Inactive');
  });
});

describe('UpdateUetTags', () => {
  const shop = anAccount({
    tags: [
      aTag({ id: '5', name: 'shop', description: 'the shop', industry: 'Retail' }),
      aTag({ id: '6', name: 'blog' }),
    ],
  });
  const update = (...tags: string[]) => `<UetTags>${tags.map(tagXml).join('')}</UetTags>`;

  test('changes what is sent and keeps the rest', async () => {
    const emulator = await anEmulator(shop);
    const { refusals } = await call(
      emulator,
      'UpdateUetTags',
      update('<Description i:nil="true"/><Id>5</Id><Name>SHOP</Name>'),
    );
    expect(refusals).toEqual([]);
    expect((await stateOf(emulator)).customers['1001']?.tags[0]).toMatchObject({
      name: 'SHOP',
      description: 'the shop',
      industry: 'Retail',
    });
  });

  test('lets two tags of one request not take the same name', async () => {
    const { refusals } = await call(
      await anEmulator(shop),
      'UpdateUetTags',
      update('<Id>5</Id><Name>one</Name>', '<Id>6</Id><Name>One</Name>'),
    );
    expect(refusals).toEqual([[1, 5302]]);
  });
});

describe('shared tags', () => {
  const share = (...members: string[]) =>
    `<CustomerShare><CustomerAccountShares>${members
      .map((member) => `<CustomerAccountShare>${member}</CustomerAccountShare>`)
      .join('')}</CustomerAccountShares></CustomerShare>`;
  const both = together(
    anAccount({ tags: [aTag({ id: '5', name: 'shop', sharedWith: ['3003'] }), aTag({ id: '6', name: 'own' })] }),
    anAccount({ customerId: '3003', accountId: '4004', tags: [aTag({ id: '7', name: 'theirs' })] }),
  );
  const other = { customer: '3003', account: '4004' };

  test('are seen by the other customer, with who owns them', async () => {
    const { answer } = await call(await anEmulator(both), 'GetUetTagsByIds', '', other);
    const tags = answer.UetTags as [Tag, Tag];
    expect(tags.map(({ Id }) => Id)).toEqual(['5', '7']);
    expect(tags[0].CustomerShare).toEqual({
      CustomerAccountShares: [
        { AccountId: null, Associations: null, CustomerId: '1001' },
        { AccountId: null, Associations: null, CustomerId: '3003' },
      ],
      OwnerCustomerId: '1001',
    });
    expect(tags[1].CustomerShare).toBeNull();
  });

  test('are changed by their owner alone', async () => {
    const emulator = await anEmulator(both);
    const rename = `<UetTags>${tagXml('<Id>5</Id><Name>mine now</Name>')}</UetTags>`;
    expect((await call(emulator, 'UpdateUetTags', rename, other)).refusals).toEqual([[0, 106]]);
    expect((await call(emulator, 'UpdateUetTags', rename)).refusals).toEqual([]);
  });

  test('are replaced as a list, and taken back by an empty one', async () => {
    const emulator = await anEmulator(both);
    const set = (xml: string) => call(emulator, 'UpdateUetTags', `<UetTags>${tagXml(`${xml}<Id>5</Id>`)}</UetTags>`);
    const shared = async () => (await stateOf(emulator)).customers['1001']?.tags[0]?.sharedWith;
    await set(share('<CustomerId>8</CustomerId>', '<CustomerId>9</CustomerId>'));
    expect(await shared()).toEqual(['8', '9']);
    await set('<CustomerShare i:nil="true"/>');
    expect(await shared()).toEqual(['8', '9']);
    await set('<CustomerShare/>');
    expect(await shared()).toEqual([]);
  });

  test('cannot be shared with an account, nor without the pilot', async () => {
    const emulator = await anEmulator(both);
    const set = (xml: string) => call(emulator, 'UpdateUetTags', `<UetTags>${tagXml(`${xml}<Id>5</Id>`)}</UetTags>`);
    expect((await set(share('<AccountId>4004</AccountId>'))).refusals).toEqual([[0, 4873]]);
    await control(emulator, 'switches', 'POST', { tagSharingPilot: false });
    expect((await set(share('<CustomerId>8</CustomerId>'))).refusals).toEqual([[0, 4873]]);
  });

  test('leave names to each customer', async () => {
    const { refusals } = await call(await anEmulator(both), 'AddUetTags', named('shop', 'theirs'), other);
    expect(refusals).toEqual([[1, 5303]]);
  });
});

describe('GetUetTagAuthKey', () => {
  const both = anAccount({ tags: [aTag({ id: '5', sharedWith: ['3003'] })] });
  const other = { customer: '3003', account: '4004' };
  const ask = '<UetTagId>5</UetTagId>';

  test('makes a key at the first question, and gives the same one ever after', async () => {
    const emulator = await anEmulator(both);
    const first = (await call(emulator, 'GetUetTagAuthKey', ask)).answer.UetTagAuthKey;
    expect(first).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect((await call(emulator, 'GetUetTagAuthKey', ask)).answer.UetTagAuthKey).toBe(first);
  });

  test('lets a customer that shares the tag read a key and not make one', async () => {
    const emulator = await anEmulator(both);
    const before = await call(emulator, 'GetUetTagAuthKey', ask, other);
    expect([before.answer.UetTagAuthKey, before.refusals]).toEqual([null, [[0, 106]]]);
    const made = (await call(emulator, 'GetUetTagAuthKey', ask)).answer.UetTagAuthKey;
    expect((await call(emulator, 'GetUetTagAuthKey', ask, other)).answer.UetTagAuthKey).toBe(made);
  });

  test('knows no key for an unknown tag', async () => {
    const { refusals } = await call(await anEmulator(both), 'GetUetTagAuthKey', '<UetTagId>404</UetTagId>');
    expect(refusals).toEqual([[0, 5300]]);
  });
});
