import type { UetEvent } from '../../domain/uet-event.js';
import type { Finding } from '../tag-checks.js';
import { isRecord, shown } from '../values.js';
import { type Made, newForm, oldForm } from './uet-form.js';
import type { Push } from './uet-pushes.js';

/** Everything that the tag sends on one page, and what it finds. */
export interface Sent {
  events: UetEvent[];
  /** What each of them was made of. */
  made: Made[];
  findings: Finding[];
}

/** What the pushes before have left for those that follow. */
interface Page extends Sent {
  href: string | undefined;
  /** What `set` has said of revenue and currency. */
  defaults: Readonly<Record<string, unknown>>;
  consent: 'G' | 'D' | undefined;
  hasLoaded: boolean;
}

/**
 * Plays the tag over the pushes of one page: page-level values and consent hold for the pushes that follow. Refusals are
 * those of the last readable script (2018); today's is minified, and may take more.
 */
export function playTag(pushes: readonly Push[], href: string | undefined): Sent {
  const page: Page = { events: [], made: [], findings: [], href, defaults: {}, consent: undefined, hasLoaded: false };
  for (const push of pushes) play(page, push);
  return page;
}

function play(page: Page, push: Push): void {
  const [command, second, third] = push;
  if (push.length === 1) playSingle(page, command);
  else if (command === 'event') playEvent(page, second, isRecord(third) ? third : {});
  else if (command === 'set') page.defaults = defaultsOf(page, second);
  else if (command === 'consent') page.consent = stateOf(third) ?? page.consent;
  else if (command !== 'config') find(page, 'call-unknown', `${shown(command)} is no command of the tag`);
}

function defaultsOf(page: Page, set: unknown): Page['defaults'] {
  const { revenue_value, currency } = { ...page.defaults, ...(isRecord(set) && set) };
  return { ...(revenue_value !== undefined && { revenue_value }), ...(currency !== undefined && { currency }) };
}

function stateOf(consent: unknown): 'G' | 'D' | undefined {
  const state = isRecord(consent) ? consent.ad_storage : undefined;
  return state === 'granted' ? 'G' : state === 'denied' ? 'D' : undefined;
}

/** `pageLoad`, or the object of the old form; of a list only the first counts. */
function playSingle(page: Page, argument: unknown): void {
  const payload = Array.isArray(argument) ? argument[0] : argument;
  if (isRecord(payload)) take(page, oldForm(payload));
  else if (argument !== 'pageLoad') find(page, 'call-unknown', `${shown(argument)} is no push of the tag`);
  else if (page.hasLoaded) {
    find(page, 'second-page-load', 'a second pageLoad is ignored: page_view is for single-page applications');
  } else sendPageLoad(page, page.href);
}

function playEvent(page: Page, action: unknown, parameters: Readonly<Record<string, unknown>>): void {
  if (action === 'page_view') playPageView(page, parameters);
  else if (typeof action === 'string') playCustom(page, action, parameters);
  else find(page, 'call-unknown', `an event with the action ${shown(action)} is not sent`);
}

/** The actions that take a page-level revenue and currency; for names of one's own `set` fills in nothing. */
const takingDefaults = new Set(
  'add_to_cart add_to_wishlist begin_checkout checkout_progress generate_lead purchase refund remove_from_cart'.split(
    ' ',
  ),
);

function playCustom(page: Page, action: string, parameters: Readonly<Record<string, unknown>>): void {
  const made = newForm(action, takingDefaults.has(action) ? { ...page.defaults, ...parameters } : parameters);
  if (made.event === null && made.findings.length === 0) {
    find(page, 'nothing-to-send', 'an event with neither an action nor parameters is not sent');
  }
  take(page, made);
}

/** The page load of a single-page application: never a goal's action. */
function playPageView(page: Page, { page_path: path }: Readonly<Record<string, unknown>>): void {
  if (path !== undefined && !(typeof path === 'string' && path.startsWith('/'))) {
    find(page, 'page-path-invalid', `page_path ${shown(path)} does not begin with a slash`);
  }
  sendPageLoad(page, typeof path === 'string' ? resolved(path, page.href) : page.href);
}

function resolved(path: string, href: string | undefined): string {
  return href !== undefined && URL.canParse(path, href) ? new URL(path, href).href : path;
}

function sendPageLoad(page: Page, url: string | undefined): void {
  page.hasLoaded = true;
  const event: UetEvent = url === undefined ? { evt: 'pageLoad' } : { evt: 'pageLoad', url };
  take(page, { event, payload: {}, form: 'page', findings: [] });
}

function take(page: Page, made: Made): void {
  const { event, findings } = made;
  if (findings.length > 0) page.findings.push(...findings);
  if (event === null) return;
  if (page.consent !== undefined) event.consent = page.consent;
  page.events.push(event);
  page.made.push(made);
}

function find(page: Page, code: string, message: string): undefined {
  page.findings.push({ code, message, lost: false });
}
