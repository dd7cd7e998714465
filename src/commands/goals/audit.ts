import type { Context } from '../../context.js';
import { theOne } from '../../domain/named.js';
import { type Severity, severities } from '../../domain/severity.js';
import { BingctlError } from '../../errors.js';
import type { AuditFinding } from '../../events/audit/finding.js';
import { command } from '../../events/audit/fix.js';
import { audit } from '../../events/audit.js';
import { regexFor } from '../../matching/regex.js';
import { type Answer, list } from '../../render/answer.js';
import { auditView } from '../../render/views/audit.js';
import { auditedAccount } from './audited-account.js';
import { type AuditedEventFlags, auditedEvents } from './audited-events.js';

export interface Input extends AuditedEventFlags {
  tag?: string;
  goals?: string;
  tags?: string;
  failOn: Severity;
}

export async function run(input: Input, ctx: Context): Promise<Answer> {
  const { goals: all, tags, failure } = await auditedAccount(input, ctx);
  const tag = input.tag === undefined ? null : tags ? theOne('UET tag', input.tag, tags).id : input.tag;
  const goals = tag === null ? all : all.filter(({ tagId }) => tagId === tag);
  const regex = await regexFor(goals);
  const events = await auditedEvents(input, goals, regex, ctx);
  const findings = audit({
    ...events,
    goals,
    tags,
    important: input.important ?? [],
    tagId: tag,
    mapCommand: mapCommand(input, events.isSample),
    regex,
  });
  return list<AuditFinding>(findings, auditView, {
    whenEmpty: goals.length === 0 ? 'There are no conversion goals to audit.' : 'Nothing was found.',
    failure: failure ?? failureOf(findings, input.failOn),
  });
}

function mapCommand({ source, events = '-' }: Input, isSample: boolean): string {
  const words = ['events', 'map', ...(source ? ['--source', source] : [])];
  return command(...words, isSample && events !== '-' ? events : '--help');
}

function failureOf(findings: readonly AuditFinding[], failOn: Severity): BingctlError | null {
  const least = severities.indexOf(failOn);
  const { length } = findings.filter(({ severity }) => severities.indexOf(severity) >= least);
  if (length === 0) return null;
  const are = length === 1 ? 'finding is' : 'findings are';
  return new BingctlError('finding', `${length} ${are} at or above "${failOn}"`, { hint: null });
}
