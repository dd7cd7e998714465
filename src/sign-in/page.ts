/** A plain page for the browser that brought an answer: no scripts, nothing loaded, nothing kept. */
export function page(title: string, sentence: string): string {
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<title>${escaped(title)}</title>`,
    `</head><body><h1>${escaped(title)}</h1><p>${escaped(sentence)}</p></body></html>`,
    '',
  ].join('\n');
}

export const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  // The address that this answers has the code in it.
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  Connection: 'close',
};

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => entities[mark] ?? mark);
}
