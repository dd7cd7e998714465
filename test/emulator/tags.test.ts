import { afterEach, describe, expect, test } from 'vitest';
import { anAccount, aTag, together } from '../kit/account.js';
import { asking, type Member, type Members, transports } from './faces.js';
import { anEmulator, call, control, stateOf, stopEmulators, tagXml, type Value } from './wire.js';

afterEach(stopEmulators);

const named = (...names: string[]) => ({ UetTags: names.map((Name) => ({ Name })) });
type Tag = { [member: string]: Value };

describe.each(transports)('over %s', (transport) => {
  const ask = asking(transport);

  describe('AddUetTags', () => {
    test('answers with the whole tag: id, scripts, Unverified, an empty description', async () => {
      const emulator = await anEmulator();
      const { answer, status } = await ask(emulator, 'AddUetTags', named('shop'));
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
      expect(answer.PartialErrors).toEqual([]);
    });

    test('refuses one and makes the others, each in its place', async () => {
      const emulator = await anEmulator();
      const { answer, refusals } = await ask(emulator, 'AddUetTags', named('one', 'ONE', 'two'));
      expect((answer.UetTags as (Tag | null)[]).map((tag) => tag?.Name ?? null)).toEqual(['one', null, 'two']);
      expect(refusals).toEqual([[1, 5302]]);
    });

    test('keeps names of every script, and characters that are escaped', async () => {
      const emulator = await anEmulator();
      const name = `& < > " ' 😀 שלום\nline`;
      await ask(emulator, 'AddUetTags', named(name));
      const { answer } = await ask(emulator, 'GetUetTagsByIds', {});
      expect((answer.UetTags as [Tag])[0].Name).toBe(name);
    });

    test('counts characters, not UTF-16 units: 100 emoji are a name', async () => {
      const { refusals } = await ask(await anEmulator(), 'AddUetTags', named('😀'.repeat(100), '😀'.repeat(101)));
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
      const nothing: Members[] = [{}, { TagIds: null }, { TagIds: [] }];
      for (const none of nothing) {
        const { answer } = await ask(emulator, 'GetUetTagsByIds', none);
        expect(idsOf(answer.UetTags)).toEqual(['5', '50', '9007199254740993']);
      }
    });

    test('keeps the places of the ids, null and 5300 where there is nothing', async () => {
      const { answer, refusals } = await ask(await anEmulator(three), 'GetUetTagsByIds', {
        TagIds: ['50', '404', '5'],
      });
      expect(idsOf(answer.UetTags)).toEqual(['50', null, '5']);
      expect(refusals).toEqual([[1, 5300]]);
    });

    test('shows the industry only when asked, and leaves the member out otherwise', async () => {
      const emulator = await anEmulator(three);
      const TagIds = ['50', '5'];
      const without = await ask(emulator, 'GetUetTagsByIds', { TagIds });
      expect((without.answer.UetTags as [Tag, Tag]).filter((tag) => 'Industry' in tag)).toEqual([]);
      const { answer } = await ask(emulator, 'GetUetTagsByIds', { TagIds, ReturnAdditionalFields: ['Industry'] });
      expect((answer.UetTags as [Tag, Tag]).map((tag) => tag.Industry)).toEqual(['Retail', undefined]);
    });

    test('follows what pages report: Unverified, Active for a day, then Inactive', async () => {
      const emulator = await anEmulator(anAccount({ tags: [aTag({ id: '5' })] }));
      const status = async () =>
        ((await ask(emulator, 'GetUetTagsByIds', {})).answer.UetTags as [Tag])[0].TrackingStatus;
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
    const update = (...tags: Members[]) => ({ UetTags: tags });

    test('changes what is sent and keeps the rest', async () => {
      const emulator = await anEmulator(shop);
      const { refusals } = await ask(emulator, 'UpdateUetTags', update({ Description: null, Id: '5', Name: 'SHOP' }));
      expect(refusals).toEqual([]);
      expect((await stateOf(emulator)).customers['1001']?.tags[0]).toMatchObject({
        name: 'SHOP',
        description: 'the shop',
        industry: 'Retail',
      });
    });

    test('lets two tags of one request not take the same name', async () => {
      const { refusals } = await ask(
        await anEmulator(shop),
        'UpdateUetTags',
        update({ Id: '5', Name: 'one' }, { Id: '6', Name: 'One' }),
      );
      expect(refusals).toEqual([[1, 5302]]);
    });
  });

  describe('shared tags', () => {
    const share = (...CustomerAccountShares: Member[]) => ({ CustomerShare: { CustomerAccountShares } });
    const both = together(
      anAccount({ tags: [aTag({ id: '5', name: 'shop', sharedWith: ['3003'] }), aTag({ id: '6', name: 'own' })] }),
      anAccount({ customerId: '3003', accountId: '4004', tags: [aTag({ id: '7', name: 'theirs' })] }),
    );
    const other = { customer: '3003', account: '4004' };

    test('are seen by the other customer, with who owns them', async () => {
      const { answer } = await ask(await anEmulator(both), 'GetUetTagsByIds', {}, other);
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
      const rename = { UetTags: [{ Id: '5', Name: 'mine now' }] };
      expect((await ask(emulator, 'UpdateUetTags', rename, other)).refusals).toEqual([[0, 106]]);
      expect((await ask(emulator, 'UpdateUetTags', rename)).refusals).toEqual([]);
    });

    test('are replaced as a list, and taken back by an empty one', async () => {
      const emulator = await anEmulator(both);
      const set = (members: Members) => ask(emulator, 'UpdateUetTags', { UetTags: [{ ...members, Id: '5' }] });
      const shared = async () => (await stateOf(emulator)).customers['1001']?.tags[0]?.sharedWith;
      await set(share({ CustomerId: '8' }, { CustomerId: '9' }));
      expect(await shared()).toEqual(['8', '9']);
      await set({ CustomerShare: null });
      expect(await shared()).toEqual(['8', '9']);
      await set({ CustomerShare: {} });
      expect(await shared()).toEqual([]);
    });

    test('cannot be shared with an account, nor without the pilot', async () => {
      const emulator = await anEmulator(both);
      const set = (members: Members) => ask(emulator, 'UpdateUetTags', { UetTags: [{ ...members, Id: '5' }] });
      expect((await set(share({ AccountId: '4004' }))).refusals).toEqual([[0, 4873]]);
      await control(emulator, 'switches', 'POST', { tagSharingPilot: false });
      expect((await set(share({ CustomerId: '8' }))).refusals).toEqual([[0, 4873]]);
    });

    test('leave names to each customer', async () => {
      const { refusals } = await ask(await anEmulator(both), 'AddUetTags', named('shop', 'theirs'), other);
      expect(refusals).toEqual([[1, 5303]]);
    });
  });

  describe('GetUetTagAuthKey', () => {
    const both = anAccount({ tags: [aTag({ id: '5', sharedWith: ['3003'] })] });
    const other = { customer: '3003', account: '4004' };
    const tag = { UetTagId: '5' };

    test('makes a key at the first question, and gives the same one ever after', async () => {
      const emulator = await anEmulator(both);
      const first = (await ask(emulator, 'GetUetTagAuthKey', tag)).answer.UetTagAuthKey;
      expect(first).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect((await ask(emulator, 'GetUetTagAuthKey', tag)).answer.UetTagAuthKey).toBe(first);
    });

    test('lets a customer that shares the tag read a key and not make one', async () => {
      const emulator = await anEmulator(both);
      const before = await ask(emulator, 'GetUetTagAuthKey', tag, other);
      expect([before.answer.UetTagAuthKey, before.refusals]).toEqual([null, [[0, 106]]]);
      const made = (await ask(emulator, 'GetUetTagAuthKey', tag)).answer.UetTagAuthKey;
      expect((await ask(emulator, 'GetUetTagAuthKey', tag, other)).answer.UetTagAuthKey).toBe(made);
    });

    test('knows no key for an unknown tag', async () => {
      const { refusals } = await ask(await anEmulator(both), 'GetUetTagAuthKey', { UetTagId: '404' });
      expect(refusals).toEqual([[0, 5300]]);
    });
  });
});

test('over SOAP no errors are an empty element', async () => {
  const { text } = await call(await anEmulator(), 'AddUetTags', `<UetTags>${tagXml('<Name>n</Name>')}</UetTags>`);
  expect(text).toContain('<PartialErrors xmlns:i="http://www.w3.org/2001/XMLSchema-instance"/>');
});
