import type { Context } from '../../context.js';
import type { Kept } from '../../service/dry-run.js';
import type { Planned } from '../plan/planning.js';
import { tellKeptBack, whatWasChecked } from '../telling.js';

/** Says what an apply would have sent, call by call. */
export function tellDryRun(planned: readonly Planned[], ctx: Context): void {
  if (planned.every(({ campaigns }) => (campaigns.kept ?? []).length === 0)) {
    ctx.note('Dry run: nothing would be sent.');
    return;
  }
  for (const { plan, campaigns } of planned) {
    const names = new Map(plan.steps.map(({ id, name }) => [id, name]));
    const isOfTags = ({ operation }: Kept) => operation === 'AddUetTags' || operation === 'UpdateUetTags';
    const kept = campaigns.kept ?? [];
    tellKeptBack('UET tag', kept.filter(isOfTags), names, ctx);
    tellKeptBack(
      'conversion goal',
      kept.filter((each) => !isOfTags(each)),
      names,
      ctx,
    );
  }
  ctx.note(whatWasChecked);
}
