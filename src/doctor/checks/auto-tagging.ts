import type { Check } from '../check.js';
import { info, ok, warning } from '../finding.js';

const cure =
  'switch auto-tagging of the click id on in the account settings on https://ads.microsoft.com; making or changing a goal switches it on, too';

/** MSCLKID auto-tagging is on: without the click's id, the service ties few conversions to clicks. */
export const autoTagging: Check = {
  name: 'auto-tagging',
  needs: ['read'],
  async look(at) {
    const on = await (await at.account()).autoTagging();
    if (on === null) return info('the service does not say whether MSCLKID auto-tagging is on');
    return on
      ? ok('MSCLKID auto-tagging is on')
      : warning('MSCLKID auto-tagging is off: few conversions are tied to clicks', cure);
  },
};
