import type { Context } from '../../context.js';
import type { EventSource } from '../../domain/event-source.js';
import { BingctlError, usage } from '../../errors.js';
import { mapCall } from '../../events/mapping.js';
import { inputName, openInput } from '../../files/input.js';
import { readJsonValues } from '../../files/json-values.js';
import type { NdjsonLine } from '../../files/ndjson.js';
import { type Answer, flowing } from '../../render/answer.js';
import { eventMappingView, type MappedCall } from '../../render/views/event-mapping.js';
import { type DestinationFlags, destinationOf } from './destination.js';
import { createMalformedLines, type MalformedLines } from './malformed-lines.js';

export interface Input extends DestinationFlags {
  file: string;
}

export async function run(input: Input, ctx: Context): Promise<Answer> {
  const { source, reading, settings } = destinationOf(input);
  const malformed = createMalformedLines((text) => ctx.warn(text));
  const name = inputName(input.file);
  const bytes = openInput(ctx.io, input.file, ctx.interrupt.first);
  let mapped = 0;

  async function* rows(): AsyncGenerator<MappedCall[]> {
    for await (const batch of readJsonValues(name, bytes, malformed.add)) {
      const calls = batch.flatMap((each) => callsOf(source, each, malformed));
      mapped += calls.length;
      yield calls.map((call) => ({ call, ...mapCall(source, call, { settings, reading }) }));
    }
  }
  return flowing<MappedCall>(rows(), eventMappingView, { ending: () => endingOf(name, mapped, malformed) });
}

/** The calls of one value; what is no call is told and left out. */
function callsOf(source: EventSource, { line, value }: NdjsonLine, malformed: MalformedLines): unknown[] {
  const isOne = !isList(source, value);
  const calls = isOne ? [value] : value;
  return calls.filter((call, at) => {
    const isRight = isCall(source, call);
    if (!isRight) malformed.add(line, `${isOne ? 'it' : `element ${at + 1}`} is no call: an object is expected`);
    return isRight;
  });
}

/** An array holds calls; of the page's own pushes it is one push, or the pushes of one page. */
function isList(source: EventSource, value: unknown): value is unknown[] {
  if (!Array.isArray(value)) return false;
  return source !== 'uet' || !(typeof value[0] === 'string' || value.every(Array.isArray));
}

/** A push may be text or a list; the calls of all other sources are objects. */
function isCall(source: EventSource, value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return source === 'uet' || !Array.isArray(value);
  return source === 'uet' && typeof value === 'string';
}

function endingOf(name: string, mapped: number, malformed: MalformedLines): BingctlError | null {
  const { count, summary } = malformed;
  if (mapped > 0) return count === 0 ? null : new BingctlError('partial', summary(mapped), { hint: '' });
  if (count === 0) return usage(`there is nothing in ${name}: calls as JSON were expected, one a line or in an array`);
  return usage(`no call could be read from ${name}: ${summary(mapped)}`, {
    hint: 'calls are JSON objects, one a line or in an array',
  });
}
