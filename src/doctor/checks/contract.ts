import { BingctlError } from '../../errors.js';
import type { Check } from '../check.js';
import { ok, skipped, type Verdict } from '../finding.js';
import { counted } from '../naming.js';

/** The services say the same of themselves as the packaged contracts, by which all calls are made. */
export const contract: Check = {
  name: 'contract',
  needs: ['endpoint'],
  async look(at) {
    const all = at.contracts();
    try {
      const differences = await Promise.all(all.map(({ differences }) => differences()));
      return judge(differences.flat());
    } catch (thrown) {
      // Calls do not depend on it: who cannot have it has lost nothing but the comparison.
      if (thrown instanceof BingctlError && thrown.kind === 'unreachable') {
        return skipped(`the service’s own contract is not to be had: ${thrown.message}`, 'bingctl wsdl refresh');
      }
      throw thrown;
    }
  },
};

type Difference = Awaited<
  ReturnType<ReturnType<Parameters<Check['look']>[0]['contracts']>[number]['differences']>
>[number];

function judge(differences: readonly Difference[]): Verdict {
  const gravest = ['error', 'warning', 'info'] as const;
  const status = gravest.find((severity) => differences.some((each) => each.severity === severity));
  const first = differences.find(({ severity }) => severity === status);
  if (!status || !first) return ok('the service’s own contract says the same as the packaged one');
  return {
    status,
    message: `${counted(differences.length, 'difference')} between the service’s own contract and the packaged one; the gravest: ${first.subject}: ${first.message} (${first.meaning})`,
    cure: 'bingctl wsdl refresh && bingctl wsdl diff',
  };
}
