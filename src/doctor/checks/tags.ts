import type { UetTag } from '../../domain/tag.js';
import type { Check } from '../check.js';
import { info, ok, warning } from '../finding.js';
import { counted, naming } from '../naming.js';

/** Every UET tag is on a site that people visit (uettagtrackingstatus.md). */
export const tags: Check = {
  name: 'tags',
  needs: ['read'],
  async look(at) {
    const all = await (await at.account()).tags();
    if (all.length === 0) return info('the account has no UET tag yet', 'bingctl tags create --name shop');
    const silent = all.filter(isSilent);
    const [first] = silent;
    if (!first) return ok(`${counted(all.length, 'UET tag')}, all active`);
    const named = naming(silent.map(({ name, trackingStatus }) => ({ name, why: why(trackingStatus) })));
    const hear = silent.length === 1 ? 'hears' : 'hear';
    const some = `${silent.length} of ${counted(all.length, 'UET tag')}`;
    return warning(`${some} ${hear} nothing from a site: ${named}`, cureOf(first));
  },
};

function isSilent({ trackingStatus }: UetTag): boolean {
  return trackingStatus === 'Unverified' || trackingStatus === 'Inactive';
}

function why(status: UetTag['trackingStatus']): string {
  return status === 'Unverified' ? 'never called' : 'not called lately';
}

function cureOf({ id, trackingStatus }: UetTag): string {
  const script = `bingctl tags script ${id}`;
  return trackingStatus === 'Unverified'
    ? `put its script on every page of the site: ${script}`
    : `look whether its script is still on the site: ${script}`;
}
