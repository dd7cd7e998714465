import type { Context } from '../../context.js';
import { differencesOf, gravestFirst, type ServiceDifference } from '../../contract/diff.js';
import { cachedContract, cachedWsdlPath } from '../../contract/refresh.js';
import { services } from '../../contract/services.js';
import { type Severity, severities } from '../../domain/severity.js';
import { BingctlError } from '../../errors.js';
import { type Answer, list, type View } from '../../render/answer.js';

export interface Input {
  failOn: Severity;
}

const differenceView: View<ServiceDifference> = {
  columns: [
    {
      title: 'severity',
      cell: (row) => row.severity,
      tone: ({ severity }) => (severity === 'error' ? 'bad' : severity === 'warning' ? 'warn' : 'dim'),
    },
    { title: 'service', cell: (row) => row.service, spare: true },
    { title: 'subject', cell: (row) => row.subject },
    { title: 'difference', cell: (row) => row.message, flexible: true },
    { title: 'meaning', cell: (row) => row.meaning, flexible: true },
  ],
  output: ({ severity, service, subject, packaged, live, message, meaning }) => ({
    severity,
    service,
    subject,
    packaged,
    live,
    message,
    meaning,
  }),
  csv: ['severity', 'service', 'subject', 'packaged', 'live', 'message', 'meaning'],
};

export async function run(input: Input, ctx: Context): Promise<Answer> {
  const found = services.map(async (service) => {
    const path = cachedWsdlPath(ctx.settings.folders.cache, ctx.settings, service);
    return differencesOf(service, await cachedContract(service, path));
  });
  const differences = gravestFirst((await Promise.all(found)).flat());
  const grave = differences.filter(({ severity }) => severities.indexOf(severity) >= severities.indexOf(input.failOn));
  return list(differences, differenceView, {
    whenEmpty: 'The contracts of the services say the same as the packaged ones about the operations in use.',
    failure:
      grave.length === 0
        ? null
        : new BingctlError('finding', `${grave.length} differences are at or above "${input.failOn}"`, { hint: null }),
  });
}
