import { withoutAnswer } from './attempt.js';
import { HttpFailure, httpClient } from './http.js';

export interface DownloadOptions {
  timeoutMs: number;
  /** Where the proxy variables are looked up. */
  env: Record<string, string | undefined>;
  signal?: AbortSignal | undefined;
}

/**
 * Fetches a public document: no credential goes with it, no redirect is followed.
 * @throws BingctlError of kind `unreachable` or `interrupted`
 */
export async function download(url: URL, options: DownloadOptions): Promise<{ status: number; body: string }> {
  const http = httpClient({ env: options.env });
  try {
    return await http.send({ ...options, method: 'GET', url, headers: {} });
  } catch (error) {
    throw error instanceof HttpFailure ? withoutAnswer(error).error : error;
  } finally {
    http.close();
  }
}
