import { type Currency, parseAmount } from '@/lib/kernel/money';
import { asciiDigits, plainDecimal, plainLine } from '@/lib/kernel/text';
import { type ColourName, coloursIn } from '@/lib/shop/vision/picture/colour-words';

/** What typed words ask for beside a picture. Amounts are in minor units. */
export type WordsMeant = {
  readonly colours: readonly ColourName[];
  readonly unwantedColours: readonly ColourName[];
  /** In which the price is meant, where one is. */
  readonly currency?: Currency;
  readonly priceMin?: bigint;
  readonly priceMax?: bigint;
  /** What it should be, and what not, for the search by words. */
  readonly wanted: string;
  readonly unwanted: string;
};

/** Words and signs for currencies, each as it may stand beside an amount. */
const named: readonly (readonly [Currency, RegExp])[] = [
  ['EUR', /€|\beuros?\b|يورو/iu],
  ['GBP', /£|\b(?:pounds?|gbp)\b/iu],
  ['JPY', /¥|\b(?:yen|jpy)\b|ين(?=\s|$)/iu],
  ['AED', /\b(?:dirhams?|aed)\b|درهم/iu],
  ['SAR', /\b(?:riyals?|sar)\b|ريال/iu],
  ['EGP', /\begp\b|جنيه/iu],
  ['USD', /\$|\b(?:dollars?|usd|bucks)\b|دولار/iu],
];

/** What is meant where nothing says which: that of the market that opened first. */
const unsaid: Currency = 'USD';

const currencyWord = String.raw`(?:\s*(?:[$€£¥]|euros?|pounds?|gbp|yen|jpy|dirhams?|aed|riyals?|sar|egp|dollars?|usd|bucks|يورو|ين|درهم[اًا]*|ريال[اًا]*|جنيه[اًا]*|دولار[اًا]*)(?=\s|$))?`;
const amount = String.raw`(?:[$€£¥]\s*)?([\d\u0660-\u0669\u06f0-\u06f9][\d\u0660-\u0669\u06f0-\u06f9.,\u066b\u066c\u060c]*)${currencyWord}`;
const below = new RegExp(
  String.raw`(?:under|below|less than|cheaper than|at most|up to|أقل من|اقل من|تحت|دون)\s+${amount}`,
  'iu',
);
const above = new RegExp(String.raw`(?:over|above|more than|at least|from|أكثر من|اكثر من|فوق)\s+${amount}`, 'iu');
const without =
  /(?:^|\s)(?:without|not|no|but not|بدون|من دون|بلا|غير|ليس|ليست)\s+(\S+(?:\s+(?:or|and|nor|أو|ولا)\s+\S+)*)/giu;

/**
 * Reads what is typed beside a picture, in English or Arabic: a price ("under 50", "أقل من ٥٠ درهما"; in the currency that is named, else in the chosen one, else in US dollars), what must
 * not be there ("without sleeves": the next word, and those joined to it by "or"), colours, and whatever else it says. Never refuses.
 */
export function readWords(given: string, currency: Currency | undefined): WordsMeant {
  const typed = plainLine(given);
  const meant = named.find(([, form]) => form.test(typed))?.[0] ?? currency ?? unsaid;
  const max = takeAmount(typed, below, meant);
  const min = takeAmount(max.rest, above, meant);
  const isPriced = (max.value ?? min.value) !== undefined;
  const unwanted: string[] = [];
  const wanted = min.rest.replace(without, (_all, words: string) => {
    unwanted.push(words.replace(/(?:^|\s)(?:or|and|nor|أو|ولا)\s/giu, ' '));
    return ' ';
  });
  const [yes, no] = [coloursIn(wanted), coloursIn(unwanted.join(' '))];
  return {
    colours: yes.colours,
    unwantedColours: no.colours,
    ...(isPriced && { currency: meant }),
    ...(min.value !== undefined && { priceMin: min.value }),
    ...(max.value !== undefined && { priceMax: max.value }),
    wanted: yes.rest,
    unwanted: no.rest,
  };
}

/** A price that is named, and the text without it. */
function takeAmount(text: string, form: RegExp, currency: Currency): { value?: bigint; rest: string } {
  const found = form.exec(text);
  if (found === null) return { rest: text };
  const number = asciiDigits((found[1] ?? '').replace(/[.,\u060c]+$/, ''));
  const value = parseAmount(plainDecimal(number) ?? '', currency)?.amount;
  return value === undefined ? { rest: text } : { value, rest: text.replace(found[0], ' ') };
}
