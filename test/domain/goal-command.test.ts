import { describe, expect, test } from 'vitest';
import { createCommand } from '../../src/domain/goal-command.js';

describe('the command that makes the same goal', () => {
  test('has a flag for each member, in words', () => {
    const fields = {
      type: 'Url',
      name: "It's paid",
      tagId: 'shop',
      goalCategory: 'AddToCart',
      countType: 'Unique',
      conversionWindowInMinutes: 90,
      revenue: { type: 'FixedValue', value: '9.5', currencyCode: 'EUR' },
      urlExpression: '-thanks',
      urlOperator: 'BeginsWith',
      excludeFromBidding: false,
      isEnhancedConversionsEnabled: true,
      scope: undefined,
    } as const;
    expect(createCommand(fields, null)).toBe(
      `bingctl goals create --type url --name "It's paid" --tag shop --category add-to-cart --count unique ` +
        '--window 1h30m --no-exclude-from-bidding --enhanced-conversions --revenue fixed --revenue-value 9.5 ' +
        '--currency EUR --url=-thanks --url-operator begins-with',
    );
  });

  test('says the event in place of its pairs', () => {
    const fields = { type: 'Event', name: 'Sold', labelExpression: 'Sold', labelOperator: 'Contains' } as const;
    const short = { source: 'segment', event: 'Sold', operator: 'Contains' } as const;
    expect(createCommand(fields, short)).toBe(
      'bingctl goals create --type event --name Sold --source segment --event Sold --event-operator contains',
    );
    expect(createCommand(fields, { source: 'amplitude', event: 'Sold', operator: 'Equals', labelMapped: true })).toBe(
      'bingctl goals create --type event --name Sold --source amplitude --event Sold --label-mapped',
    );
  });
});
