import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { OperationName, Request } from '../../src/service/operations.js';
import { aConnection } from './connection.js';
import { descend, readRequest, type Seen } from './read-request.js';
import { aService } from './service.js';

// One folder a case: what a command asks for, what leaves, what comes back, what the command sees.
const folder = new URL('./cases/', import.meta.url);

describe.each(readdirSync(folder))('%s', (name) => {
  const file = (each: string) => readFileSync(new URL(`${name}/${each}`, folder), 'utf8');

  test('asks and understands', async () => {
    const { url, heard } = await aService({ body: file('answer.xml') });
    const { operation, request } = JSON.parse(file('call.json')) as {
      operation: OperationName;
      request: Request<OperationName>;
    };
    const result = await aConnection(url).call(operation, request);
    expect(result).toEqual(JSON.parse(file('result.json')));
    // Members come in the contract's order: what is printed as JSON is the same over all transports.
    expect(JSON.stringify(result)).toBe(JSON.stringify(JSON.parse(file('result.json'))));
    expect(heard[0]?.headers.soapaction).toBe(`"${operation}"`);
    const body = descend(readRequest(heard[0]?.body ?? ''), 'Body');
    expect(shape(body.children[0])).toEqual(shape(readRequest(file('request.xml'))));
  });
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
