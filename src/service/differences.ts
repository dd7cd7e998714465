/**
 * Members that were sent and that the service has otherwise, by path such as `revenue.value`. What was not sent does not
 * count: the service fills it in. Amounts are canonical decimal text on both sides, so text compares them.
 */
export function differingMembers(sent: object, found: object): string[] {
  return Object.entries(sent).flatMap(([member, value]) => {
    const there = (found as Record<string, unknown>)[member];
    if (value === null || value === undefined) return [];
    if (typeof value === 'object') {
      return differingMembers(value, (there as object | null) ?? {}).map((inner) => `${member}.${inner}`);
    }
    return value === there ? [] : [member];
  });
}
