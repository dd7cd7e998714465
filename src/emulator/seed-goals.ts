import type { Id } from '../domain/tag.js';
import { newGoal, newTag } from './new-records.js';
import type { GoalRecord, TagRecord } from './state.js';

const hourMs = 3600 * 1000;

/** Ids are given by {@link seedState}. */
export function shopTags(now: number): TagRecord[] {
  return [
    newTag({ id: '', name: 'Shop', description: 'https://shop.example.com', industry: 'Retail', seenAt: now - hourMs }),
    newTag({
      id: '',
      name: 'Checkout',
      description: 'the payment pages',
      industry: 'Retail',
      seenAt: now - 2 * hourMs,
    }),
    newTag({ id: '', name: 'Campaign pages', description: 'landing pages, not published yet' }),
  ];
}

/** A shop's goals: one of each type at least, and those that are easy to get wrong. */
export function shopGoals(accountId: Id, tags: { shop: Id; checkout: Id; campaign: Id }, now: number): GoalRecord[] {
  const of = { id: '', accountId };
  return [
    newGoal('Event', {
      ...of,
      name: 'Order completed',
      tagId: tags.shop,
      scope: 'Account',
      revenue: { currencyCode: 'USD', type: 'VariableValue', value: '25' },
      isEnhancedConversionsEnabled: true,
      convertedAt: now - hourMs,
      actionExpression: 'purchase',
      actionOperator: 'Equals',
      categoryExpression: 'shop',
      categoryOperator: 'BeginsWith',
    }),
    newGoal('Event', {
      ...of,
      name: 'Checkout started',
      tagId: tags.checkout,
      goalCategory: 'BeginCheckout',
      revenue: { currencyCode: 'USD', type: 'FixedValue', value: '2.5' },
      countType: 'Unique',
      actionExpression: 'begin_checkout',
      actionOperator: 'Equals',
    }),
    newGoal('Event', {
      ...of,
      name: 'Newsletter',
      tagId: tags.shop,
      scope: 'Account',
      goalCategory: 'Signup',
      status: 'Paused',
      actionExpression: 'sign_up',
      actionOperator: 'Equals',
      labelExpression: 'newsletter',
      labelOperator: 'Contains',
    }),
    // Made by Microsoft: can be paused, and nothing else.
    newGoal('Event', {
      ...of,
      name: 'Purchase (auto)',
      tagId: tags.checkout,
      isAutoGoal: true,
      actionExpression: 'purchase',
      actionOperator: 'Equals',
    }),
    newGoal('Url', {
      ...of,
      name: 'Thank-you page',
      tagId: tags.shop,
      scope: 'Account',
      urlExpression: 'https://shop.example.com/thank-you',
      urlOperator: 'BeginsWith',
      viewThroughConversionWindowInMinutes: 1440,
    }),
    // From before 2021: an update has to give it a category.
    newGoal('Url', {
      ...of,
      name: 'Contact form',
      tagId: tags.shop,
      scope: 'Account',
      goalCategory: 'None',
      urlExpression: '/contact/sent',
      urlOperator: 'Contains',
    }),
    newGoal('Duration', { ...of, name: 'Stayed', tagId: tags.shop, scope: 'Account', minimumDurationInSeconds: 300 }),
    newGoal('PagesViewedPerVisit', { ...of, name: 'Browsed', tagId: tags.campaign, minimumPagesViewed: 3 }),
    newGoal('AppInstall', { ...of, name: 'App installed', appPlatform: 'Android', appStoreId: 'com.example.shop' }),
    newGoal('AppDownload', { ...of, name: 'App downloaded', appPlatform: 'iOS', appStoreId: '1234567890' }),
    newGoal('OfflineConversion', {
      ...of,
      name: 'Order by telephone',
      conversionWindowInMinutes: 129_600,
      isExternallyAttributed: false,
    }),
    newGoal('InStoreTransaction', {
      ...of,
      name: 'Bought in the store',
      revenue: { currencyCode: 'USD', type: 'VariableValue', value: null },
    }),
  ];
}
