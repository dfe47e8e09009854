import { TEST_CARDS, type TestCard } from '../test-cards';
import { type CardTyped, FIELD_NAMES, type FieldName, type Problems } from './card-input';
import { html } from './shell';
import { type Locale, problemsFor, wordsFor } from './words';

const ATTRIBUTES: Record<FieldName, string> = {
  number: 'inputmode="numeric" autocomplete="cc-number" maxlength="23" dir="ltr"',
  expiry: 'inputmode="numeric" autocomplete="cc-exp" maxlength="9" dir="ltr"',
  cvc: 'inputmode="numeric" autocomplete="cc-csc" maxlength="4" dir="ltr"',
};

/** The three fields. Nothing typed is ever written back into the page: it would be card data in HTML. */
export function fieldsHtml(locale: Locale, problems: Problems = {}): string {
  const words = wordsFor(locale);
  const said = problemsFor(locale);
  const placeholder: Partial<Record<FieldName, string>> = { expiry: words.expiryShape };
  const one = (name: FieldName) => {
    const problem = problems[name];
    return `<div class="${name === 'number' ? 'whole' : name}">
<label for="${name}">${html(words[name])}</label>
<input id="${name}" name="${name}" ${ATTRIBUTES[name]} placeholder="${html(placeholder[name] ?? '')}"
 aria-describedby="${name}-problem" aria-invalid="${problem !== undefined}" required>
<p class="problem" id="${name}-problem" role="alert">${problem === undefined ? '' : html(said[problem])}</p>
</div>`;
  };
  return `<div class="fields">${FIELD_NAMES.map(one).join('\n')}</div>`;
}

/** Fills the fields with one tap: only this server may know the numbers, and only a sandbox may offer them. */
export function trialHtml(locale: Locale): string {
  const words = wordsFor(locale);
  const option = (card: TestCard) =>
    `<option value="${card.id}">${html(`•••• ${card.number.slice(-4)}  ${card.does[locale]}`)}</option>`;
  return `<div class="trial"><label for="trial">${html(words.tryCard)}</label>
<select id="trial"><option value="">${html(words.choose)}</option>${TEST_CARDS.map(option).join('')}</select></div>`;
}

export function typedFrom(values: URLSearchParams): CardTyped {
  const value = (name: FieldName) => (values.get(name) ?? '').slice(0, 40);
  return { number: value('number'), expiry: value('expiry'), cvc: value('cvc') };
}
