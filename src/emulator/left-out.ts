/**
 * Members with EmitDefaultValue=false in the service's contract: left out of an answer when null, where all others are
 * sent as nil.
 */
export const leftOutWhenNull: ReadonlySet<string> = new Set([
  'UetTag.industry',
  'ConversionGoal.attributionModelType',
  'ConversionGoal.goalCategory',
  'ConversionGoal.isAutoGoal',
  'ConversionGoal.isEnhancedConversionsEnabled',
  'ConversionGoal.viewThroughConversionWindowInMinutes',
  'ConversionGoal.isExternallyAttributed',
]);
