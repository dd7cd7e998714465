import type { Face, FaceCall } from '../face.js';
import type { HttpAnswer } from '../http.js';
import type { EmulatorState } from '../state.js';
import { defaultSwitches } from '../switches.js';
import { googleError, microsoftError, refusalPage } from './answers.js';
import { deviceCode } from './device-code.js';
import { deviceLogin } from './device-login.js';
import { bodyForm, readForm } from './form.js';
import { googleAuthorize } from './google-authorize.js';
import { googleToken } from './google-token.js';
import { microsoftAuthorize } from './microsoft-authorize.js';
import { microsoftToken } from './microsoft-token.js';
import { SignInRefusal } from './refusal.js';
import type { IdentityOperation, IdentityRoute } from './routes.js';
import type { Visit } from './visit.js';

type Endpoint = (visit: Visit) => HttpAnswer;

const endpoints: Record<IdentityRoute['provider'], Partial<Record<IdentityOperation, Endpoint>>> = {
  microsoft: {
    Authorize: microsoftAuthorize,
    Token: microsoftToken,
    DeviceCode: deviceCode,
    DeviceLogin: deviceLogin,
  },
  google: { Authorize: googleAuthorize, Token: googleToken },
};

/** An identity platform, at one of its addresses. */
export function identityFace(route: IdentityRoute, machineTime: () => number): Face {
  const refused = (refusal: SignInRefusal, now: number) => {
    if (route.operation === 'Authorize' || route.operation === 'DeviceLogin') return refusalPage(refusal);
    return route.provider === 'google' ? googleError(refusal) : microsoftError(refusal, now);
  };
  return {
    transport: 'oauth',
    // There is no conflict about the platforms to choose a side in.
    newest: 'rest-2026-10',

    answer(call, state, circumstances) {
      const now = circumstances.now + state.clockOffsetMs;
      try {
        const endpoint = endpoints[route.provider][route.operation];
        if (!endpoint) throw new Error(`${route.provider} has no ${route.operation}`);
        return endpoint(visitOf(call, state, now));
      } catch (error) {
        // Answered here, so that what the request changed stays: a device that asks too often is to wait longer.
        if (error instanceof SignInRefusal) return refused(error, now);
        throw error;
      }
    },

    fault({ errors: [error] }, state, status) {
      const code = error?.code === 117 ? 90055 : error?.code === 109 ? 700082 : 90033;
      const answer = refused(new SignInRefusal(code, error?.details), machineTime() + (state?.clockOffsetMs ?? 0));
      return { ...answer, status: status ?? answer.status };
    },
  };
}

function visitOf({ request, body }: FaceCall, state: EmulatorState, now: number): Visit {
  return {
    form: request.method === 'GET' ? readForm(body.toString('utf8')) : bodyForm(request, body),
    authorization: request.headers.authorization,
    origin: `http://${request.headers.host}`,
    state,
    switches: { ...defaultSwitches, ...state.switches },
    now,
  };
}
