import { isHandleForm } from './model';

/**
 * Words no page and no person may be called, because an address of Souk begins with them, could begin with
 * them, or would make somebody look like Souk. The one list: routes, languages, files, offices.
 */
const reserved = new Set(
  `
  about account accounts admin administrator api app apps ar arabic assets auth billing blog brand
  buy camera cart careers cdn chat checkout close closed collections contact cookies credits crypto customer-service
  dashboard de deals demo deleted design dev developer developers discover docs donate download
  edit email embed en english error es events exchange explore
  favicon feed feedback files following followers fonts fr friends gallery gift gifts graphql guest guide
  health hello help home hooks host icons images imprint inbox index info install integrations invite invoices
  jobs journal kids labs language languages legal live local localhost login logout mail mailbox manifest market
  marketplace markets me media member members merchant merchants messages mod moderator money my
  name new news newsletter next noreply not-found not-me notifications null offers offline official open operator opengraph-image
  order orders owner page pages partner partners passkey passkeys password pay payment payments payout payouts
  people person phone photo photos policies policy popular post posts press pricing privacy products profile profiles
  public purchase purchases receipt receipts refund refunds register remit report reset-password returns reviews robots root rss
  safety sale sales sandbox search security sell seller sellers send server service session settings setup share ship shipping
  shop shops sign-in sign-out sign-up signin signout signup site sitemap social souk souk-team souk-support split staff static
  status stats store stores stripe studio subscribe support sw system tags tax team terms test themes token tokens tools
  transfer transfers trends trust undefined unsubscribe update upload uploads user users verified verify verify-email
  video wallet wallets web webhook webhooks well-known wishlist work worker www you your zakat
  ar-ae ar-eg ar-sa en-us en-gb fr-fr pt-br zh-cn zh-tw
  `
    .split(/\s+/)
    .filter(Boolean),
);

/** Whether a handle is kept back by Souk, whoever asks for it; hyphens and case do not help around it. */
export function isReservedHandle(handle: string): boolean {
  const plain = handle.toLowerCase();
  return reserved.has(plain) || plain.startsWith('souk-') || plain.startsWith('closed-') || plain.startsWith('xn--');
}

/**
 * What is wrong with a handle, or null. The same question for people and pages.
 * Codes: `handle_form` (3 to 30 of a-z, 0-9, single hyphens), `handle_reserved`.
 */
export function handleProblem(handle: string): 'handle_form' | 'handle_reserved' | null {
  if (!isHandleForm(handle)) return 'handle_form';
  return isReservedHandle(handle) ? 'handle_reserved' : null;
}
