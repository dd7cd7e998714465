import { afterEach, describe, expect, test } from 'vitest';
import { parseFault } from '../../src/emulator/fault-spec.js';
import { faultTypes } from '../../src/emulator/fault-types.js';
import { anAccount, aTag, aUrlGoal } from '../kit/account.js';
import { asking, faces, transports } from './faces.js';
import { restBase } from './rest-wire.js';
import { anEmulator, control, envelope, http, path, post, type Reply, stateOf, stopEmulators } from './wire.js';

afterEach(stopEmulators);

describe.each(transports)('over %s', (transport) => {
  const { send, read } = faces[transport];
  const ask = asking(transport);
  const add = { UetTags: [{ Name: 'n' }] };

  /** What a client sees, and how many tags there are afterwards. */
  async function strike(...faults: string[]) {
    const emulator = await anEmulator(anAccount(), { faults });
    const began = performance.now();
    const reply: Reply | string = await send(emulator, 'AddUetTags', add).catch((error: NodeJS.ErrnoException) =>
      String(error.code),
    );
    const ms = performance.now() - began;
    const made = (await stateOf(emulator)).customers['1001']?.tags.length;
    return { reply, ms, made, emulator };
  }

  const answered = async (...faults: string[]) => {
    const { reply, ...rest } = await strike(...faults);
    if (typeof reply === 'string') throw new Error(`no answer: ${reply}`);
    return { ...rest, reply, status: reply.status, text: reply.text, headers: reply.headers };
  };

  describe('before anything is done', () => {
    test('reset-before: the connection is reset', async () => {
      expect(await strike('reset-before')).toMatchObject({ reply: 'ECONNRESET', made: 0 });
    });

    test.each([
      ['empty', 200, ''],
      ['empty,status=502', 502, ''],
      ['status', 503, ''],
      ['status,status=429', 429, ''],
      ['html', 503, '<!DOCTYPE html>'],
      ['html,status=200', 200, '<!DOCTYPE html>'],
    ])('%s', async (fault, status, start) => {
      const answer = await answered(fault);
      expect(answer).toMatchObject({ status, made: 0 });
      expect(answer.text.slice(0, 15)).toBe(start);
    });

    test.each([
      ['throttle', 117, { soap: 500, rest: 429 }],
      ['throttle,status=400', 117, { soap: 400, rest: 400 }],
      ['expired-token', 109, { soap: 500, rest: 401 }],
      ['expired-token,status=401', 109, { soap: 401, rest: 401 }],
      ['internal-error', 0, { soap: 500, rest: 500 }],
    ])('%s', async (fault, code, statuses) => {
      const status = statuses[transport];
      const answer = await answered(fault);
      expect(answer).toMatchObject({ status, made: 0 });
      expect(read(answer.reply).fault).toEqual({ kind: 'AdApiFaultDetail', codes: [code] });
    });

    test('retry-after goes into the header', async () => {
      expect((await answered('throttle,retry-after=7')).headers['retry-after']).toBe('7');
      expect((await answered('status,status=429,retry-after=0')).headers['retry-after']).toBe('0');
    });
  });

  describe('after it was done', () => {
    test.each(['reset-after', 'lost'])('%s: no answer', async (fault) => {
      expect(await strike(fault)).toMatchObject({ reply: 'ECONNRESET', made: 1 });
    });

    test('cut: half an answer', async () => {
      expect(await strike('cut')).toMatchObject({ reply: 'ECONNRESET', made: 1 });
    });

    test('empty-after: an answer without content', async () => {
      expect(await answered('empty-after')).toMatchObject({ status: 200, text: '', made: 1 });
    });
  });

  describe('on the way', () => {
    test('latency: later, and whole', async () => {
      const { ms, made, status } = await answered('latency,ms=150');
      expect(ms).toBeGreaterThanOrEqual(145);
      expect({ made, status }).toEqual({ made: 1, status: 200 });
    });

    test('slow: a byte at a time, and whole', async () => {
      const { made, reply } = await answered('slow,ms=0');
      expect(made).toBe(1);
      expect(read(reply).refusals).toEqual([]);
    });

    test('latency and a mishap go together; of two mishaps one strikes first', async () => {
      const { ms, reply, emulator } = await answered('latency,ms=100', 'throttle', 'expired-token');
      expect(ms).toBeGreaterThanOrEqual(95);
      expect(read(reply).fault).toMatchObject({ codes: [117] });
      expect((await ask(emulator, 'AddUetTags', add)).fault).toMatchObject({ codes: [109] });
      expect((await ask(emulator, 'AddUetTags', add)).status).toBe(200);
    });
  });

  describe('partial-error', () => {
    const three = { UetTags: ['a', 'b', 'c'].map((Name) => ({ Name })) };

    test('refuses the item at the index, and the others are carried out in their places', async () => {
      const emulator = await anEmulator(anAccount(), { faults: ['partial-error:AddUetTags,index=1,code=5303'] });
      const { answer, refusals } = await ask(emulator, 'AddUetTags', three);
      expect((answer.UetTags as ({ Name: string } | null)[]).map((tag) => tag?.Name ?? null)).toEqual(['a', null, 'c']);
      expect(refusals).toEqual([[1, 5303]]);
    });

    test("moves the service's own refusals along", async () => {
      const emulator = await anEmulator(anAccount({ tags: [aTag({ name: 'b' })] }), {
        faults: ['partial-error,index=0,code=0'],
      });
      const { refusals } = await ask(emulator, 'AddUetTags', three);
      expect(refusals).toEqual([
        [1, 5303],
        [0, 0],
      ]);
    });

    test('of a read leaves null in the place of an id, and puts none among the goals of tags', async () => {
      const faults = ['partial-error,code=5300', 'partial-error,code=5300'];
      const state = anAccount({ tags: [aTag({ id: '5' })], goals: [aUrlGoal({ id: '7' })] });
      const emulator = await anEmulator(state, { faults });
      const TagIds = ['6', '5'];
      const tags = await ask(emulator, 'GetUetTagsByIds', { TagIds });
      expect([(tags.answer.UetTags as unknown[]).length, tags.refusals]).toEqual([2, [[0, 5300]]]);
      const goals = await ask(emulator, 'GetConversionGoalsByTagIds', { TagIds, ConversionGoalTypes: ['Url'] });
      expect(goals.answer.ConversionGoals).toMatchObject([{ Id: '7' }]);
    });

    test('of a read of all leaves null in the place of what was found', async () => {
      const state = anAccount({ tags: [aTag({ id: '5' }), aTag({ id: '6' })], goals: [aUrlGoal({ id: '7' })] });
      const emulator = await anEmulator(state, {
        faults: ['partial-error,index=1,code=5300', 'partial-error,count=2'],
      });
      const tags = await ask(emulator, 'GetUetTagsByIds', {});
      expect([tags.answer.UetTags, tags.refusals]).toMatchObject([[{ Id: '5' }, null], [[1, 5300]]]);
      const goals = await ask(emulator, 'GetConversionGoalsByIds', { ConversionGoalTypes: ['Url'] });
      expect([goals.answer.ConversionGoals, goals.refusals]).toEqual([[null], [[0, 0]]]);
      const none = await ask(emulator, 'GetConversionGoalsByIds', { ConversionGoalTypes: ['Event'] });
      expect([none.answer.ConversionGoals, none.refusals]).toEqual([[], []]);
    });

    test('may refuse the only item, and an index beyond the list does nothing', async () => {
      const emulator = await anEmulator(anAccount(), { faults: ['partial-error,code=1234', 'partial-error,index=9'] });
      const first = await ask(emulator, 'AddUetTags', add);
      expect([first.answer.UetTags, first.refusals]).toEqual([[null], [[0, 1234]]]);
      expect((await ask(emulator, 'AddUetTags', add)).refusals).toEqual([]);
    });
  });
});

test('a fault strikes the next call, whichever way it comes', async () => {
  const emulator = await anEmulator(anAccount(), { faults: ['throttle,count=2'] });
  const [soap, rest] = [asking('soap'), asking('rest')];
  const codes = [];
  for (const ask of [rest, soap, rest]) codes.push((await ask(emulator, 'GetUetTagsByIds', {})).fault);
  const throttled = { kind: 'AdApiFaultDetail', codes: [117] };
  expect(codes).toEqual([throttled, throttled, 'no fault']);
  expect(JSON.parse((await control(emulator, 'requests')).text).requests).toMatchObject([
    { transport: 'rest', operation: 'GetUetTagsByIds', status: 429 },
    { transport: 'soap', operation: 'GetUetTagsByIds', status: 500 },
    { transport: 'rest', operation: 'GetUetTagsByIds', status: 200 },
  ]);
});

describe('which calls are struck', () => {
  const statuses = async (faults: string[], ...operations: string[]) => {
    const emulator = await anEmulator(anAccount(), { faults });
    const all: number[] = [];
    for (const operation of operations) {
      all.push((await post(emulator, operation, envelope(operation, ''))).status);
    }
    return all;
  };
  const read = 'GetUetTagsByIds';

  test.each([
    [['status'], [503, 200, 200]],
    [['status,count=2'], [503, 503, 200]],
    [['status,skip=1'], [200, 503, 200]],
    [['status,skip=1,count=2'], [200, 503, 503]],
    [
      ['status', 'status,status=504'],
      [503, 504, 200],
    ],
  ])('%j: %j', async (faults, expected) => {
    expect(await statuses(faults, read, read, read)).toEqual(expected);
  });

  test('those of the operation, and no others', async () => {
    expect(await statuses(['status:GetUetTagsByIds,status=502'], 'AddUetTags', read, read)).toEqual([500, 502, 200]);
  });

  test('never those that steer the emulator, nor the WSDL', async () => {
    const emulator = await anEmulator(anAccount(), { faults: ['status,count=9'] });
    expect((await http(`${emulator.url}/_emulator/clock`)).status).toBe(200);
    expect((await http(`${emulator.url}${path}?wsdl`)).status).toBe(200);
    expect((await http(`${emulator.url}${restBase}Campaigns`, { method: 'POST' })).status).toBe(404);
  });
});

describe('parseFault', () => {
  test('reads every setting, white space or not', () => {
    const spec = 'throttle : AddUetTags , count=2, skip=3,ms=4,status=429,retry-after=5,index=6,code=7';
    expect(parseFault(spec)).toEqual({
      type: 'throttle',
      operation: 'AddUetTags',
      count: 2,
      skip: 3,
      ms: 4,
      status: 429,
      retryAfter: 5,
      index: 6,
      code: 7,
    });
  });

  test.each(Object.keys(faultTypes))('knows %s', (type) => {
    expect(parseFault(type)).toMatchObject({ type, operation: null, skip: 0 });
  });

  test.each([
    ['', 'fault "": "" is not a type; there are: latency, slow,'],
    ['Lost', '"Lost" is not a type'],
    ['toString', '"toString" is not a type'],
    ['lost:', '"" is not an operation'],
    ['lost:DeleteGoals', '"DeleteGoals" is not an operation; there are: GetUetTagsByIds,'],
    ['lost:AddUetTags:x', '"AddUetTags:x" is not an operation'],
    ['lost,count', 'count must be a whole number from 1 to 1000000'],
    ['lost,count=0', 'count must be a whole number from 1'],
    ['lost,count=-1', 'count must be a whole number'],
    ['lost,count=1.5', 'count must be a whole number'],
    ['lost,count=1=2', 'count must be a whole number'],
    ['lost,count=1,count=2', 'count is given twice'],
    ['lost,status=99', 'status must be a whole number from 200 to 599'],
    ['lost,ms=99999999', 'ms must be a whole number from 0 to 600000'],
    ['lost,times=3', '"times" is not a setting; there are: count, skip,'],
    ['lost,', '"" is not a setting'],
  ])('%j: %s', (spec, message) => {
    expect(() => parseFault(spec)).toThrow(
      expect.objectContaining({ kind: 'usage', message: expect.stringContaining(message) }),
    );
  });

  test('an emulator does not start with a fault it does not understand', async () => {
    await expect(anEmulator(anAccount(), { faults: ['nonsense'] })).rejects.toThrow('"nonsense" is not a type');
  });
});
