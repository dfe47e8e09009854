/** The hosts a policy speaks of, and how the process runs. */
export type PolicySite = {
  readonly live: boolean;
  readonly soukOrigin: string;
  readonly payOrigin: string;
  /** Where the payment sandbox shows card fields and 3-D Secure; absent in live mode. */
  readonly sandboxOrigin: string | undefined;
  /** Sign-in providers and PayPal's page of approval: a form may end at them, by redirect. */
  readonly signInOrigins: readonly string[];
  /** `next dev` needs eval, inline style elements and a web socket. */
  readonly development: boolean;
};

/** A page that shows the preview of a draft in a frame, or is shown in it: by our own site alone. */
export type Preview = 'shows' | 'shown';

/** Which side of a preview an address is: the desk of a design, or a page asked for by its draft; null for all others. */
export function previewSide(path: string, search: string): Preview | null {
  if (/^\/studio\/[^/]+\/design$/.test(path)) return 'shows';
  return /^\/[^/]+$/.test(path) && new URLSearchParams(search).get('design') === 'draft' ? 'shown' : null;
}

const framed = (origins: readonly string[]) => (origins.length > 0 ? origins : ["'none'"]);

/** Which page it is: a side of a preview, or a window of the pay button. */
type Standing = { preview?: Preview | null; pays?: boolean };

/**
 * The content policy of a page: scripts only with the nonce of this answer, no third host but the payment
 * provider; where another site is paid, no text becomes markup or a script's address but what `trustedAddresses` lets by. Style attributes are refused too, so no component may render one.
 */
export function pagePolicy(site: PolicySite, nonce: string, at: Standing = {}): string {
  const { preview = null, pays = false } = at;
  const provider = site.live ? ['https://js.stripe.com', 'https://hooks.stripe.com'] : present(site.sandboxOrigin);
  const directives: [string, ...string[]][] = [
    ['default-src', "'none'"],
    ['script-src', `'nonce-${nonce}'`, "'strict-dynamic'", ...(site.development ? ["'unsafe-eval'"] : [])],
    ['style-src', "'self'", `'nonce-${nonce}'`],
    ['img-src', "'self'", 'data:', 'blob:'],
    ['font-src', "'self'"],
    ['connect-src', "'self'", ...(site.live ? ['https://api.stripe.com'] : []), ...(site.development ? ['ws:'] : [])],
    ['frame-src', ...framed(preview === 'shows' ? ["'self'", ...provider] : provider)],
    ['worker-src', "'self'"],
    ['manifest-src', "'self'"],
    ['media-src', "'self'"],
    ['object-src', "'none'"],
    ['base-uri', "'none'"],
    ['form-action', "'self'", ...formTargets(site, provider)],
    ['frame-ancestors', preview === 'shown' ? "'self'" : "'none'"],
  ];
  // What Next shows in development it makes of texts.
  if (pays && !site.development)
    directives.push(['require-trusted-types-for', "'script'"], ['trusted-types', 'default']);
  if (site.development) directives.push(['style-src-elem', "'self'", "'unsafe-inline'"]);
  if (site.soukOrigin.startsWith('https:')) directives.push(['upgrade-insecure-requests']);
  return directives.map((directive) => directive.join(' ')).join('; ');
}

/**
 * The policy of a frame that stands on pages of other sites: these origins may hold it and nobody else, and nothing runs or is asked in it but our
 * own. What it draws it draws as text: it has no way to make markup of words.
 */
export function framePolicy(nonce: string, framers: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    `frame-ancestors ${framed(framers).join(' ')}`,
  ].join('; ');
}

/** The policy of answers that are not pages: nothing in them may ever run or load. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Headers every answer carries, whatever it is. */
export function commonHeaders(site: PolicySite): Record<string, string> {
  const payment = site.live ? 'payment=(self "https://js.stripe.com")' : 'payment=(self)';
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Frame-Options': 'DENY',
    // A bank's sign-in, opened by the provider's account fields, answers its opener.
    'Cross-Origin-Opener-Policy': site.live ? 'same-origin-allow-popups' : 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Origin-Agent-Cluster': '?1',
    'Permissions-Policy': [
      'camera=(self)',
      payment,
      'publickey-credentials-get=(self)',
      'publickey-credentials-create=(self)',
      'geolocation=()',
      'microphone=()',
      'usb=()',
      'browsing-topics=()',
    ].join(', '),
    ...(site.soukOrigin.startsWith('https:') && {
      'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload',
    }),
  };
}

/** Browsers hold a form to this list also when its answer redirects: to the bank's page, a sign-in provider, the other host. */
function formTargets(site: PolicySite, provider: readonly string[]): string[] {
  // A seller's verification begins with a form whose answer leads to the provider's page.
  const sellers = site.live ? ['https://connect.stripe.com', 'https://accounts.stripe.com'] : [];
  const others = site.soukOrigin === site.payOrigin ? [] : [site.soukOrigin, site.payOrigin];
  return [...new Set([...others, ...provider, ...sellers, ...site.signInOrigins])];
}

function present(origin: string | undefined): string[] {
  return origin === undefined ? [] : [origin];
}
