import { BingctlError } from '../../errors.js';
import type { Check } from '../check.js';
import { ok, skipped, type Verdict } from '../finding.js';
import { counted } from '../naming.js';
import type { ContractDifference } from '../surroundings.js';

/** The services say the same of themselves as the packaged contracts, by which all calls are made. */
export const contract: Check = {
  name: 'contract',
  needs: ['endpoint'],
  async look(at) {
    try {
      return judge(await at.contractDifferences());
    } catch (thrown) {
      // Calls do not depend on it: who cannot have it has lost nothing but the comparison.
      if (thrown instanceof BingctlError && thrown.kind === 'unreachable') {
        return skipped(`a service’s own contract is not to be had: ${thrown.message}`, 'bingctl wsdl refresh');
      }
      throw thrown;
    }
  },
};

function judge(differences: readonly ContractDifference[]): Verdict {
  const [gravest] = differences;
  if (!gravest) return ok('the services’ own contracts say the same as the packaged ones');
  const { severity, service, subject, message, meaning } = gravest;
  const found = `${counted(differences.length, 'difference')} between the services’ own contracts and the packaged ones`;
  return {
    status: severity,
    message: `${found}: ${service}, ${subject}: ${message}; ${meaning}`,
    cure: 'bingctl wsdl refresh && bingctl wsdl diff',
  };
}
