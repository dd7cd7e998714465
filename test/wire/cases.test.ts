import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { OperationName, Request } from '../../src/service/operations.js';
import { operationEffects } from '../../src/service/operations.js';
import { aConnection } from './connection.js';
import { trackingId } from './envelopes.js';
import { descend, readRequest, type Seen } from './read-request.js';
import { aService } from './service.js';

// One folder a case: what a command asks for, what leaves and comes back over each transport, what the command sees.
const folder = new URL('./cases/', import.meta.url);
const names = readdirSync(folder);
const file = (name: string, each: string) => readFileSync(new URL(`${name}/${each}`, folder), 'utf8');
const callOf = (name: string) =>
  JSON.parse(file(name, 'call.json')) as { operation: OperationName; request: Request<OperationName> };

/** "Request Url" of the operations' pages. */
const places: Record<OperationName, string> = {
  AddConversionGoals: 'POST /CampaignManagement/v13/ConversionGoals',
  AddUetTags: 'POST /CampaignManagement/v13/UetTags',
  GetAccountProperties: 'POST /CampaignManagement/v13/AccountProperties/Query',
  GetAccountsInfo: 'POST /CustomerManagement/v13/AccountsInfo/Query',
  GetConversionGoalsByIds: 'POST /CampaignManagement/v13/ConversionGoals/QueryByIds',
  GetConversionGoalsByTagIds: 'POST /CampaignManagement/v13/ConversionGoals/QueryByTagIds',
  GetUetTagAuthKey: 'POST /CampaignManagement/v13/UetTagAuthKey/Query',
  GetUetTagsByIds: 'POST /CampaignManagement/v13/UetTags/QueryByIds',
  GetUser: 'POST /CustomerManagement/v13/User/Query',
  SearchAccounts: 'POST /CustomerManagement/v13/Accounts/Search',
  UpdateConversionGoals: 'PUT /CampaignManagement/v13/ConversionGoals',
  UpdateUetTags: 'PUT /CampaignManagement/v13/UetTags',
};

describe.each(names)('%s', (name) => {
  const { operation, request } = callOf(name);
  const result = JSON.parse(file(name, 'result.json'));

  test('over SOAP', async () => {
    const { url, heard } = await aService({ body: file(name, 'soap-answer.xml') });
    const seen = await aConnection(url, {}, 'soap').call(operation, request);
    expect(seen).toEqual(result);
    // Members come in the contract's order: what is printed as JSON is the same over all transports.
    expect(JSON.stringify(seen)).toBe(JSON.stringify(result));
    expect(heard[0]?.headers.soapaction).toBe(`"${operation}"`);
    const body = descend(readRequest(heard[0]?.body ?? ''), 'Body');
    expect(shape(body.children[0])).toEqual(shape(readRequest(file(name, 'soap-request.xml'))));
  });

  test('over REST', async () => {
    const headers = { 'Content-Type': 'application/json; charset=utf-8', TrackingId: trackingId };
    const { url, heard } = await aService({ headers, body: file(name, 'rest-answer.json') });
    const seen = await aConnection(url, {}, 'rest').call(operation, request);
    expect(seen).toEqual(result);
    expect(JSON.stringify(seen)).toBe(JSON.stringify(result));
    const [method, path] = places[operation].split(' ');
    expect(heard[0]).toMatchObject({ method, path });
    // To the byte but for the space between: the digits of a number are part of what is said.
    expect(heard[0]?.body).toBe(withoutSpace(file(name, 'rest-request.json')));
  });
});

test('there is a case for every operation', () => {
  expect([...new Set(names.map((name) => callOf(name).operation))].sort()).toEqual(
    Object.keys(operationEffects).sort(),
  );
});

/** Elements, namespaces and values, without prefixes and the space between elements. */
function shape(element: Seen | undefined): unknown {
  if (!element) return undefined;
  const { name, namespace, children } = element;
  const attributes = element.attributes
    .filter((each) => each.namespace.endsWith('XMLSchema-instance'))
    .map((each) => `${each.name}=${each.value.replace(/^.*:/, '')}`);
  return { name, namespace, attributes, content: children.length > 0 ? children.map(shape) : element.text };
}

function withoutSpace(json: string): string {
  return json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
}
