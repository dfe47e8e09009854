import { type NextRequest, NextResponse } from 'next/server';
import { allowedMethods } from '@/lib/money/button/api/allowed-methods';
import { answerWrongMethod } from '@/lib/money/button/api/answer';
import { framersOf } from '@/lib/money/button/frame/framers-of';
import { isAskedFromHere } from '@/lib/platform/asked-from-here';
import { commonHeaders, dataPolicy, framePolicy, type PolicySite, pagePolicy, previewSide } from '@/lib/platform/csp';
import { env } from '@/lib/platform/env';
import { logBug } from '@/lib/platform/log';
import { mayBeCounted } from '@/lib/platform/may-be-counted';
import { countryCookie, namedCountry } from '@/lib/platform/named-country';
import type { OwnDomain } from '@/lib/platform/own-domain-rules';
import {
  framedSite,
  isButtonScript,
  isPayMethod,
  isPayWindow,
  isPreview,
  keepsOpener,
  referrerOfShare,
} from '@/lib/platform/places';
import { isPlainForm } from '@/lib/platform/plain-form';
import { policySite } from '@/lib/platform/policy-site';
import { type Decision, decide, ownOrigins } from '@/lib/platform/proxy-rules';
import { pageAtHost } from '@/lib/shop/domains/queries';

/**
 * The gate in front of every page and route: it routes and filters, and decides nothing about people.
 * The rules are `lib/platform/proxy-rules.ts`; this file only carries them out.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const site = policySite();
  const decided = decide(
    {
      method: request.method,
      path: request.nextUrl.pathname,
      search: request.nextUrl.search,
      host: request.headers.get('host') ?? '',
      header: (name) => request.headers.get(name),
    },
    site,
    await ownDomainOf(request.headers.get('host') ?? '', site),
  );
  const decision = (await isTooMuch(request, decided)) ? tooLarge : decided;
  const framers = await framersFor(request, decision);
  const response =
    refuseWrongMethod(request, decision) ??
    (decision.kind === 'pass' ? pass(request, decision, site, framers) : answer(decision, request));
  for (const [name, value] of Object.entries(commonHeaders(site))) response.headers.set(name, value);
  // Browsers that know `frame-ancestors` do not read this; to any other our frame would be everybody's.
  if (framers !== null && framers.length > 0) {
    response.headers.delete('X-Frame-Options');
    // A page that isolates itself (COEP) holds only frames that say the same of themselves; ours loads nothing of anybody else.
    response.headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
    response.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  }
  if (decision.kind === 'pass' && previewSide(decision.path, request.nextUrl.search) === 'shown') {
    response.headers.set('X-Frame-Options', 'SAMEORIGIN');
  }
  if (decision.kind === 'pass' && keepsOpener(decision.path, request.nextUrl.search)) {
    response.headers.set('Cross-Origin-Opener-Policy', 'unsafe-none');
  }
  const referrer = decision.kind === 'pass' ? referrerOfShare(decision.path) : null;
  if (referrer) response.headers.set('Referrer-Policy', referrer);
  if (decision.kind === 'pass' && isButtonScript(decision.path)) {
    response.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
    response.headers.set('Access-Control-Allow-Origin', '*');
  }
  if (decision.kind === 'pass' && (isPreview(decision.path) || isPayMethod(decision.path))) {
    response.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  }
  // What is below a merchant's domain, and whether it is ever without TLS, is not ours to say.
  if (decision.kind === 'pass' && decision.ownDomain && response.headers.has('Strict-Transport-Security')) {
    response.headers.set('Strict-Transport-Security', 'max-age=31536000');
  }
  return response;
}

/** Everything but built files and pictures, which are served as they lie. */
export const config = { matcher: ['/((?!_next/static/|media/).*)'] };

const tooLarge = { kind: 'refuse', status: 413, code: 'too_large' } as const;

/** Whether a heavy form, which Next would read before any code of ours, is not what its page sends. */
async function isTooMuch(request: NextRequest, decision: Decision): Promise<boolean> {
  if (request.method !== 'POST' || decision.kind !== 'pass' || decision.path !== '/search/picture') return false;
  const type = request.headers.get('content-type') ?? '';
  return !isPlainForm(Buffer.from(await request.arrayBuffer()), type);
}

/** The page whose own domain is asked; null at our own names, and at any that no page has proved to be its own. */
async function ownDomainOf(host: string, site: PolicySite): Promise<OwnDomain | null> {
  const isName = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?$/.test(host) && /[a-z]/.test(host);
  if (!isName || ownOrigins(site).some((origin) => new URL(origin).host === host)) return null;
  try {
    const handle = await pageAtHost(host.replace(/:\d+$/, ''));
    return handle === null ? null : { handle, host };
  } catch (error) {
    logBug('proxy.own_domain', error);
    return null;
  }
}

/** The pages that may hold a frame of a site; null for every page that is none. */
async function framersFor(request: NextRequest, decision: Decision): Promise<string[] | null> {
  const site = decision.kind === 'pass' ? framedSite(decision.path) : null;
  if (site === null) return null;
  try {
    return await framersOf(site, request.nextUrl.searchParams.get('origin'));
  } catch (error) {
    logBug('proxy.framers', error);
    return [];
  }
}

type Pass = Extract<Decision, { kind: 'pass' }>;

function pass(request: NextRequest, decision: Pass, at: PolicySite, framers: string[] | null): NextResponse {
  // Its forms, such as the search, end at our own name.
  const site = decision.ownDomain ? { ...at, signInOrigins: [at.soukOrigin] } : at;
  const headers = new Headers(request.headers);
  // Host alone tells Next where it is: a forwarded one is the sender's word.
  for (const name of ['x-forwarded-host', 'x-middleware-subrequest', 'x-nonce', 'x-souk-domain']) headers.delete(name);
  if (decision.ownDomain) {
    // Whoever sent a cookie there is not known by it.
    for (const name of ['cookie', 'authorization']) headers.delete(name);
    headers.set('x-souk-domain', decision.ownDomain);
  }
  const country = decision.area === 'page' ? countryFor(request, decision) : '';
  if (country) {
    headers.set('cookie', [headers.get('cookie'), `${countryCookie}=${country}`].filter(Boolean).join('; '));
  }
  const nonce = btoa(crypto.randomUUID());
  const policy = policyOf(request, decision, { site, nonce, framers });
  headers.set('x-souk-locale', decision.locale);
  headers.set('x-souk-path', decision.path);
  headers.set('x-souk-search', plainSearch(request.nextUrl.searchParams));
  // Told here: pages do not see the headers of our own scripts' requests.
  headers.set('x-souk-asked', isAskedFromHere((name) => request.headers.get(name)) ? 'here' : 'elsewhere');
  headers.set('x-souk-counted', mayBeCounted((name) => request.headers.get(name)) ? 'yes' : 'no');
  if (decision.area === 'page') {
    headers.set('x-nonce', nonce);
    headers.set('content-security-policy', policy);
  }
  const response = forward(request, decision, headers);
  response.headers.set('Content-Security-Policy', policy);
  // Kept until the browser is closed: from there she goes on at the prices she came for.
  if (country && !decision.ownDomain) response.cookies.set(countryCookie, country, { path: '/', sameSite: 'lax' });
  if (decision.private) {
    response.headers.set('Cache-Control', 'private, no-store');
    response.headers.set('X-Robots-Tag', 'noindex');
  }
  return response;
}

/** The search of an address as a person sees it: what Next asks for beside it is no part of it. */
function plainSearch(asked: URLSearchParams): string {
  const search = new URLSearchParams(asked);
  search.delete('_rsc');
  return search.size > 0 ? `?${search}` : '';
}

/** What a program asks of the pay API in a way that an address does not have, which Next would answer with nothing at all. */
function refuseWrongMethod(request: NextRequest, decision: Decision): NextResponse | null {
  const allowed = decision.kind === 'pass' ? allowedMethods(decision.path) : null;
  if (allowed === null || allowed.includes(request.method)) return null;
  const refused = answerWrongMethod(allowed);
  refused.headers.set('Content-Security-Policy', dataPolicy);
  return new NextResponse(refused.body, refused);
}

type PolicyParts = { site: PolicySite; nonce: string; framers: string[] | null };

function policyOf(request: NextRequest, decision: Pass, { site, nonce, framers }: PolicyParts): string {
  if (framers !== null) return framePolicy(nonce, framers);
  if (decision.area !== 'page') return dataPolicy;
  const preview = previewSide(decision.path, request.nextUrl.search);
  return pagePolicy(site, nonce, { preview, pays: isPayWindow(decision.path) });
}

/** The country its address names, unless her browser has chosen one; at a page's own domain none is kept. */
function countryFor(request: NextRequest, { ownDomain }: Pass): string {
  return namedCountry(request.nextUrl.searchParams, ownDomain ? undefined : request.cookies.get(countryCookie)?.value);
}

function forward(request: NextRequest, decision: Pass, headers: Headers): NextResponse {
  if (decision.path === request.nextUrl.pathname) return NextResponse.next({ request: { headers } });
  // Built on `request.url`: `nextUrl` calls 127.0.0.1 localhost, and a rewrite to another host is a new request.
  return NextResponse.rewrite(new URL(decision.path + request.nextUrl.search, request.url), { request: { headers } });
}

function answer(decision: Exclude<Decision, Pass>, request: NextRequest): NextResponse {
  if (decision.kind === 'redirect') {
    const to = decision.to.startsWith('/') ? `${env().SOUK_ORIGIN}${decision.to}` : decision.to;
    return new NextResponse(null, { status: decision.status, headers: { Location: to, 'Cache-Control': 'no-store' } });
  }
  const problem = {
    type: 'about:blank',
    title: decision.code.replaceAll('_', ' '),
    status: decision.status,
    code: decision.code,
  };
  return new NextResponse(request.method === 'HEAD' ? null : JSON.stringify(problem), {
    status: decision.status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Content-Security-Policy': dataPolicy,
      'Cache-Control': 'no-store',
      ...(decision.allow && { Allow: decision.allow }),
    },
  });
}
