import type { Goal, GoalBase } from '../../src/domain/goal.js';
import type { UetTag } from '../../src/domain/tag.js';

export function aTag(members: Partial<UetTag> = {}): UetTag {
  return {
    customerShare: null,
    description: null,
    id: '5012',
    industry: null,
    name: 'shop',
    trackingNoScript: null,
    trackingScript: null,
    trackingStatus: 'Unverified',
    ...members,
  };
}

export const goalBase: Omit<GoalBase, 'type'> = {
  attributionModelType: 'LastClick',
  conversionWindowInMinutes: 43_200,
  countType: 'All',
  excludeFromBidding: false,
  goalCategory: 'Purchase',
  id: '71',
  isAutoGoal: false,
  isEnhancedConversionsEnabled: null,
  name: 'Purchase',
  revenue: { currencyCode: 'USD', type: 'FixedValue', value: '25.5' },
  scope: 'Account',
  status: 'Active',
  tagId: '5012',
  trackingStatus: 'TagUnverified',
  viewThroughConversionWindowInMinutes: 1440,
};

/** What an Event goal counts, whole, as it is stored and sent: a label and nothing else. */
export const labelAlone = {
  actionExpression: null,
  actionOperator: null,
  categoryExpression: null,
  categoryOperator: null,
  labelExpression: 'Order Completed',
  labelOperator: 'Equals',
  value: null,
  valueOperator: null,
} as const;

export function anEventGoal(members: Partial<Extract<Goal, { type: 'Event' }>> = {}): Goal {
  return {
    ...goalBase,
    type: 'Event',
    ...labelAlone,
    ...members,
  };
}
