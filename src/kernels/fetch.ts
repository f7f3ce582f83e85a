import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InfrastructureError, UserError } from '../errors.ts';
import { limitBytes, TooLarge } from './tools.ts';

const MAX_REDIRECTS = 10;
const MAX_BYTES = 8 * 2 ** 30;
const TIMEOUT_MS = 15 * 60_000;

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The URL when a kernel may be fetched from it: https, or http from this machine.
 *
 * @throws UserError for anything else.
 */
export function fetchableUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) {
    throw new UserError(`${text} is not a valid URL`);
  }
  if (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))) {
    return url;
  }
  throw new UserError(
    url.protocol === 'http:'
      ? `${text}: a kernel is not fetched over http, where anyone on the way could replace it; use https`
      : `${text}: ${url.protocol}// references are not supported by the qemu lab; expected a file, a folder or an https:// URL`,
  );
}

/**
 * Fetches a URL into the file `destination`. Each redirection has to satisfy `fetchableUrl` as well.
 *
 * @throws UserError when the server refuses (4xx) or the address is not allowed; InfrastructureError when it cannot be
 *   reached or fails.
 */
export async function fetchToFile(text: string, destination: string): Promise<void> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const response = await request(fetchableUrl(text), signal);
  if (!response.ok || response.body === null) {
    const message = `${text}: the server says ${response.status} ${response.statusText}`.trimEnd();
    throw response.status >= 400 && response.status < 500 && response.status !== 429
      ? new UserError(`${message}; check the address`)
      : new InfrastructureError(message);
  }
  try {
    await pipeline(Readable.fromWeb(response.body), limitBytes(MAX_BYTES), createWriteStream(destination));
  } catch (error) {
    if (error instanceof TooLarge) {
      throw new UserError(`${text} is larger than ${MAX_BYTES} bytes`);
    }
    throw new InfrastructureError(`the download of ${text} broke off`, { cause: error });
  }
}

async function request(start: URL, signal: AbortSignal): Promise<Response> {
  let url = start;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await send(url, signal);
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) {
      return response;
    }
    await response.body?.cancel();
    url = fetchableUrl(URL.canParse(location, url.href) ? new URL(location, url).href : location);
  }
  throw new UserError(`${start.href} redirects more than ${MAX_REDIRECTS} times`);
}

async function send(url: URL, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { redirect: 'manual', signal });
  } catch (error) {
    throw new InfrastructureError(`cannot reach ${url.origin}`, { cause: error });
  }
}
