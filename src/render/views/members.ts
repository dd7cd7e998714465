/**
 * The known members in their order, null where nothing came, and after them whatever else the service sent: an old bingctl
 * must not hide what a newer service says.
 */
export function membersOf(thing: object, known: readonly string[]): Record<string, unknown> {
  const came = new Map<string, unknown>(Object.entries(thing));
  const unknown = [...came.keys()].filter((member) => !known.includes(member) && came.get(member) !== undefined);
  // fromEntries defines members, so one that is called `__proto__` is only a member.
  return Object.fromEntries([...known, ...unknown].map((member) => [member, came.get(member) ?? null]));
}
