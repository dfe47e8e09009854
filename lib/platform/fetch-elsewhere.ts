import 'server-only';
import { lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, request } from 'undici';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { env } from './env';

/** Why nothing came: what is wrong with the address, with the machine behind it, or with what it sent. */
export type ElsewhereCode =
  | 'address_bad'
  | 'address_private'
  | 'unreachable'
  | 'slow'
  | 'too_large'
  | 'wrong_type'
  | 'not_there'
  | 'site_refuses';

/** What is wanted of another machine. */
export type Wish = {
  /** Media types that are taken, e.g. `/^image\//`. */
  readonly types: RegExp;
  readonly bytesMax: number;
  readonly millisecondsMax?: number;
  /** Asked before every single request, those of a redirect too; what it answers is refused. */
  readonly mayAsk?: (url: URL) => Promise<ElsewhereCode | null>;
};

/** What came, from the address that was asked last. */
export type Elsewhere = { readonly bytes: Buffer; readonly type: string; readonly address: string };

const redirectsMax = 3;
const lengthMax = 2_048;

/**
 * Asks another machine for a file by GET: the one way in which an address that somebody typed is ever asked for. Only http and
 * https at their own ports, no sign-in in the address, no cookie, no `Referer`; only machines of the public internet, judged by the
 * very number that is connected to, at every redirect (three at most) anew; never longer or more than wished. In sandbox mode the
 * sandbox may be asked too.
 */
export function fetchElsewhere(address: string, wish: Wish): Promise<Result<Elsewhere, ElsewhereCode>> {
  const { SOUK_MODE, SANDBOX_ORIGIN } = env();
  return fetchWhere(address, wish, SOUK_MODE === 'sandbox' ? SANDBOX_ORIGIN : undefined);
}

/** The same, where one more origin may be asked, whatever its number. */
export async function fetchWhere(
  address: string,
  wish: Wish,
  known: string | undefined,
): Promise<Result<Elsewhere, ElsewhereCode>> {
  const signal = AbortSignal.timeout(wish.millisecondsMax ?? 10_000);
  let to = address;
  for (let hops = 0; hops <= redirectsMax; hops += 1) {
    const url = readAddress(to, known);
    if (url === null) return refuse('address_bad');
    const isKnown = url.origin === known;
    if (!isKnown && isIP(bareHost(url)) !== 0 && !isPublic(bareHost(url))) return refuse('address_private');
    const kept = (await wish.mayAsk?.(url)) ?? null;
    if (kept !== null) return refuse(kept);
    const answer = await ask(url, wish, signal, isKnown);
    if ('code' in answer) return refuse(answer.code);
    if ('found' in answer) return ok({ ...answer.found, address: url.href });
    to = URL.canParse(answer.to, url) ? new URL(answer.to, url).href : '';
  }
  return refuse('unreachable');
}

function readAddress(text: string, known: string | undefined): URL | null {
  if (text.length > lengthMax || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isPlain = /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return isPlain && (url.port === '' || url.origin === known) ? url : null;
}

const bareHost = (url: URL) => url.hostname.replace(/^\[|\]$/g, '');

/** Whether a number belongs to the public internet; what is mapped or tunnelled into it is judged by what is inside. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === 'unicast';
}

class PrivateAddress extends Error {}

/** Resolves a name to its public numbers only; one private number among them and none is taken. */
const publicOnly: LookupFunction = (host, options, done) => {
  resolve(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '', 4);
    const first = found[0];
    if (!first || !found.every((one) => isPublic(one.address))) return done(new PrivateAddress(host), '', 4);
    if (options.all) return done(null, found);
    done(null, first.address, first.family);
  });
};

const strangers = new Agent({ connect: { lookup: publicOnly, timeout: 5_000 }, connections: 4, pipelining: 1 });
const acquaintances = new Agent({ connect: { timeout: 5_000 }, connections: 4, pipelining: 1 });

type Answer = { found: { bytes: Buffer; type: string } } | { to: string } | { code: ElsewhereCode };

async function ask(url: URL, wish: Wish, signal: AbortSignal, isKnown: boolean): Promise<Answer> {
  try {
    const { statusCode, headers, body } = await request(url, {
      dispatcher: isKnown ? acquaintances : strangers,
      signal,
      headers: { accept: '*/*', 'user-agent': 'Souk (+catalogue import)' },
    });
    const drop = <A extends Answer>(answer: A): A => {
      body.on('error', () => undefined).destroy();
      return answer;
    };
    const location = headers.location;
    if (statusCode >= 300 && statusCode < 400 && typeof location === 'string') return drop({ to: location });
    if (statusCode !== 200) return drop({ code: 'not_there' });
    const type =
      String(headers['content-type'] ?? '')
        .split(';')[0]
        ?.trim()
        .toLowerCase() ?? '';
    if (!wish.types.test(type)) return drop({ code: 'wrong_type' });
    if (Number(headers['content-length'] ?? 0) > wish.bytesMax) return drop({ code: 'too_large' });
    const parts: Buffer[] = [];
    let length = 0;
    for await (const part of body) {
      length += part.length;
      if (length > wish.bytesMax) return drop({ code: 'too_large' });
      parts.push(part);
    }
    return { found: { bytes: Buffer.concat(parts), type } };
  } catch (error) {
    if (isPrivate(error)) return { code: 'address_private' };
    return { code: signal.aborted ? 'slow' : 'unreachable' };
  }
}

/** A document for another machine, and how long it has to answer. */
export type Posted = { headers: Record<string, string>; body: string | Buffer; millisecondsMax: number };

/**
 * Sends a document to another machine by POST and answers its status, and when it wants to be asked again; what it says besides is not
 * read, and where it leads is not followed. By the same rules as `fetchElsewhere`; in sandbox mode this machine itself may be asked too, at any port.
 */
export function postElsewhere(
  address: string,
  sent: Posted,
): Promise<Result<{ status: number; retryAfter: string | null }, ElsewhereCode>> {
  return post(address, sent, async ({ statusCode, headers, body }) => {
    body.on('error', () => undefined).destroy();
    const after = headers['retry-after'];
    return ok({ status: statusCode, retryAfter: typeof after === 'string' ? after : null });
  });
}

/** The same, and reads what it answers, up to `bytesMax`: more is `too_large`. */
export function askElsewhere(
  address: string,
  sent: Posted & { bytesMax: number },
): Promise<Result<{ status: number; text: string }, ElsewhereCode>> {
  return post(address, sent, async ({ statusCode, body }) => {
    const parts: Buffer[] = [];
    let length = 0;
    for await (const part of body) {
      length += part.length;
      if (length > sent.bytesMax) {
        body.on('error', () => undefined).destroy();
        return refuse('too_large');
      }
      parts.push(part);
    }
    return ok({ status: statusCode, text: Buffer.concat(parts).toString('utf8') });
  });
}

type Posting = Awaited<ReturnType<typeof request>>;

async function post<Value>(
  address: string,
  sent: Posted,
  read: (answer: Posting) => Promise<Result<Value, ElsewhereCode>>,
): Promise<Result<Value, ElsewhereCode>> {
  const fault = faultOfPost(address);
  if (fault) return refuse(fault);
  const signal = AbortSignal.timeout(sent.millisecondsMax);
  try {
    const answer = await request(address, {
      ...{ method: 'POST', signal, body: sent.body },
      dispatcher: isHere(new URL(address)) ? acquaintances : strangers,
      headers: { 'user-agent': 'Souk (+webhooks)', ...sent.headers },
    });
    return await read(answer);
  } catch (error) {
    if (isPrivate(error)) return refuse('address_private');
    return refuse(signal.aborted ? 'slow' : 'unreachable');
  }
}

/** What is wrong with an address that would be posted to, as far as it can be told without asking; null for nothing. */
export function faultOfPost(address: string): ElsewhereCode | null {
  const here = URL.canParse(address) && isHere(new URL(address)) ? new URL(address).origin : undefined;
  const url = readAddress(address, here);
  if (url === null) return 'address_bad';
  if (url.origin === here) return null;
  return isIP(bareHost(url)) !== 0 && !isPublic(bareHost(url)) ? 'address_private' : null;
}

/** Whether this machine itself is meant, where it may be: in the sandbox, whose merchants are on a developer's own machine. */
function isHere(url: URL): boolean {
  return env().SOUK_MODE === 'sandbox' && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
}

/** Whether this, or what it came from, says that a name has a private number. */
function isPrivate(error: unknown): boolean {
  return error instanceof PrivateAddress || (error instanceof Error && isPrivate(error.cause));
}
