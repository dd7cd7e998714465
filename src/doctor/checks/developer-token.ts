import { quote } from '../../domain/quote.js';
import { BingctlError } from '../../errors.js';
import type { Check } from '../check.js';
import { serviceWords } from '../failed.js';
import { error, ok, type Verdict } from '../finding.js';
import type { Surroundings } from '../surroundings.js';

/** InvalidCredentials: which of the two tokens, or that both are of the other environment, the service does not say. */
const invalidCredentials = 105;

const portal = 'https://developers.ads.microsoft.com/Account';
const whereToGetOne = `get one in the developer portal, ${portal}, and set BINGCTL_DEVELOPER_TOKEN`;

/** The service takes both tokens: it says who is signed in. */
export const developerToken: Check = {
  name: 'developer-token',
  needs: ['token'],
  otherwise: 'the service does not take the tokens',
  async look(at) {
    const { isSet } = await at.developerToken();
    if (!isSet) return error('there is no developer token', whereToGetOne);
    try {
      const { user } = await (await at.customers()).me();
      return ok(`the service takes both tokens; the user is ${quote(user.userName ?? user.id)}`);
    } catch (thrown) {
      if (thrown instanceof BingctlError && thrown.code === invalidCredentials) return whichOfTheTwo(at, thrown);
      throw thrown;
    }
  },
};

/**
 * Tells apart what 105 can mean, as far as that can be told. In the sandbox one developer token is known to be good:
 * what is refused with that one too is refused for the access token. In production none is known, but an access token
 * that was renewed for this environment is good unless the user is unknown to Microsoft Advertising.
 */
async function whichOfTheTwo(at: Surroundings, refusal: BingctlError): Promise<Verdict> {
  const { from: place, isSandboxs, trySandboxs } = await at.developerToken();
  const from = place ?? 'built in';
  const said = serviceWords(refusal);
  if (at.environment === 'production' && isSandboxs) {
    return error(
      `the developer token (${from}) is the public one of the sandbox ${said}`,
      'set BINGCTL_DEVELOPER_TOKEN to your own, or say --env sandbox',
    );
  }
  if (trySandboxs !== null && (await isTaken(trySandboxs))) {
    return error(
      `the developer token (${from}) is not one of the sandbox ${said}`,
      'unset BINGCTL_DEVELOPER_TOKEN: the sandbox’s own is built in',
    );
  }
  if (at.environment === 'sandbox') {
    return error(
      `the sandbox does not take the access token ${said}`,
      'sign in to the sandbox, whose users are not those of production: bingctl login --env sandbox',
    );
  }
  const { renewable } = await at.token();
  if (renewable) {
    return error(
      `the access token is of this environment, so the developer token (${from}) is refused, or the user is not known ${said}`,
      `compare it with the one in the developer portal, ${portal}; another one: BINGCTL_DEVELOPER_TOKEN, or bingctl login`,
    );
  }
  return error(
    `the service refuses the access token, the developer token (${from}), or both ${said}`,
    'get a new access token, for this environment and not the sandbox; and compare the developer token with the one in the developer portal',
  );
}

async function isTaken(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (thrown) {
    if (thrown instanceof BingctlError && thrown.code === invalidCredentials) return false;
    throw thrown;
  }
}
