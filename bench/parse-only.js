// The least that any program does with a sample: read the file in large pieces, and parse each line as JSON.
import { createReadStream } from 'node:fs';

let rest = '';
let parsed = 0;
const lines = createReadStream(process.argv[2], { encoding: 'utf8', highWaterMark: 2 ** 16 });
for await (const piece of lines) {
  const all = (rest + piece).split('\n');
  rest = all.pop();
  for (const line of all) if (JSON.parse(line).type === 'track') parsed += 1;
}
if (parsed === 0) process.exitCode = 1;
