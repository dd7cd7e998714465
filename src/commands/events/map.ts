import type { Context } from '../../context.js';
import { BingctlError, usage } from '../../errors.js';
import { callsIn, isCall } from '../../events/calls-in.js';
import { mapCall } from '../../events/mapping.js';
import { inputName, openInput } from '../../files/input.js';
import { readJsonValues } from '../../files/json-values.js';
import { type Answer, flowing } from '../../render/answer.js';
import { eventMappingView, type MappedCall } from '../../render/views/event-mapping.js';
import { type DestinationFlags, destinationOf } from './destination.js';
import { createMalformedLines, type MalformedLines } from './malformed-lines.js';

export interface Input extends DestinationFlags {
  file: string;
}

export async function run(input: Input, ctx: Context): Promise<Answer> {
  const destination = destinationOf(input);
  const { source, reading, settings } = destination;
  const malformed = createMalformedLines((text) => ctx.warn(text));
  const name = inputName(input.file);
  const bytes = openInput(ctx.io, input.file, ctx.interrupt.first);
  let mapped = 0;

  async function* rows(): AsyncGenerator<MappedCall[]> {
    for await (const batch of readJsonValues(name, bytes, malformed.add)) {
      const calls = batch.flatMap(({ line, value }) =>
        callsIn(source, value).flatMap((call, at) => {
          if (isCall(source, call)) return [call];
          const what = call === value ? 'it' : `element ${at + 1}`;
          malformed.add(line, `${what} is no call: an object is expected`);
          return [];
        }),
      );
      mapped += calls.length;
      yield calls.map((call) => ({ call, ...mapCall(source, call, { settings, reading }) }));
    }
  }
  return flowing<MappedCall>(rows(), eventMappingView, { ending: () => endingOf(name, mapped, malformed) });
}

function endingOf(name: string, mapped: number, malformed: MalformedLines): BingctlError | null {
  const { count, summary } = malformed;
  if (mapped > 0) return count === 0 ? null : new BingctlError('partial', summary(mapped), { hint: '' });
  if (count === 0) return usage(`there is nothing in ${name}: calls as JSON were expected, one a line or in an array`);
  return usage(`no call could be read from ${name}: ${summary(mapped)}`, {
    hint: 'calls are JSON objects, one a line or in an array',
  });
}
