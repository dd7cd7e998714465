import { BingctlError, usage } from '../errors.js';
import { quote } from './quote.js';
import type { UetTag } from './tag.js';

/** The variants of a tracking script that Microsoft documents (docs/script.md). None of them: as the service made it. */
export interface ScriptOptions {
  /** The image for browsers without scripts; goes with no other variant. */
  noscript?: boolean;
  /** `js`: the code without its element. */
  format?: 'html' | 'js';
  /** Stores nothing until the visitor consents (hlp_BA_CONC_UET_Consent.md). */
  consent?: 'default-denied';
  /** For a Content Security Policy (hlp_BA_CONC_UETv2CSP.md). */
  nonce?: string;
  /** Follows the page views of a single-page application (hlp_BA_PROC_UETv2AddTag.md). */
  spa?: boolean;
  /** The name of the global queue, `uetq` by default (hlp_BA_CONC_UETv2OverrideUetTag.md). */
  queue?: string;
}

/**
 * The script of a tag, without options byte for byte what the service sent. What the service sends is not documented, so a
 * variant is made only of a script in which every place to change is found exactly once.
 * @throws BingctlError `usage` for options that do not fit or could break out of the script; `unexpected` when the tag has
 *   no script, or one of another shape
 */
export function tagScript(
  tag: Pick<UetTag, 'id' | 'trackingScript' | 'trackingNoScript'>,
  options: ScriptOptions = {},
): string {
  checkOptions(options);
  const script = options.noscript ? tag.trackingNoScript : tag.trackingScript;
  if (!script) throw new BingctlError('unexpected', `the service sent no script for UET tag ${tag.id}`, { hint: null });
  return options.noscript ? script : variant(script, options);
}

function variant(script: string, options: ScriptOptions): string {
  const { format, consent, nonce, spa, queue } = options;
  if (format !== 'js' && !consent && !nonce && !spa && !queue) return script;
  const { before, opening, code, closing, after } = element(script);

  let changed = code;
  if (spa) changed = withSpaTracking(changed);
  if (nonce) changed = withNonceForLoader(changed);
  if (queue) changed = change(changed, queueArgument, `$1${queue.replaceAll('$', '$$$$')}$3`, 'its queue');
  if (consent) changed = `${consentDefault(queueOf(changed))}\n${changed}`;

  if (format === 'js') return changed;
  const openingTag = nonce ? opening.replace(/^<script/i, (start) => `${start} nonce="${nonce}"`) : opening;
  return before + openingTag + changed + closing + after;
}

// Words that a page has for itself: a queue of this name would overwrite them, or be no array.
const takenNames = /^(window|document|location|top|self|parent|frames|name|status|history|event|origin|length|UET)$/;

function checkOptions({ noscript, format, consent, nonce, spa, queue }: ScriptOptions): void {
  if (noscript && (format === 'js' || consent || nonce !== undefined || spa || queue !== undefined)) {
    throw usage(
      '--noscript is an image without code: --format js, --consent, --nonce, --spa and --queue do not fit it',
    );
  }
  if (nonce !== undefined && format === 'js') {
    throw usage('--nonce belongs to the script element, and --format js leaves the element out');
  }
  // Content Security Policy Level 3, nonce-source.
  if (nonce !== undefined && !/^[A-Za-z0-9+/_-]{1,256}={0,2}$/.test(nonce)) {
    throw usage(`${quote(nonce)} is not a nonce: letters, digits, +, /, - and _, at the end up to two =`);
  }
  if (queue !== undefined && (!/^[A-Za-z_$][\w$]{0,63}$/.test(queue) || takenNames.test(queue) || queue in {})) {
    throw usage(`${quote(queue)} cannot name a queue: a JavaScript name that the page does not use, such as uetq1`);
  }
}

interface ScriptElement {
  before: string;
  opening: string;
  code: string;
  closing: string;
  after: string;
}

function element(script: string): ScriptElement {
  const parts = /^(.*?)(<script(?:\s[^>]*)?>)(.*?)(<\/script\s*>)(.*)$/is.exec(script);
  if (!parts || script.match(/<script\b/gi)?.length !== 1) throw unknownShape('a script element');
  const [, before = '', opening = '', code = '', closing = '', after = ''] = parts;
  return { before, opening, code, closing, after };
}

/** `{ti:"123", …}`: the options of the UET object, the id of the tag first. */
const tagOptions = /(\{\s*ti\s*:\s*(?:"\d+"|'\d+'|\d+))([^{}]*\})/g;

/** The last argument of the call that ends the code. */
const queueArgument =
  /(\)\s*\(\s*window\s*,\s*document\s*,\s*["']script["']\s*,\s*["'][^"'<>]*["']\s*,\s*["'])([A-Za-z_$][\w$]*)(["']\s*\)\s*;?\s*)$/g;

/** Where the element that loads bat.js has been made and is about to be put into the page. */
const insertion = /([,;]\s*)(i\s*=\s*d\s*\.\s*getElementsByTagName\s*\(\s*t\s*\)\s*\[\s*0\s*\])/g;
const making = /\bn\s*=\s*d\s*\.\s*createElement\s*\(\s*t\s*\)/g;

function withSpaTracking(code: string): string {
  const setting = /\benableAutoSpaTracking\s*:\s*(?:true|false)\b/g;
  return code.includes('enableAutoSpaTracking')
    ? change(code, setting, 'enableAutoSpaTracking: true', 'its options')
    : change(code, tagOptions, '$1, enableAutoSpaTracking: true$2', 'its options');
}

/** The element that the code makes gets the nonce of the page too; read from the page, so that it stands in one place. */
function withNonceForLoader(code: string): string {
  const handOn =
    '(function(m){m&&n.setAttribute("nonce",m.nonce||m.getAttribute("nonce"))})(d.querySelector("[nonce]"))';
  if (code.match(making)?.length !== 1) throw unknownShape('the element that loads bat.js');
  return change(code, insertion, `$1${handOn},$2`, 'the element that loads bat.js');
}

function consentDefault(queue: string): string {
  return `window.${queue}=window.${queue}||[];window.${queue}.push("consent","default",{"ad_storage":"denied"});`;
}

function queueOf(code: string): string {
  const [found, second] = [...code.matchAll(queueArgument)];
  if (!found?.[2] || second) throw unknownShape('its queue');
  return found[2];
}

/** Replaces the one place that the pattern finds. */
function change(code: string, pattern: RegExp, replacement: string, what: string): string {
  if (code.match(pattern)?.length !== 1) throw unknownShape(what);
  return code.replace(pattern, replacement);
}

function unknownShape(missing: string): BingctlError {
  return new BingctlError('unexpected', `the script has a shape that bingctl does not know: ${missing} was not found`, {
    hint: 'without options, bingctl tags script prints it as the service made it',
  });
}
