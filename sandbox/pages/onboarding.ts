import type { Call } from '../core/call';
import type { Context } from '../core/context';
import { changeBySandbox } from '../core/own-change';
import type { PageRequest, Reply } from '../core/server';
import { Store } from '../core/store';
import { emitThin } from '../core/thin-events';
import { bankById, TEST_BANKS, TEST_ROUTING } from '../test-banks';
import type { AccountLink } from '../v2/account-links';
import { tellCapabilities, tellRequirements } from '../v2/accounts';
import { activeCapabilities, type SellerAccount } from '../v2/seller-account';
import { gonePage } from './fields';
import { type OnboardingWords, onboardingWords } from './onboarding-words';
import { isSentMoney, keepRecipientBank, recipientFields } from './recipient-fields';
import { html, redirect, renderPage } from './shell';
import { type Locale, localeOf } from './words';

/** `/onboarding/<link>`: where a seller says who they are and which bank their money goes to. Needs no JavaScript. */
export async function onboardingPage(context: Context, request: PageRequest, id: string): Promise<Reply> {
  const link = await new Store(context.database).find<AccountLink>('v2.core.account_link', id);
  const locale = localeOf(
    request.url.searchParams.get('locale') ?? languageOf(link),
    request.headers['accept-language'],
  );
  if (link === undefined) return gonePage(context, locale);
  if (link.used || link.expires <= context.clock.now()) return redirect(link.refreshUrl);
  if (request.method !== 'POST') return askPage(context, request, link, locale);
  const given = new URLSearchParams(request.body);
  await changeBySandbox(context, (call) => finish(call, link, given));
  return redirect(link.returnUrl);
}

/** Pressed twice, the second press finds the link used and changes nothing. */
async function finish(call: Call, { id, account, useCase }: AccountLink, given: URLSearchParams): Promise<void> {
  const link = await call.store.lock<AccountLink>('v2.core.account_link', id);
  if (link.used) return;
  await call.store.update<AccountLink>({ ...link, used: true });
  const data = { account_id: account, configurations: ['recipient'], use_case: useCase };
  emitThin(call, 'v2.core.account_link.returned', { data });
  if (given.get('result') !== 'complete') return;
  const seller = await call.store.lock<SellerAccount>('v2.core.account', account);
  const before = activeCapabilities(seller);
  seller._sandbox.onboarded = true;
  if (seller._sandbox.requested)
    seller._sandbox.bank = bankById(given.get('bank') ?? '')?.id ?? TEST_BANKS[0]?.id ?? null;
  if (isSentMoney(seller)) seller._sandbox.payoutMethod = await keepRecipientBank(call, seller, given);
  await call.store.update(seller);
  tellRequirements(call, seller);
  emitThin(call, 'v2.core.account.updated', { related: seller });
  tellCapabilities(call, seller, before);
}

async function askPage(context: Context, request: PageRequest, link: AccountLink, locale: Locale): Promise<Reply> {
  const words = onboardingWords(locale);
  const seller = await new Store(context.database).find<SellerAccount>('v2.core.account', link.account);
  const receives = seller?._sandbox.local === true;
  const leads = [new URL(link.returnUrl).origin, new URL(link.refreshUrl).origin];
  return renderPage({
    title: words.title,
    locale,
    theme: request.url.searchParams.get('theme'),
    formsTo: [...new Set(leads)],
    body: `<main><h1>${html(words.title)}</h1>
<p>${html(receives ? words.introReceive : words.intro)}</p><p><strong><bdi>${html(seller?.display_name ?? link.account)}</bdi></strong></p>
<p class="note">${html(words.notReal)}</p>
<form method="post" class="sheet">
${receives ? recipientFields(seller, words) : sellerFields(words)}
<div class="actions">
${receives && !isSentMoney(seller) ? '' : `<button name="result" value="complete">${html(words.complete)}</button>`}
<button name="result" value="later" class="quiet" formnovalidate>${html(words.later)}</button>
</div></form></main>`,
  });
}

function sellerFields(words: OnboardingWords): string {
  const banks = TEST_BANKS.map(
    ({ id, number, payout }) =>
      `<option value="${id}">${html(`•••• ${number.slice(-4)}  ${payout === null ? words.arrives : words[payout.code]}`)}</option>`,
  );
  return `<div><label for="bank">${html(words.bank)}</label><select id="bank" name="bank">${banks.join('')}</select>
<p class="note">${html(words.routing)} <bdi class="digits">${TEST_ROUTING}</bdi></p></div>`;
}

/** The app writes its language into its addresses, so the address to return to tells which one the seller reads. */
function languageOf(link: AccountLink | undefined): string | null {
  return link !== undefined && new URL(link.returnUrl).pathname.split('/')[1] === 'ar' ? 'ar' : null;
}
