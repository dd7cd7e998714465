import { describe, expect, test } from 'vitest';
import type { BingctlError } from '../../src/errors.js';
import { LostAnswer } from '../../src/service/operations.js';
import { aConnection, type Wire } from './connection.js';
import { gatewayFault, operationFault, trackingId } from './envelopes.js';
import { gatewayFaultJson, operationFaultJson } from './rest-bodies.js';
import { aService, type Reply } from './service.js';

// The service's own faults: which wire brought one makes no difference to what it means.

interface OperationError {
  Code: number;
  Details?: string;
  ErrorCode?: string;
  Message?: string;
}

interface BatchError extends OperationError {
  Index: number;
  FieldPath?: string;
}

const elements = (of: object) =>
  Object.entries(of)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('');

const faults = {
  soap: {
    gateway: gatewayFault,
    operation: (errors: OperationError[], items: BatchError[] = []) =>
      operationFault(
        errors.map((error) => `<OperationError>${elements(error)}</OperationError>`).join(''),
        items.map((error) => `<BatchError>${elements(error)}</BatchError>`).join(''),
      ),
    status: () => 500,
  },
  rest: { gateway: gatewayFaultJson, operation: operationFaultJson, status: (status: number) => status },
};

async function readEnds(over: Wire, reply: Reply): Promise<unknown> {
  const { url } = await aService(reply);
  const request = { tagIds: null, returnAdditionalFields: [] };
  return await aConnection(url, {}, over)
    .call('GetUetTagsByIds', request)
    .catch((error: unknown) => error);
}

async function addEnds(over: Wire, reply: Reply): Promise<unknown> {
  const { url } = await aService(reply);
  return await aConnection(url, {}, over)
    .call('AddUetTags', { uetTags: [{ name: 'shop' }] })
    .catch((error: unknown) => error);
}

/** All that a user gets to see of an error. */
function shown(ended: unknown): object {
  const { kind, message, code, errorCode, hint, exit, items, mayBeDone } = ended as BingctlError;
  return {
    kind,
    message,
    code,
    errorCode,
    hint,
    exit,
    items,
    mayBeDone,
    trackingId: (ended as BingctlError).trackingId,
  };
}

/** Status that REST gives, code, symbol, what it means. */
const gatewayFaults: [number, number, string, string, number][] = [
  [401, 105, 'InvalidCredentials', 'signedOut', 3],
  [403, 106, 'UserIsNotAuthorized', 'forbidden', 3],
  [401, 109, 'AuthenticationTokenExpired', 'signedOut', 3],
  [400, 116, 'RequestMissingHeaders', 'refused', 1],
  [429, 117, 'CallRateExceeded', 'unreachable', 6],
  [400, 117, 'CallRateExceeded', 'unreachable', 6],
  [401, 120, 'UserLoginAccessDenied', 'signedOut', 3],
  [401, 123, 'WorkIdentityNotAvailable', 'signedOut', 3],
  [500, 0, 'InternalError', 'unreachable', 6],
];

const operationFaults: [number, OperationError[], string][] = [
  [
    400,
    [{ Code: 100, ErrorCode: 'NullRequest', Message: 'The request message is null.', Details: 'Path: $.Id' }],
    'refused',
  ],
  [403, [{ Code: 1001, Message: 'No.' }], 'forbidden'],
  [429, [{ Code: 207, ErrorCode: 'ConcurrentRequestOverLimit', Message: 'Wait.' }], 'unreachable'],
  [400, [{ Code: 5308, ErrorCode: 'UetTagsNotPassed', Message: 'None.' }], 'refused'],
  [400, [{ Code: 303, ErrorCode: 'ApiVersionNoLongerSupported', Message: 'Gone.' }], 'refused'],
  [401, [{ Code: 5308 }, { Code: 105, ErrorCode: 'InvalidCredentials', Message: 'The worst counts.' }], 'signedOut'],
];

describe.each(['soap', 'rest'] as const)('over %s', (over) => {
  const { gateway, operation, status } = faults[over];

  test.each(gatewayFaults)('HTTP %i with %i %s is %s', async (http, code, errorCode, kind, exit) => {
    const ended = await readEnds(over, { status: status(http), body: gateway(code, errorCode, 'Because so.') });
    expect(ended).toMatchObject({ kind, exit, code, errorCode, trackingId, items: [] });
    expect(ended).toMatchObject({ message: expect.stringContaining('Because so.') });
  });

  test.each(operationFaults)('HTTP %i with %j is %s', async (http, errors, kind) => {
    expect(await readEnds(over, { status: status(http), body: operation(errors) })).toMatchObject({ kind, trackingId });
  });

  test('batch errors of a whole call are its items', async () => {
    const batch = (Index: number, Code: number) => ({
      ...{ Code, Details: 'd', ErrorCode: `E${Code}`, FieldPath: 'Name', Index, Message: `m${Index}` },
    });
    const ended = await readEnds(over, {
      status: status(400),
      body: operation([], [batch(2, 5306), batch(0, 5303)]),
    });
    const item = { name: null, id: null, fieldPath: 'Name', outcome: 'refused' };
    expect(ended).toMatchObject({
      kind: 'refused',
      code: 5306,
      items: [
        { ...item, index: 2, code: 5306, errorCode: 'E5306', message: 'm2' },
        { ...item, index: 0, code: 5303, errorCode: 'E5303', message: 'm0' },
      ],
    });
  });

  test.each<[string, number, number]>([['an internal error', 500, 0]])(
    'an add that met %s may have been carried out',
    async (_, http, code) => {
      const ended = await addEnds(over, { status: status(http), body: gateway(code, 'InternalError', 'Oops.') });
      expect(ended).toBeInstanceOf(LostAnswer);
      expect(ended).toMatchObject({ operation: 'AddUetTags', cause: { kind: 'unreachable', trackingId } });
    },
  );

  test.each<[string, number, number]>([
    ['a refusal', 400, 116],
    ['a refused sign-in', 401, 109],
    ['throttling', 429, 117],
  ])('an add that met %s was not', async (_, http, code) => {
    const ended = await addEnds(over, { status: status(http), body: gateway(code, 'Some', 'No.') });
    expect(ended).toMatchObject({ name: 'BingctlError', mayBeDone: false });
  });
});

describe('people read the same over both', () => {
  test.each([
    ...gatewayFaults.map(([http, code, name]): [string, number, string, string] => [
      `${http} ${code}`,
      http,
      gatewayFault(code, name, 'Because so.'),
      gatewayFaultJson(code, name, 'Because so.'),
    ]),
    ...operationFaults.map(([http, errors]): [string, number, string, string] => [
      `${http} ${errors.map(({ Code }) => Code)}`,
      http,
      faults.soap.operation(errors),
      operationFaultJson(errors),
    ]),
  ])('%s', async (_, http, xml, json) => {
    const overSoap = await readEnds('soap', { status: 500, body: xml });
    const overRest = await readEnds('rest', { status: http, body: json });
    expect(shown(overRest)).toEqual(shown(overSoap));
  });
});
