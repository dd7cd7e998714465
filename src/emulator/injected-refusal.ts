import type { Answer, Run } from './calls.js';
import { type BatchError, batchError } from './refusal.js';

/** Lists of a request whose items can be refused one by one, and lists of an answer that keep their positions. */
const requestLists = ['uetTags', 'conversionGoals', 'tagIds', 'conversionGoalIds'];
const alignedLists = ['uetTags', 'conversionGoals', 'conversionGoalIds'];

/** Has one item refused that may be good: it is taken out of the request, and its refusal put into the answer. */
export function refusingItem(index: number, code: number): (request: object, run: Run) => Answer {
  return (request, run) => {
    const given: Record<string, unknown> = { ...request };
    const name = requestLists.find((each) => Array.isArray(given[each]));
    const list = name === undefined ? undefined : (given[name] as unknown[]);
    if (name === undefined || list === undefined || list.length === 0) return refusingListed(run(request), index, code);
    if (index >= list.length) return run(request);

    // The operation would refuse a list that is empty, or read it as "all".
    const rest = list.toSpliced(index, 1);
    const answer: Answer = rest.length > 0 ? run({ ...given, [name]: rest }) : { ...emptyAnswer(name, given) };
    // Goals by tag are a list of their own, not one in the places of the tags.
    const byTag = name === 'tagIds' && 'conversionGoalTypes' in given;
    for (const aligned of byTag ? [] : alignedLists) {
      if (Array.isArray(answer[aligned])) answer[aligned] = answer[aligned].toSpliced(index, 0, null);
    }
    const others = (answer.partialErrors ?? []) as BatchError[];
    const moved = others.map((error) => (error.index >= index ? { ...error, index: error.index + 1 } : error));
    return { ...answer, partialErrors: [...moved, batchError(index, code)] };
  };
}

/** A read of all there is names no items: the one at the index of what it found is left out. */
function refusingListed(answer: Answer, index: number, code: number): Answer {
  for (const name of ['uetTags', 'conversionGoals']) {
    const list = answer[name];
    if (!Array.isArray(list) || index >= list.length) continue;
    const others = (answer.partialErrors ?? []) as BatchError[];
    return { ...answer, [name]: list.with(index, null), partialErrors: [...others, batchError(index, code)] };
  }
  return answer;
}

/** The aligned list that the operation would have answered with, without items. */
function emptyAnswer(name: string, request: Record<string, unknown>): Answer {
  if (name === 'uetTags') return { uetTags: [] };
  if (name === 'conversionGoals') return { conversionGoalIds: [] };
  return 'conversionGoalTypes' in request ? { conversionGoals: [] } : { uetTags: [] };
}
