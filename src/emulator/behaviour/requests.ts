import type {
  AttributionModel,
  CountType,
  Decimal,
  ExpressionOperator,
  GoalCategory,
  GoalStatus,
  Revenue,
  Scope,
  ValueOperator,
} from '../../domain/goal.js';
import type { Id, Industry } from '../../domain/tag.js';

/*
 * What a face hands over: the service's objects in camelCase, checked against the contract. Absent and null are the same,
 * as they are to the service.
 */
type Sent<T> = { [K in keyof T]?: T[K] | null };

export type SentTag = Sent<{
  id: Id;
  name: string;
  description: string;
  industry: Industry;
  customerShare: Sent<{ customerAccountShares: (Sent<{ accountId: Id; customerId: Id }> | null)[] }>;
}>;

export type SentGoal = Sent<{
  attributionModelType: AttributionModel;
  conversionWindowInMinutes: number;
  countType: CountType;
  excludeFromBidding: boolean;
  goalCategory: GoalCategory;
  id: Id;
  isEnhancedConversionsEnabled: boolean;
  name: string;
  revenue: Sent<Revenue>;
  scope: Scope;
  status: GoalStatus;
  tagId: Id;
  /** The sent element; the class decides. */
  type: string[];
  viewThroughConversionWindowInMinutes: number;
  urlExpression: string;
  urlOperator: ExpressionOperator;
  minimumDurationInSeconds: number;
  minimumPagesViewed: number;
  actionExpression: string;
  actionOperator: ExpressionOperator;
  categoryExpression: string;
  categoryOperator: ExpressionOperator;
  labelExpression: string;
  labelOperator: ExpressionOperator;
  value: Decimal;
  valueOperator: ValueOperator;
  appPlatform: string;
  appStoreId: string;
  isExternallyAttributed: boolean;
}> & {
  /** The service's class name, such as EventGoal. */
  class: string;
};

export type SentPredicate = Sent<{ field: string; operator: string; value: string }>;

export interface Requests {
  GetUetTagsByIds: Sent<{ tagIds: Id[]; returnAdditionalFields: string[] }>;
  AddUetTags: Sent<{ uetTags: (SentTag | null)[] }>;
  UpdateUetTags: Sent<{ uetTags: (SentTag | null)[] }>;
  GetUetTagAuthKey: Sent<{ uetTagId: Id }>;
  AddConversionGoals: Sent<{ conversionGoals: (SentGoal | null)[] }>;
  UpdateConversionGoals: Sent<{ conversionGoals: (SentGoal | null)[] }>;
  GetConversionGoalsByIds: Sent<{
    conversionGoalIds: Id[];
    conversionGoalTypes: string[];
    returnAdditionalFields: string[];
  }>;
  GetConversionGoalsByTagIds: Sent<{ tagIds: Id[]; conversionGoalTypes: string[]; returnAdditionalFields: string[] }>;
  GetAccountProperties: Sent<{ accountPropertyNames: string[] }>;
  GetUser: Sent<{ userId: Id }>;
  SearchAccounts: Sent<{
    predicates: (SentPredicate | null)[];
    ordering: (Sent<{ field: string; order: string }> | null)[];
    pageInfo: Sent<{ index: number; size: number }>;
    returnAdditionalFields: string[];
  }>;
  GetAccountsInfo: Sent<{ customerId: Id; onlyParentAccounts: boolean }>;
}

/** Most items of a list in one call: adds, updates and reads of tags and goals alike. */
export const mostItems = 100;
