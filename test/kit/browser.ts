/** What a browser met: the last page, and every address on the way to it. */
export interface Visited {
  status: number;
  text: string;
  addresses: URL[];
}

const mostRedirects = 10;

/** Opens an address as a browser does whose user agrees to everything: goes where it is sent, and reads the last page. */
export async function visit(url: string | URL): Promise<Visited> {
  const addresses = [new URL(url)];
  for (let left = mostRedirects; left > 0; left--) {
    const at = addresses.at(-1) as URL;
    // As browsers say it: whoever navigates comes from anywhere.
    const headers = { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'cross-site' };
    const response = await fetch(at, { redirect: 'manual', headers });
    const location = response.headers.get('location');
    if (location === null) return { status: response.status, text: await response.text(), addresses };
    addresses.push(new URL(location, at));
  }
  throw new Error(`sent on ${mostRedirects} times`);
}
