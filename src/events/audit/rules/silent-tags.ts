import type { Goal } from '../../../domain/goal.js';
import { grouped } from '../../../domain/grouped.js';
import { quote } from '../../../domain/quote.js';
import type { AuditFinding } from '../finding.js';
import { command } from '../fix.js';
import type { AuditRule, AuditView } from '../view.js';

/** Nothing counts for the goals of a tag that is on no page; one finding a tag, however many goals it has. */
export const silentTags: AuditRule = (view) => {
  const byTag = grouped(view.active, ({ tagId }) => tagId);
  return [...byTag].flatMap(([tagId, goals]) => (tagId === null ? [] : (ofTag(tagId, goals, view) ?? [])));
};

const states = {
  unverified: ['tag-unverified', 'warning', 'has not been seen on any page'],
  inactive: ['tag-inactive', 'warning', 'has not been seen on a page for a while'],
  gone: ['tag-unavailable', 'error', 'is no longer there for this account'],
} as const;

function ofTag(tagId: string, goals: readonly Goal[], { tags }: AuditView): AuditFinding | null {
  const tag = tags?.find(({ id }) => id === tagId);
  const has = (status: Goal['trackingStatus']) => goals.some(({ trackingStatus }) => trackingStatus === status);
  const isUnverified = tag ? tag.trackingStatus === 'Unverified' : has('TagUnverified');
  const isInactive = tag ? tag.trackingStatus === 'Inactive' : has('TagInactive');
  const state = has('InactiveDueToTagUnavailable')
    ? 'gone'
    : isUnverified
      ? 'unverified'
      : isInactive
        ? 'inactive'
        : null;
  if (state === null) return null;
  const [code, severity, what] = states[state];
  const names = goals.slice(0, 3).map(({ name }) => quote(name ?? ''));
  const more = goals.length > names.length ? ` and ${goals.length - names.length} more` : '';
  const which = tag ? `${quote(tag.name)} (${tagId})` : tagId;
  return {
    code,
    severity,
    goal: null,
    event: null,
    message: `UET tag ${which} ${what}: nothing counts for ${names.join(', ')}${more}`,
    fix: state === 'gone' ? command('tags', 'list') : command('tags', 'script', tagId),
  };
}
