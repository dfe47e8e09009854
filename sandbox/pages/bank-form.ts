import { TEST_BANKS, TEST_ROUTING, type TestBank } from '../test-banks';
import { BANK_FIELDS, type BankField, type BankProblems } from './bank-input';
import { bankProblemsFor, bankWordsFor } from './bank-words';
import { html } from './shell';
import { type Locale, wordsFor } from './words';

const ATTRIBUTES: Record<BankField, string> = {
  holder: 'autocomplete="name" maxlength="100"',
  routing: 'inputmode="numeric" autocomplete="off" maxlength="9" dir="ltr"',
  account: 'inputmode="numeric" autocomplete="off" maxlength="17" dir="ltr"',
};

/** The fields of a bank account. Nothing typed is ever written back into the page. */
export function bankFieldsHtml(locale: Locale, problems: BankProblems = {}): string {
  const words = bankWordsFor(locale);
  const said = bankProblemsFor(locale);
  const one = (name: BankField) => {
    const problem = problems[name];
    return `<div class="whole"><label for="${name}">${html(words[name])}</label>
<input id="${name}" name="${name}" ${ATTRIBUTES[name]} aria-describedby="${name}-problem" aria-invalid="${problem !== undefined}" required>
<p class="problem" id="${name}-problem" role="alert">${problem === undefined ? '' : html(said[problem])}</p></div>`;
  };
  return `<div class="fields">${BANK_FIELDS.map(one).join('\n')}
<div class="whole"><label for="kind">${html(words.kind)}</label><select id="kind" name="kind">
<option value="checking">${html(words.checking)}</option><option value="savings">${html(words.savings)}</option></select></div></div>
<p class="note">${html(words.mandate)}</p>`;
}

/** Fills the fields with one tap: only this server may know the numbers, and only a sandbox may offer them. */
export function bankTrialHtml(locale: Locale): string {
  const option = ({ id, number, does }: TestBank) =>
    `<option value="${id}">${html(`•••• ${number.slice(-4)}  ${does[locale]}`)}</option>`;
  return `<div class="trial"><label for="trial">${html(bankWordsFor(locale).tryBank)}</label>
<select id="trial"><option value="">${html(wordsFor(locale).choose)}</option>${TEST_BANKS.map(option).join('')}</select></div>`;
}

/** The test numbers in plain sight, for a browser without JavaScript. */
export function bankNumbersHtml(locale: Locale): string {
  const row = ({ number, does }: TestBank) =>
    `<tr><td><bdi class="digits">${number}</bdi></td><td>${html(does[locale])}</td></tr>`;
  return `<p class="note">${html(bankWordsFor(locale).routing)} <bdi class="digits">${TEST_ROUTING}</bdi></p>
<div class="scroll"><table><tbody>${TEST_BANKS.map(row).join('')}</tbody></table></div>`;
}
