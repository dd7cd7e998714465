import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FoundOperation, operationNamed } from '../../src/contract/contract.js';
import { operationsOf, services } from '../../src/contract/services.js';
import { bindAs } from '../../src/emulator/rest/bind.js';
import { readJson } from '../../src/emulator/rest/json.js';
import { writeObject } from '../../src/emulator/rest/write.js';
import { readAs } from '../../src/emulator/soap/read.js';
import { readTree } from '../../src/emulator/soap/tree.js';
import { writeElement } from '../../src/emulator/soap/write.js';
import { FailedAttempt } from '../../src/transports/attempt.js';
import { readAnswer as readJsonAnswer } from '../../src/transports/rest/answer.js';
import { jsonOf } from '../../src/transports/rest/encode.js';
import { elementsOf } from '../../src/transports/soap/encode.js';
import { readAnswer as readSoapAnswer } from '../../src/transports/soap/envelope.js';
import { soapWriter } from '../../src/transports/soap/writer.js';
import { sendableText } from './arbitraries.js';
import { descend, readRequest } from './read-request.js';
import { anyMessage, type Members, withoutClass } from './whole-contract.js';

// The two sides of a wire are written apart from each other: what one writes, whatever it is, the other has to read.

const names = services.flatMap((service) => [...operationsOf[service]]);
const here = new URL('http://127.0.0.1:1/');

async function found(name: string): Promise<FoundOperation & { soap: ReturnType<typeof soapWriter> }> {
  const operation = await operationNamed(name);
  if (!operation) throw new Error(name);
  return { ...operation, soap: soapWriter(operation.contract, here) };
}

/** The client says `type`, where the emulator has the name of the class. */
function asGiven(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asGiven);
  if (typeof value !== 'object' || value === null) return value;
  const { class: named, ...members } = value as Members;
  const given = Object.fromEntries(Object.entries(members).map(([name, each]) => [name, asGiven(each)]));
  return String(named).endsWith('Goal') ? { ...given, type: String(named).replace(/Goal$/, '') } : given;
}

/** A goal's type is its class, and is not sent a second time. */
function asTaken(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTaken);
  if (typeof value !== 'object' || value === null) return value;
  const { type, ...members } = value as Members;
  const kept = members.class !== undefined || type === undefined ? members : { ...members, type };
  return Object.fromEntries(Object.entries(kept).map(([name, each]) => [name, asTaken(each)]));
}

describe.each(names)('%s', (name) => {
  test('any request arrives as it was', async () => {
    const { contract, operation, soap } = await found(name);
    const requests = anyMessage(contract, operation.request);
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        let message = '';
        await soap.write(
          operation,
          new Map(),
          elementsOf(contract, operation.request, asGiven(request) as Members),
          async (_, body) => {
            message = body;
          },
        );
        const tree = readTree(Buffer.from(message));
        const [element] = tree.children.at(-1)?.children ?? [];
        if (!element) throw new Error(message);
        const overSoap = readAs(operation.request, element, { contract, misplaced: 'refuse', byId: new Map() });
        expect(overSoap).toEqual(asTaken(request));

        const json = jsonOf(contract, operation.request, asGiven(request) as Members);
        const overRest = bindAs(operation.request, readJson(json), { contract, unknownMembers: 'refuse' });
        expect(overRest).toEqual(asTaken(request));
      }),
      { numRuns: 40 },
    );
  });

  test('any answer arrives as it was', async () => {
    const { contract, operation } = await found(name);
    fc.assert(
      fc.property(anyMessage(contract, operation.response), fc.constantFrom('live', 'prefixed'), (answer, style) => {
        const expected = { ...(withoutClass(answer) as Members), trackingId: null };
        const xml = writeElement(`${name}Response`, operation.response, answer, { contract, style });
        expect(readSoapAnswer(contract, operation, received(inEnvelope(xml)))).toEqual(expected);
        const json = writeObject(contract, operation.response, answer);
        expect(readJsonAnswer(contract, operation, received(json))).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  test('an answer that was damaged on its way is read or told, and never more than that', async () => {
    const { contract, operation } = await found(name);
    fc.assert(
      fc.property(anyMessage(contract, operation.response), damage, (answer, harm) => {
        const xml = inEnvelope(
          writeElement(`${name}Response`, operation.response, answer, { contract, style: 'live' }),
        );
        told(() => readSoapAnswer(contract, operation, received(harm(xml))));
        told(() =>
          readJsonAnswer(contract, operation, received(harm(writeObject(contract, operation.response, answer)))),
        );
      }),
      { numRuns: 60 },
    );
  });
});

/** What a service may have that the contract does not know yet. One item alone, or none, does not look like a list over SOAP. */
const unknown = fc.oneof(
  sendableText,
  fc.array(sendableText, { minLength: 2, maxLength: 3 }),
  fc.record({ First: sendableText, Second: fc.option(sendableText) }, { noNullPrototype: true }),
);

test('what the contract does not know comes through, and the same over both', async () => {
  const { contract, operation } = await found('GetUetTagsByIds');
  fc.assert(
    fc.property(fc.constantFrom('Newer', 'constructor', 'toString', '__proto__'), unknown, (name, value) => {
      const xml = `<GetUetTagsByIdsResponse><UetTags><UetTag>${inXml(name, value)}</UetTag></UetTags></GetUetTagsByIdsResponse>`;
      const json = `{"UetTags":[{${JSON.stringify(name)}:${JSON.stringify(value)}}]}`;
      const overSoap = readSoapAnswer(contract, operation, received(inEnvelope(xml)));
      expect(readJsonAnswer(contract, operation, received(json))).toEqual(overSoap);
      const [tag] = overSoap.uetTags as Members[];
      const member = name.charAt(0).toLowerCase() + name.slice(1);
      const passed = Object.getOwnPropertyDescriptor(tag, member)?.value;
      if (name === '__proto__') expect(Object.getPrototypeOf(tag)).toBe(Object.prototype);
      else if (typeof value !== 'object' || Array.isArray(value)) expect(passed).toEqual(value);
      else expect(passed).toEqual({ first: value.First, second: value.Second });
    }),
    { numRuns: 100 },
  );
});

function inXml(name: string, value: unknown): string {
  if (value === null) return `<${name} xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>`;
  if (typeof value === 'string')
    return `<${name}>${value.replace(/[&<>\r]/g, (mark) => `&#${mark.charCodeAt(0)};`)}</${name}>`;
  const parts = Array.isArray(value)
    ? value.map((each) => inXml('string', each))
    : Object.entries(value as Members).map(([own, each]) => inXml(own, each));
  return `<${name}>${parts.join('')}</${name}>`;
}

test('any text at all arrives as it was, or is refused by name before anything leaves', async () => {
  const { contract, operation, soap } = await found('AddUetTags');
  const any = fc.string({
    unit: fc.oneof(
      fc.constantFrom('a', '<', '\r', '🎯'),
      fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    ),
  });
  await fc.assert(
    fc.asyncProperty(any, async (name) => {
      const request = { uetTags: [{ name }] };
      const sendable = /^(?:[\t\n\r\u0020-\uD7FF\uE000-\uFFFD]|[\u{10000}-\u{10FFFF}])*$/u.test(name);
      if (!sendable) {
        const refusal = expect.objectContaining({
          kind: 'usage',
          message: expect.stringContaining('uetTags[0].name holds U+'),
        });
        expect(() => elementsOf(contract, operation.request, request)).toThrow(refusal);
        expect(() => jsonOf(contract, operation.request, request)).toThrow(refusal);
        return;
      }
      let message = '';
      await soap.write(operation, new Map(), elementsOf(contract, operation.request, request), async (_, body) => {
        message = body;
      });
      const tag = descend(readRequest(message), 'Body', 'AddUetTagsRequest', 'UetTags', 'UetTag', 'Name');
      expect([tag.text, JSON.parse(jsonOf(contract, operation.request, request)).UetTags[0].Name]).toEqual([
        name,
        name,
      ]);
    }),
    { numRuns: 200 },
  );
});

function inEnvelope(content: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${content}</s:Body></s:Envelope>`;
}

function received(body: string, status = 200) {
  return { answer: { status, headers: {}, body }, host: 'host', nowMs: 0 };
}

/** Cuts off, changes, repeats or puts in some bytes of a text, and has it read as UTF-8 as an answer is. */
const damage = fc
  .tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat({ max: 40 }),
    fc.oneof(
      fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom(
          '<',
          '>',
          '"',
          '{',
          '[',
          ']',
          '}',
          '\\',
          '&#0;',
          ' xsi:nil="true"',
          'null',
          '1e999',
          '<!DOCTYPE a>',
        )
        .map(Buffer.from),
    ),
    fc.boolean(),
  )
  .map(([where, length, put, goesOn]) => (text: string) => {
    const bytes = Buffer.from(text);
    const at = Math.floor(where * bytes.length);
    const rest = goesOn ? bytes.subarray(at + length) : Buffer.alloc(0);
    return new TextDecoder().decode(Buffer.concat([bytes.subarray(0, at), put, rest]));
  });

function told(read: () => unknown): void {
  try {
    expect(read()).toBeTypeOf('object');
  } catch (error) {
    expect(error).toBeInstanceOf(FailedAttempt);
  }
}
