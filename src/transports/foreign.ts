/** Why a body cannot be an answer, by how it begins: an error page of something on the way; null when it may be one. */
export function foreign(body: string, expected: 'SOAP' | 'JSON'): string | null {
  const text = body.trimStart();
  if (text === '') return 'an empty body';
  if (/^<(!doctype html|html)\b/i.test(text)) return `an HTML page${titleOf(text)}`;
  const begins = text.startsWith('<') ? 'XML' : /^[[{]/.test(text) ? 'JSON' : 'text';
  return begins === (expected === 'SOAP' ? 'XML' : expected) ? null : `${begins} instead of ${expected}`;
}

function titleOf(html: string): string {
  const title = /<title[^>]*>([^<]*)</i.exec(html)?.[1]?.replace(/\s+/g, ' ').trim().slice(0, 80);
  return title ? ` ("${title}")` : '';
}
