import 'server-only';
import { z } from 'zod';
import { env } from './env';
import { PayPalFault } from './paypal-answers';
import { hearFetch } from './provider-calls/hear';

/** A call may take this long before its outcome counts as unknown. */
const timeoutMilliseconds = 10_000;
/** A token is renewed this long before it ends, so that none ends on its way. */
const renewBeforeMilliseconds = 60_000;

/** PayPal answered and refused: certainly nothing was changed. `issues` are its own words (`INSTRUMENT_DECLINED`). */
export class PayPalRefusal extends Error {
  readonly status: number;
  readonly issues: readonly string[];

  constructor(status: number, fault: z.output<typeof PayPalFault>) {
    super(`PayPal refused with ${status}`);
    this.name = 'PayPalRefusal';
    this.status = status;
    this.issues = [fault.name, ...fault.details.flatMap(({ issue }) => issue ?? [])];
  }

  /** Whether PayPal says that the object asked for does not exist. */
  get isMissing(): boolean {
    return this.status === 404;
  }
}

/** No answer, or one that says nothing of what was done: time-outs, cut connections, 5xx, rate limits, keys in use. */
export class PayPalSilence extends Error {
  constructor(reason: string) {
    super(`PayPal did not answer: ${reason}`);
    this.name = 'PayPalSilence';
  }
}

/** One call; a form is sent with its files. `requestId` makes a repeated POST do its work once; without one a POST is not repeated. */
export type PayPalCall = {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  body?: string | Record<string, unknown> | FormData;
  requestId?: string;
};

/** Whether this process has an account at PayPal: its client and the webhook by which PayPal tells of payments. */
export function hasPayPal(): boolean {
  const { PAYPAL_CLIENT_ID, PAYPAL_CLIENT_SECRET, PAYPAL_WEBHOOK_ID } = env();
  return Boolean(PAYPAL_CLIENT_ID && PAYPAL_CLIENT_SECRET && PAYPAL_WEBHOOK_ID);
}

/**
 * Asks PayPal and answers what it said, checked against a shape. Throws `PayPalRefusal` when it certainly refused, else
 * `PayPalSilence`. What may be repeated is repeated once, under the same request id.
 */
export async function askPayPal<Shape extends z.ZodType>(shape: Shape, call: PayPalCall): Promise<z.output<Shape>> {
  const mayRepeat = call.method !== 'POST' || call.requestId !== undefined;
  let answer: unknown;
  try {
    answer = await send(call);
  } catch (error) {
    if (!(error instanceof PayPalSilence) || !mayRepeat) throw error;
    answer = await send(call);
  }
  const read = shape.safeParse(answer);
  if (!read.success) throw new PayPalSilence('an answer of another shape');
  return read.data;
}

async function send(call: PayPalCall): Promise<unknown> {
  const used = await currentToken();
  const first = await fetchPayPal(call, used);
  if (first.status !== 401) return readAnswer(first);
  // A token may end before its time. Somebody else may have noticed first: only the one that was refused is dropped.
  if ((await token)?.bearer === used) token = undefined;
  return readAnswer(await fetchPayPal(call, await currentToken()));
}

function fetchPayPal({ method, path, body, requestId }: PayPalCall, authorization: string): Promise<Response> {
  return reach(path, {
    method,
    headers: {
      ...{ authorization, prefer: 'return=representation' },
      // A form says by itself where its parts end.
      ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      ...(requestId === undefined ? {} : { 'paypal-request-id': requestId }),
    },
    ...(body === undefined ? {} : { body: isSentAsItIs(body) ? body : JSON.stringify(body) }),
  });
}

const isSentAsItIs = (body: NonNullable<PayPalCall['body']>): body is string | FormData =>
  typeof body === 'string' || body instanceof FormData;

/** Statuses that say nothing of what became of a request: who asks again may learn. */
const unclear: ReadonlySet<number> = new Set([401, 408, 409, 425, 429]);

async function readAnswer(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => null);
  if (text === null || response.status >= 500 || unclear.has(response.status)) {
    throw new PayPalSilence(`status ${response.status}`);
  }
  const answer = text === '' ? null : parseJson(text);
  if (response.ok) return answer;
  throw new PayPalRefusal(response.status, PayPalFault.catch({ name: '', details: [] }).parse(answer));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const Token = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/** One token for the whole process; whoever comes while it is being fetched waits for the same one. */
let token: Promise<{ bearer: string; until: number }> | undefined;

async function currentToken(): Promise<string> {
  const kept = token;
  const known = await kept?.catch(() => null);
  if (known && known.until > Date.now()) return known.bearer;
  if (token === kept || token === undefined) token = fetchToken();
  return (await token).bearer;
}

async function fetchToken(): Promise<{ bearer: string; until: number }> {
  const { PAYPAL_CLIENT_ID: id = '', PAYPAL_CLIENT_SECRET: secret = '' } = env();
  const response = await reach('/v1/oauth2/token', {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const read = Token.safeParse(await response.json().catch(() => null));
  // A wrong secret is our own fault: it says nothing of the payment that was asked about.
  if (!response.ok || !read.success) throw new PayPalSilence(`no token, status ${response.status}`);
  const { access_token, expires_in } = read.data;
  return { bearer: `Bearer ${access_token}`, until: Date.now() + expires_in * 1_000 - renewBeforeMilliseconds };
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  const base = env().PAYPAL_API_BASE ?? 'https://api-m.paypal.com';
  try {
    return await hearFetch('paypal', base + path, {
      ...init,
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
  } catch (error) {
    throw new PayPalSilence(error instanceof Error ? error.name : typeof error);
  }
}
