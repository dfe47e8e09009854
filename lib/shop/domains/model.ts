/**
 * A domain of one's own: the name a page is found at, besides its address here.
 *
 * Invariants
 * - A name is a page's only while its own names say so: they hold the page's token, and they lead here.
 * - One page has a name at a time; another one gets it only by a token of its own, and then the first has it no longer.
 * - A look that learned nothing changes nothing; a name is lost after three looks in a row that found it wrong.
 * - Nothing private is ever at such a name: no sign-in, no wallet, no cookie.
 */

/** Where the domain of a page stands. `taken`: another page has proved it since. */
export type DomainState = 'waiting' | 'verified' | 'lost' | 'taken';

/** Why a name is not taken. */
export type DomainProblem = 'domain_bad' | 'domain_own' | 'domain_number' | 'domain_suffix';

/** Names below which everybody registers one: nobody's own. That nobody can write a token there is what keeps them; this says so early. */
const suffixes = new Set([
  ...[
    'co.uk',
    'org.uk',
    'me.uk',
    'com.au',
    'net.au',
    'org.au',
    'co.nz',
    'co.za',
    'com.br',
    'com.mx',
    'com.ar',
    'co.in',
    'co.jp',
    'co.kr',
  ],
  ...[
    'com.tr',
    'com.sa',
    'com.eg',
    'com.jo',
    'com.kw',
    'com.qa',
    'com.bh',
    'com.om',
    'com.lb',
    'co.ae',
    'com.sg',
    'com.my',
    'com.hk',
    'com.tw',
    'com.cn',
  ],
  ...[
    'github.io',
    'gitlab.io',
    'netlify.app',
    'vercel.app',
    'pages.dev',
    'workers.dev',
    'web.app',
    'blogspot.com',
    'wordpress.com',
    'myshopify.com',
  ],
]);

/** Ends of names that lead nowhere in the public internet. */
const nowhere = /\.(?:local|localhost|internal|intranet|lan|home|corp|test|example|invalid|onion|arpa|alt)$/;

/**
 * A domain as somebody types it (`https://Käse.example/`, `سوق.example`) as names are asked for. Refuses `domain_bad`, no name of the public
 * internet; `domain_number`, an address of a machine; `domain_suffix`, what is nobody's own; `domain_own`, a name of ours or below one.
 */
export function plainDomain(
  typed: string,
  ownHosts: readonly string[],
): { ok: true; value: string } | { ok: false; code: DomainProblem } {
  const bare = typed
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/+$/, '')
    .replace(/\.$/, '');
  if (bare === '' || /[\s/:@?#\\%[\]]/.test(bare) || !URL.canParse(`https://${bare}`)) {
    return { ok: false, code: /^\[|:.*:/.test(bare) ? 'domain_number' : 'domain_bad' };
  }
  const { hostname } = new URL(`https://${bare}`);
  if (/^[\d.]+$/.test(hostname)) return { ok: false, code: 'domain_number' };
  const labels = hostname.split('.');
  const isName =
    labels.length >= 2 && hostname.length <= 200 && labels.every((one) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(one));
  if (!isName || /^\d+$/.test(labels.at(-1) ?? '') || nowhere.test(hostname)) return { ok: false, code: 'domain_bad' };
  if (suffixes.has(hostname)) return { ok: false, code: 'domain_suffix' };
  const isOurs = ownHosts.some(
    (own) => hostname === own || hostname.endsWith(`.${own}`) || own.endsWith(`.${hostname}`),
  );
  return isOurs ? { ok: false, code: 'domain_own' } : { ok: true, value: hostname };
}

/** The name that holds the token, and what it says. */
export function proofOf(host: string, token: string): { readonly name: string; readonly value: string } {
  return { name: `_souk.${host}`, value: `souk-page=${token}` };
}

/** What a look at a domain saw; null where nobody answered. */
export type Look = { readonly owned: boolean | null; readonly pointed: boolean | null };

/** A domain before a look. */
export type Before = { readonly state: DomainState; readonly failures: number; readonly ageHours: number };

/** What becomes of it: its state, how often it failed in a row, and in how many seconds it is looked at again. */
export type After = { readonly state: DomainState; readonly failures: number; readonly againSeconds: number };

const minute = 60;
const hour = 3_600;
const failuresMax = 3;

/** What a look means. */
export function afterLook({ state, failures, ageHours }: Before, { owned, pointed }: Look): After {
  if (state === 'taken') return { state, failures, againSeconds: 24 * hour };
  const isProved = owned === true && pointed === true;
  if (isProved) return { state: 'verified', failures: 0, againSeconds: 6 * hour };
  const isUnknown = owned !== false && pointed !== false;
  if (state === 'verified') {
    if (isUnknown) return { state, failures, againSeconds: 5 * minute };
    const failed = failures + 1;
    return { state: failed >= failuresMax ? 'lost' : 'verified', failures: failed, againSeconds: 10 * minute };
  }
  // Names take their time to spread; who set one an hour ago waits for it, who set one last month does not.
  return {
    state,
    failures: failures + 1,
    againSeconds: ageHours < 1 ? minute : ageHours < 14 * 24 ? hour / 2 : 24 * hour,
  };
}
