import type { Answer } from './answer.js';
import type { Format } from './format.js';
import { toJson } from './json.js';
import { csv } from './rows.js';
import { safeText } from './safe-text.js';

type Encoded = Iterable<string> | AsyncIterable<string>;

/** An answer in one of the formats for machines, piece by piece, so that a long list is never one string. */
export function encode<T>(answer: Answer<T>, format: Exclude<Format, 'table' | 'markdown'>): Encoded {
  switch (format) {
    case 'json':
      return json(answer);
    case 'yaml':
      return yaml(answer);
    case 'ndjson':
      return ndjson(answer);
    case 'csv':
      return csv(answer.rows, answer.view);
    case 'id':
      return ids(answer);
  }
}

function* json<T>({ rows, many, view }: Answer<T>): Generator<string> {
  const indent = '  ';
  if (!many) {
    const [row] = rows;
    yield `${row === undefined ? 'null' : toJson(view.output(row), indent)}\n`;
    return;
  }
  if (rows.length === 0) {
    yield '[]\n';
    return;
  }
  for (const [index, row] of rows.entries()) {
    yield `${index === 0 ? '[' : ','}\n${indent}${toJson(view.output(row), indent, indent)}`;
  }
  yield '\n]\n';
}

async function* yaml<T>({ rows, many, view }: Answer<T>): AsyncGenerator<string> {
  const { yamlWriter } = await import('./yaml.js');
  const write = await yamlWriter();
  if (many && rows.length === 0) yield '[]\n';
  for (const row of rows) yield write(many ? [view.output(row)] : view.output(row));
}

function* ndjson<T>({ rows, view }: Answer<T>): Generator<string> {
  for (const row of rows) yield `${toJson(view.output(row))}\n`;
}

/** What was not made, as in a dry run, has no id and no line. */
function* ids<T>({ rows, view }: Answer<T>): Generator<string> {
  for (const row of rows) {
    const id = view.id ? view.id(row) : view.output(row).id;
    if (id !== null && id !== undefined) yield `${safeText(String(id))}\n`;
  }
}
