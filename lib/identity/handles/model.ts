/**
 * Handles: the names in addresses, of people (`/people/<handle>`) and of pages (`/<handle>`).
 *
 * Invariants: 3 to 30 of `a-z 0-9` and single hyphens inside; never a word an address of Souk begins with or may
 * come to begin with, never a language, never a name that makes somebody look like Souk. The one list.
 */

/** Words nobody and no page may be called: routes, languages, files, offices. */
export const reservedHandles: ReadonlySet<string> = new Set(
  `
  about accessibility account accounts address admin administrator api app apps ar ar-ae ar-eg ar-sa arabic assets
  auth authorize billing blog books brand browse business buy camera careers cart categories category cdn chat
  checkout close closed collections contact cookies countries credits crypto customer customer-service dashboard de deals decisions
  deleted delivery demo design dev developer developers discover docs donate donations download edit email embed en en-gb en-us
  english error es events exchange explore favicon feed feedback files followers following fonts fr fr-fr friends
  gallery gift gifts graphql guest guide health hello help home hooks host icon icons image images imprint inbox
  index info install integrations invite invoices jobs journal kids labs language languages leaving legal list lists live llms local
  localhost login logout mail mailbox manifest market marketplace markets me media member members merchant merchants
  messages mod moderator money my name new news newsletter next noreply not-found not-me notifications null offers
  oembed official offline open opengraph-image operator order orders owner page pages partner partners passkey passkeys
  password pay payment payments payout payouts people person phone photo photos policies policy popular post posts
  preview previews press pricing privacy product products profile profiles pt-br public purchase purchases receipt receipts recommendation recommendations refund
  refunds register remit report reports reset-password returns reviews robots root rss s safety sale sales sandbox save saved
  search security sell seller sellers send server service session settings setup share shares ship shipping shop shops
  sign-in sign-out sign-up signin signout signup site sitemap sitemaps social souk souk-support souk-team souk-test-shop split staff
  static
  stats status store stores stripe studio subscribe support sw system tags tax team terms test themes token tokens
  tools transfer transfers trends trust undefined unsubscribe update upload uploads user users verified verify
  verify-email video visual wallet wallets web webhook webhooks well-known wishlist work worker www you your zakat
  zh-cn zh-tw
  `
    .split(/\s+/)
    .filter(Boolean),
);

/** Why a handle cannot be had: its form, or that it is kept back. */
export type HandleProblem = 'handle_short' | 'handle_long' | 'handle_letters' | 'handle_reserved';

/** What is wrong with a handle, in the order in which a person would mend it; null when it may be asked for. */
export function handleProblem(handle: string): HandleProblem | null {
  if (!/^[a-z0-9-]*$/.test(handle) || /^-|-$|--/.test(handle)) return 'handle_letters';
  if (handle.length < 3) return 'handle_short';
  if (handle.length > 30) return 'handle_long';
  return isReservedHandle(handle) ? 'handle_reserved' : null;
}

/** Whether Souk keeps a handle back, whatever its form. */
export function isReservedHandle(handle: string): boolean {
  const plain = handle.toLowerCase();
  return reservedHandles.has(plain) || /^(?:souk|closed|xn)-/.test(plain);
}

/**
 * A handle for a new person, made from her name (`Amina Haddad` becomes `amina-haddad`), or from a neutral word
 * where a name has no Latin letters. `attempt` 0 is the plain one; later ones carry `suffix` (digits), to get
 * past a handle that is taken.
 */
export function personHandle(name: string, attempt: number, suffix: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 20)
    .replace(/^-+|-+$/g, '');
  const fits = handleProblem(plain) === null;
  return fits && attempt === 0 ? plain : `${fits ? plain : 'friend'}-${suffix}`;
}
