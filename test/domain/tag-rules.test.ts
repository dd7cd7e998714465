import { describe, expect, test } from 'vitest';
import type { TagFields, UetTag } from '../../src/domain/tag.js';
import { tagUpdate } from '../../src/domain/tag-change.js';
import { checkNewTag, checkTagOwner, checkTagUpdate } from '../../src/domain/tag-rules.js';

const shop: UetTag = {
  customerShare: null,
  description: 'the shop',
  id: '5012',
  industry: null,
  name: 'shop',
  trackingNoScript: null,
  trackingScript: null,
  trackingStatus: 'Unverified',
};

const emoji = '😀'.repeat(100);

test.each<[TagFields, (number | null)[]]>([
  [{ name: 'shop' }, []],
  [{ name: emoji, description: 'x'.repeat(5_000), industry: 'Retail' }, []],
  [{}, [5305]],
  [{ name: '' }, [5306]],
  [{ name: ' \t' }, [5306]],
  [{ name: `${emoji}x` }, [5306]],
  [{ name: 'a\u0000' }, [5306]],
  [{ name: 'shop', description: '' }, [5307]],
  [{ name: '', description: '\uffff' }, [5306, 5307]],
  [{ name: 'shop', industry: 'Unknown' }, [null]],
])('a new tag %j is refused as %j', (fields, codes) => {
  expect(checkNewTag(fields).map(({ code }) => code)).toEqual(codes);
});

describe('an update of a tag', () => {
  test('may name anything or nothing, and cannot clear', () => {
    expect(checkTagUpdate({})).toEqual([]);
    expect(checkTagUpdate({ description: '' })).toMatchObject([{ code: 5307, flag: '--description' }]);
  });

  test('sends the id and what is named and differs', () => {
    expect(tagUpdate(shop, { name: 'Shop', description: 'the shop' })).toEqual({
      sent: { id: '5012', name: 'Shop' },
      changes: [{ field: 'name', before: 'shop', after: 'Shop' }],
    });
    expect(tagUpdate(shop, { industry: 'Retail' }).changes).toEqual([
      { field: 'industry', before: null, after: 'Retail' },
    ]);
    expect(tagUpdate(shop, {})).toEqual({ sent: { id: '5012' }, changes: [] });
  });

  test('is refused for a tag of another customer', () => {
    const shared = { ...shop, customerShare: { ownerCustomerId: '9', customerAccountShares: null } };
    expect(checkTagOwner(shared, '7')).toMatchObject([{ field: 'customerShare', hint: expect.stringContaining('9') }]);
    expect(checkTagOwner(shared, '9')).toEqual([]);
    expect(checkTagOwner(shop, '7')).toEqual([]);
  });
});
