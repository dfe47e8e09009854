import type { Call } from '../core/call';
import { currencyIn, RECIPIENT_BANKS, recipientBankById } from '../recipient-banks';
import { keepPayoutMethod } from '../v2/payout-methods';
import type { SellerAccount } from '../v2/seller-account';
import type { OnboardingWords } from './onboarding-words';
import { html } from './shell';

const HOLDER_MAX = 200;

/** Whether somebody asked to be sent money, and lives where it can be. */
export function isSentMoney({ identity, _sandbox }: SellerAccount): boolean {
  return _sandbox.local === true && currencyIn(String(identity.country)) !== undefined;
}

/** What somebody who is sent money is asked: whose account it is and which of the test banks has it, in the currency of her country. */
export function recipientFields({ identity, display_name }: SellerAccount, words: OnboardingWords): string {
  const currency = currencyIn(String(identity.country));
  if (currency === undefined) return `<p>${html(words.noBanks)}</p>`;
  const banks = RECIPIENT_BANKS.map(
    ({ id, last4 }) =>
      `<option value="${id}">${html(`•••• ${last4}  ${currency.toUpperCase()}  ${words.receive[id]}`)}</option>`,
  );
  return `<div><label for="holder">${html(words.holder)}</label>
<input id="holder" name="holder" autocomplete="name" maxlength="${HOLDER_MAX}" required value="${html(display_name ?? '')}">
<p class="note">${html(words.holderNote)}</p></div>
<div><label for="bank">${html(words.bankReceive)}</label><select id="bank" name="bank">${banks.join('')}</select></div>`;
}

/** Keeps what was chosen; without a name it is the account's own, and without a bank the one where money arrives. */
export async function keepRecipientBank(call: Call, account: SellerAccount, given: URLSearchParams): Promise<string> {
  const [usual] = RECIPIENT_BANKS;
  const bank = recipientBankById(given.get('bank') ?? '') ?? usual;
  if (bank === undefined) throw new Error('there are no test banks');
  const holder = (given.get('holder') ?? '').trim().slice(0, HOLDER_MAX) || (account.display_name ?? '');
  return (await keepPayoutMethod(call, account, { bank, holder })).id;
}
