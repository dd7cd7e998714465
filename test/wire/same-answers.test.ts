import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contract, type Operation } from '../../src/contract/contract.js';
import { readAnswer as readJsonAnswer } from '../../src/transports/rest/answer.js';
import { readAnswer as readSoapAnswer } from '../../src/transports/soap/envelope.js';
import { anyGoal, anyTag, goalMembers, ownMembers, tagMembers } from './arbitraries.js';
import { envelope, trackingId, v13 } from './envelopes.js';

// One answer of the service, written for each wire by a writer of its own: what the port gets is the same to the byte.

type Kinds = { [member: string]: unknown };

/** What a service may do with a value without meaning anything by it. */
interface Manner {
  bareIds: boolean;
  className: boolean;
  nullsLeftOut: boolean;
  reversed: boolean;
}

const anyManner: fc.Arbitrary<Manner> = fc.record({
  bareIds: fc.boolean(),
  className: fc.boolean(),
  nullsLeftOut: fc.boolean(),
  reversed: fc.boolean(),
});

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

function xml(members: object, kinds: Kinds): string {
  return Object.entries(members)
    .map(([name, value]) => {
      if (value === null) return `<${pascal(name)} i:nil="true"/>`;
      const content = typeof value === 'object' ? xml(value, kinds[name] as Kinds) : xmlText(String(value));
      return `<${pascal(name)}>${content}</${pascal(name)}>`;
    })
    .join('');
}

function xmlText(text: string): string {
  return text.replace(/[&<>\r]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

function json(members: object, kinds: Kinds, manner: Manner): string {
  const entries = Object.entries(members).filter(([, value]) => value !== null || !manner.nullsLeftOut);
  const written = (manner.reversed ? entries.reverse() : entries).map(([name, value]) => {
    return `${JSON.stringify(pascal(name))}: ${jsonValue(value, kinds[name], manner)}`;
  });
  return `{${written.join(', ')}}`;
}

function jsonValue(value: unknown, kind: unknown, manner: Manner): string {
  if (value === null) return 'null';
  if (typeof value === 'object') return json(value, kind as Kinds, manner);
  const bare = ['int', 'decimal', 'boolean'].includes(String(kind)) || (kind === 'long' && manner.bareIds);
  return bare ? String(value) : JSON.stringify(value);
}

function bothRead(name: string, content: string, body: string): [string, string] {
  const operation = contract().operations.get(name) as Operation;
  const from = (text: string) => ({
    answer: { status: 200, headers: { trackingid: trackingId }, body: text },
    host: 'host',
    nowMs: 0,
  });
  const i = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';
  const message = envelope(`<${name}Response xmlns="${v13}" ${i}>${content}</${name}Response>`);
  return [
    JSON.stringify(readSoapAnswer(contract(), operation, from(message))),
    JSON.stringify(readJsonAnswer(contract(), operation, from(body))),
  ];
}

test('goals', () => {
  fc.assert(
    fc.property(fc.array(fc.option(anyGoal), { maxLength: 4 }), anyManner, (goals, manner) => {
      const content = goals.map((goal) => {
        if (!goal) return '<ConversionGoal i:nil="true"/>';
        const { type, ...members } = goal;
        return `<ConversionGoal i:type="${type}Goal">${xml(members, { ...goalMembers, ...ownMembers[type] })}</ConversionGoal>`;
      });
      const body = goals.map((goal) => {
        if (!goal) return 'null';
        const type = manner.className ? `${goal.type}Goal` : goal.type;
        return json({ ...goal, type }, { ...goalMembers, ...ownMembers[goal.type] }, manner);
      });
      const [overSoap, overRest] = bothRead(
        'GetConversionGoalsByIds',
        `<ConversionGoals>${content.join('')}</ConversionGoals><PartialErrors/>`,
        `{"ConversionGoals": [${body.join(', ')}], "PartialErrors": []}`,
      );
      expect(overRest).toBe(overSoap);
    }),
    { numRuns: 500 },
  );
});

test('tags', () => {
  fc.assert(
    fc.property(fc.array(fc.option(anyTag), { maxLength: 4 }), anyManner, (tags, manner) => {
      const content = tags.map((tag) => (tag ? `<UetTag>${xml(tag, tagMembers)}</UetTag>` : '<UetTag i:nil="true"/>'));
      const body = tags.map((tag) => (tag ? json(tag, tagMembers, manner) : 'null'));
      const [overSoap, overRest] = bothRead(
        'GetUetTagsByIds',
        `<UetTags>${content.join('')}</UetTags>`,
        `{"UetTags": [${body.join(', ')}]}`,
      );
      expect(overRest).toBe(overSoap);
    }),
    { numRuns: 300 },
  );
});

test.each([true, false])('partial errors, the class named beside the members or not: %s', (beside) => {
  const type = beside ? ' i:type="EditorialError"' : '';
  const [overSoap, overRest] = bothRead(
    'AddUetTags',
    `<UetTags><UetTag i:nil="true"/></UetTags><PartialErrors><BatchError${type}><Code>1</Code><Index>0</Index>` +
      '<Type>EditorialError</Type><ReasonCode>3</ReasonCode></BatchError></PartialErrors>',
    '{"UetTags":[null],"PartialErrors":[{"Type":"EditorialError","ReasonCode":3,"Index":0,"Code":1}]}',
  );
  expect(overRest).toBe(overSoap);
  expect(JSON.parse(overRest).partialErrors[0]).toMatchObject({ code: 1, reasonCode: 3, disapprovedText: null });
});
