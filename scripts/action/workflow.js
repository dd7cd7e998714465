// How a step speaks with GitHub: lines on stdout that are commands, and files that it names.
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';

/** Of one step, in bytes; a longer one is not shown at all. */
const summaryLimit = 1024 * 1024;

/** A note on the page of the run: `error`, `warning` or `notice`. */
export function annotate(kind, title, message) {
  process.stdout.write(`::${kind} title=${escaped(title).replace(/[:,]/g, ' ')}::${escaped(message)}\n`);
}

function escaped(text) {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

/**
 * Lets other programs write to the log until the function that it returns is called. What they print is no command: a goal
 * may be called `::add-path::`.
 */
export function stopCommands() {
  const token = randomUUID();
  process.stdout.write(`::stop-commands::${token}\n`);
  return () => process.stdout.write(`\n::${token}::\n`);
}

/** An output of the step. The text may have anything in it, so what ends it cannot be foreseen. */
export function setOutput(env, name, text) {
  const end = `end-${randomUUID()}`;
  if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, `${name}<<${end}\n${text}\n${end}\n`);
}

/** Adds to what the page of the run shows of the step. `text` is cut to what GitHub takes. */
export function addSummary(env, text) {
  if (!env.GITHUB_STEP_SUMMARY) return;
  const bytes = Buffer.from(`${text}\n`);
  // Half a character at the end would be shown as one that is broken; 4 bytes are the longest.
  const fits = bytes.length <= summaryLimit ? bytes : wholeLines(bytes.subarray(0, summaryLimit));
  appendFileSync(env.GITHUB_STEP_SUMMARY, fits);
}

function wholeLines(bytes) {
  return bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
}
