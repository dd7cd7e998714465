import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ScriptOptions, tagScript } from '../../src/domain/script.js';

const compact =
  '(function(w,d,t,r,u){var f,n,i;w[u]=w[u]||[],f=function(){var o={ti:"187012345"};o.q=w[u],w[u]=new UET(o),' +
  'w[u].push("pageLoad")},n=d.createElement(t),n.src=r,n.async=1,n.onload=n.onreadystatechange=function(){' +
  'var s=this.readyState;s&&s!=="loaded"&&s!=="complete"||(f(),n.onload=n.onreadystatechange=null)},' +
  'i=d.getElementsByTagName(t)[0],i.parentNode.insertBefore(n,i)})(window,document,"script","//bat.bing.com/bat.js","uetq");';
const withSpa = compact.replace('"187012345"', '"187012345", enableAutoSpaTracking: true');
const spread = compact
  .replace('function(w,d,t,r,u){', 'function (w, d, t, r, u) {\n  ')
  .replace('{ti:"187012345"}', '{ ti: "187012345" }')
  .replace('i=d.getElementsByTagName(t)[0]', 'i= d.getElementsByTagName(t)[0]')
  .replace(
    '(window,document,"script","//bat.bing.com/bat.js","uetq");',
    '(window, document, "script", " //bat.bing.com/bat.js", "uetq");\n',
  );

const shapes: [string, string][] = [
  ['compact', compact],
  ['with spa tracking', withSpa],
  ['spread out', spread],
  ['with more options', compact.replace('"187012345"', '187012345, cookieFlags: "SameSite=None;Secure"')],
];

function tag(code: string): { id: string; trackingScript: string; trackingNoScript: string } {
  return {
    id: '187012345',
    trackingScript: `<script>${code}</script>`,
    trackingNoScript: '<img src="//x?ti=187012345"/>',
  };
}

interface Loader {
  attributes: Record<string, string>;
  src?: string;
  onload?: () => void;
}

/** What a browser would see: the options of the UET object, what was pushed before it and after, the loading element. */
function load(code: string, queue = 'uetq') {
  const pushed: unknown[] = [];
  const loaders: Loader[] = [];
  let options: Record<string, unknown> = {};
  class UET {
    constructor(given: Record<string, unknown>) {
      options = given;
    }
    push(...items: unknown[]) {
      pushed.push(...items);
    }
  }
  const page: Record<string, unknown> = { UET };
  page.window = page;
  page.document = {
    createElement: (): object => {
      const attributes: Record<string, string> = {};
      return {
        attributes,
        setAttribute: (name: string, value: string) => Object.assign(attributes, { [name]: value }),
      };
    },
    querySelector: (selector: string) => (selector === '[nonce]' ? { nonce: 'r4nd0m' } : null),
    getElementsByTagName: () => [{ parentNode: { insertBefore: (loader: Loader) => loaders.push(loader) } }],
  };
  runInNewContext(code, page);
  const waiting = JSON.parse(JSON.stringify(page[queue])) as unknown;
  for (const loader of loaders) loader.onload?.call({});
  const { q, ...rest } = options;
  return { options: rest, waiting, pushed, loaders };
}

describe.each(shapes)('a script that is %s', (_, code) => {
  const script = (options: ScriptOptions) => tagScript(tag(code), options);

  test('is printed byte for byte without options', () => {
    expect(script({})).toBe(`<script>${code}</script>`);
    expect(script({ format: 'html', spa: false })).toBe(`<script>${code}</script>`);
  });

  test('is its code with --format js', () => {
    expect(script({ format: 'js' })).toBe(code);
  });

  test('follows page views with --spa, and is otherwise the same', () => {
    const before = load(code);
    const after = load(script({ format: 'js', spa: true }));
    expect(after.options).toEqual({ ...before.options, enableAutoSpaTracking: true });
    expect(after.pushed).toEqual(['pageLoad']);
    expect(script({ format: 'js', spa: true })).toBe(
      tagScript(tag(script({ format: 'js', spa: true })), { format: 'js', spa: true }),
    );
  });

  test('has consent denied in its queue before anything else', () => {
    expect(load(script({ format: 'js', consent: 'default-denied' })).waiting).toEqual([
      'consent',
      'default',
      { ad_storage: 'denied' },
    ]);
  });

  test('uses another queue', () => {
    const page = load(script({ format: 'js', queue: 'uetq$1', consent: 'default-denied' }), 'uetq$1');
    expect(page.waiting).toEqual(['consent', 'default', { ad_storage: 'denied' }]);
    expect(page.pushed).toEqual(['pageLoad']);
    expect(script({ queue: 'uetq$1' })).toContain('"uetq$1")');
  });

  test('has a nonce, and hands it to the element that it makes', () => {
    const html = script({ nonce: 'r4nd0m==' });
    expect(html).toMatch(/^<script nonce="r4nd0m==">/);
    const page = load(html.replace(/^<script[^>]*>|<\/script>$/g, ''));
    expect(page.loaders.map(({ attributes }) => attributes)).toEqual([{ nonce: 'r4nd0m' }]);
    expect(page.pushed).toEqual(['pageLoad']);
  });

  test('can be all of it at once', () => {
    const all = script({ nonce: 'abc', spa: true, queue: 'shopq', consent: 'default-denied', format: 'html' });
    const page = load(all.replace(/^<script[^>]*>|<\/script>$/g, ''), 'shopq');
    expect(page.options).toMatchObject({ enableAutoSpaTracking: true });
    expect(page.waiting).toEqual(['consent', 'default', { ad_storage: 'denied' }]);
  });
});

test('what surrounds the element stays', () => {
  const around = { ...tag(''), trackingScript: `<!-- shop -->\n<script type="text/javascript">${compact}</script>\n` };
  expect(tagScript(around, { nonce: 'abc' })).toMatch(
    /^<!-- shop -->\n<script nonce="abc" type="text\/javascript">.*<\/script>\n$/s,
  );
});

test('a false setting is turned on', () => {
  const off = compact.replace('"187012345"', '"187012345", enableAutoSpaTracking: false');
  expect(load(tagScript(tag(off), { spa: true, format: 'js' })).options).toEqual({
    ti: '187012345',
    enableAutoSpaTracking: true,
  });
});

test('--noscript prints the image as the service made it', () => {
  expect(tagScript(tag(compact), { noscript: true })).toBe('<img src="//x?ti=187012345"/>');
});

describe('refused', () => {
  test.each<[ScriptOptions, string]>([
    [{ noscript: true, spa: true }, '--noscript is an image'],
    [{ noscript: true, format: 'js' }, '--noscript is an image'],
    [{ noscript: true, nonce: 'a' }, '--noscript is an image'],
    [{ nonce: 'abc', format: 'js' }, 'leaves the element out'],
    [{ nonce: '' }, 'is not a nonce'],
    [{ nonce: '"><script>alert(1)</script>' }, 'is not a nonce'],
    [{ nonce: 'a b' }, 'is not a nonce'],
    [{ nonce: 'a\n' }, 'is not a nonce'],
    [{ nonce: '===' }, 'is not a nonce'],
    [{ queue: '' }, 'cannot name a queue'],
    [{ queue: '1uetq' }, 'cannot name a queue'],
    [{ queue: 'uetq");alert(1);("' }, 'cannot name a queue'],
    [{ queue: 'uetq\n' }, 'cannot name a queue'],
    [{ queue: 'window' }, 'cannot name a queue'],
    [{ queue: '__proto__' }, 'cannot name a queue'],
    [{ queue: 'ü' }, 'cannot name a queue'],
  ])('%j', (options, message) => {
    expect(() => tagScript(tag(compact), options)).toThrow(
      expect.objectContaining({ kind: 'usage', message: expect.stringContaining(message) }),
    );
  });

  test.each([
    ['no element', compact, { format: 'js' }],
    ['two elements', `<script>${compact}</script><script>1</script>`, { format: 'js' }],
    ['no options', `<script>${compact.replace('ti:', 'tag:')}</script>`, { spa: true }],
    ['two tags', `<script>${compact}${compact}</script>`, { spa: true }],
    ['another call', `<script>${compact.replace('"script"', '"link"')}</script>`, { queue: 'q' }],
    ['another call', `<script>${compact.replace(',"uetq"', '')}</script>`, { consent: 'default-denied' }],
    ['another loader', `<script>${compact.replace('getElementsByTagName', 'query')}</script>`, { nonce: 'a' }],
    [
      'a loader of another name',
      `<script>${compact.replace('n=d.createElement(t)', 'x=d.createElement(t)')}</script>`,
      { nonce: 'a' },
    ],
    ['a loader declared late', `<script>${compact.replace(',i=d.get', ';var i=d.get')}</script>`, { nonce: 'a' }],
  ] as const)('a script with %s: %s', (_, trackingScript, options) => {
    expect(() => tagScript({ ...tag(''), trackingScript }, options)).toThrow(
      expect.objectContaining({
        kind: 'unexpected',
        message: expect.stringContaining('a shape that bingctl does not know'),
      }),
    );
    expect(tagScript({ ...tag(''), trackingScript }, {})).toBe(trackingScript);
  });

  test('a tag without script', () => {
    expect(() => tagScript({ ...tag(''), trackingScript: null }, {})).toThrow(
      'the service sent no script for UET tag 187012345',
    );
  });
});

test('no nonce and no queue can bring markup or code of their own into the script', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('nonce', 'queue'), (text, option) => {
      let script: string;
      try {
        script = tagScript(tag(compact), { [option]: text });
      } catch {
        return;
      }
      expect(text).toMatch(option === 'nonce' ? /^[\w+/-]+={0,2}$/ : /^[\w$]+$/);
      expect(script.split(text).length).toBeGreaterThan(1);
    }),
    { numRuns: 1_000 },
  );
});
