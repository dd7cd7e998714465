import type { Context } from '../../context.js';
import { contract } from '../../contract/contract.js';
import { type ContractDifference, diffContracts } from '../../contract/diff.js';
import { cachedContract, cachedWsdlPath } from '../../contract/refresh.js';
import { type Severity, severities } from '../../domain/severity.js';
import { BingctlError } from '../../errors.js';
import { type Answer, list, type View } from '../../render/answer.js';

export interface Input {
  failOn: Severity;
}

const differenceView: View<ContractDifference> = {
  columns: [
    {
      title: 'severity',
      cell: (row) => row.severity,
      tone: ({ severity }) => (severity === 'error' ? 'bad' : severity === 'warning' ? 'warn' : 'dim'),
    },
    { title: 'subject', cell: (row) => row.subject },
    { title: 'difference', cell: (row) => row.message, flexible: true },
    { title: 'meaning', cell: (row) => row.meaning, flexible: true },
  ],
  output: ({ severity, subject, packaged, live, message, meaning }) => ({
    severity,
    subject,
    packaged,
    live,
    message,
    meaning,
  }),
  csv: ['severity', 'subject', 'packaged', 'live', 'message', 'meaning'],
};

export async function run(input: Input, ctx: Context): Promise<Answer> {
  const live = await cachedContract(cachedWsdlPath(ctx.settings.folders.cache, ctx.settings));
  const differences = diffContracts(contract(), live);
  const grave = differences.filter(({ severity }) => severities.indexOf(severity) >= severities.indexOf(input.failOn));
  return list(differences, differenceView, {
    whenEmpty: 'The contract of the service says the same as the packaged one about the operations in use.',
    failure:
      grave.length === 0
        ? null
        : new BingctlError('finding', `${grave.length} differences are at or above "${input.failOn}"`, { hint: null }),
  });
}
