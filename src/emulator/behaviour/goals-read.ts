import { eachItem, refuse, refuseCall } from '../refusal.js';
import { byId, customerOf, visibleTags, type World } from '../world.js';
import { goalView, isVisible } from './goal-view.js';
import { mostItems, type Requests } from './requests.js';

/** getconversiongoalsbyids: no ids means all of the types that the account can see; otherwise places are kept. */
export function getConversionGoalsByIds(request: Requests['GetConversionGoalsByIds'], world: World) {
  const fields = request.returnAdditionalFields ?? [];
  const types = checkTypes(request.conversionGoalTypes, fields, world);
  const ids = request.conversionGoalIds ?? [];
  if (ids.length > mostItems) refuseCall(5318);
  if (new Set(ids).size < ids.length) refuseCall(5315);

  const goals = visibleGoals(world);
  if (ids.length === 0) {
    // Refused over REST in June 2026 and accepted in October (both seen live); SOAP always accepted it.
    if (world.behaviour === 'rest-2026-06') refuseCall(514);
    const shown = goals.filter(({ type }) => types.has(type));
    return { conversionGoals: shown.map((goal) => goalView(goal, world, fields)), partialErrors: [] };
  }
  const { results, partialErrors } = eachItem(ids, (id) => {
    const goal = goals.find((each) => each.id === id) ?? refuse(5314);
    if (!types.has(goal.type)) refuse(5347);
    return goalView(goal, world, fields);
  });
  return { conversionGoals: results, partialErrors };
}

/** getconversiongoalsbytagids: all goals of the tags; goals without a tag never come up, and places mean nothing. */
export function getConversionGoalsByTagIds(request: Requests['GetConversionGoalsByTagIds'], world: World) {
  const fields = request.returnAdditionalFields ?? [];
  const types = checkTypes(request.conversionGoalTypes, fields, world);
  const ids = request.tagIds ?? [];
  if (ids.length === 0) refuseCall(5330);
  if (ids.length > mostItems) refuseCall(5304);
  if (new Set(ids).size < ids.length) refuseCall(5301);

  const known = new Set(visibleTags(world).map(({ tag }) => tag.id));
  const { partialErrors } = eachItem(ids, (id) => known.has(id) || refuse(5300));
  const shown = visibleGoals(world).filter(
    ({ tagId, type }) => tagId !== null && known.has(tagId) && ids.includes(tagId) && types.has(type),
  );
  return { conversionGoals: shown.map((goal) => goalView(goal, world, fields)), partialErrors };
}

/**
 * Which types a reading call gets to see. A type that the account has no pilot for fails the call as a whole, whatever
 * else was asked for (5359 seen live over SOAP, July 2026; over REST all app and in-store types, June 2026). AppDownload
 * without its additional field is left out without a word (conversiongoaladditionalfield.md).
 */
function checkTypes(sent: string[] | null | undefined, fields: readonly string[], world: World): ReadonlySet<string> {
  if (!sent || sent.length === 0) refuseCall(5329);
  const { switches } = world;
  const types = new Set(sent);
  const special = ['AppInstall', 'AppDownload', 'InStoreTransaction'];
  if (world.behaviour === 'rest-2026-06' && special.some((type) => types.has(type))) refuseCall(100);
  if (types.has('InStoreTransaction') && !switches.inStorePilot) refuseCall(5359);
  if (types.has('AppInstall') && !switches.appInstallPilot) refuseCall(212);
  if (types.has('AppDownload') && !switches.appDownloadPilot) refuseCall(212);
  if (!fields.includes('ApplicationDownloadGoal')) types.delete('AppDownload');
  return types;
}

function visibleGoals(world: World) {
  return customerOf(world)
    .goals.filter((goal) => isVisible(goal, world))
    .sort(byId);
}
