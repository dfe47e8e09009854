import { type Currency, parseAmount } from '@/lib/kernel/money';
import { asciiDigits, plainDecimal } from '@/lib/kernel/text';
import { type ColourName, coloursIn } from '@/lib/shop/vision/picture/colour-words';

/** What typed words ask for beside a picture. Amounts are in minor units. */
export type WordsMeant = {
  readonly colours: readonly ColourName[];
  readonly unwantedColours: readonly ColourName[];
  readonly priceMin?: bigint;
  readonly priceMax?: bigint;
  /** What it should be, and what not, for the search by words. */
  readonly wanted: string;
  readonly unwanted: string;
};

const amount = String.raw`(?:[$€£]\s*)?([\d\u0660-\u0669\u06f0-\u06f9][\d\u0660-\u0669\u06f0-\u06f9.,\u066b\u066c\u060c]*)(?:\s*[$€£])?`;
const below = new RegExp(
  String.raw`(?:under|below|less than|cheaper than|at most|up to|أقل من|اقل من|تحت|دون)\s+${amount}`,
  'iu',
);
const above = new RegExp(String.raw`(?:over|above|more than|at least|from|أكثر من|اكثر من|فوق)\s+${amount}`, 'iu');
const without =
  /(?:^|\s)(?:without|not|no|but not|بدون|من دون|بلا|غير|ليس|ليست)\s+(\S+(?:\s+(?:or|and|nor|أو|ولا)\s+\S+)*)/giu;

/**
 * Reads what is typed beside a picture, in English or Arabic: a price ("under 50", "أقل من ٥٠") where the currency is known, what must
 * not be there ("without sleeves": the next word, and those joined to it by "or"), colours, and whatever else it says. Never refuses.
 */
export function readWords(typed: string, currency: Currency | undefined): WordsMeant {
  const max = takeAmount(typed, below, currency);
  const min = takeAmount(max.rest, above, currency);
  const unwanted: string[] = [];
  const wanted = min.rest.replace(without, (_all, words: string) => {
    unwanted.push(words.replace(/(?:^|\s)(?:or|and|nor|أو|ولا)\s/giu, ' '));
    return ' ';
  });
  const [yes, no] = [coloursIn(wanted), coloursIn(unwanted.join(' '))];
  return {
    colours: yes.colours,
    unwantedColours: no.colours,
    ...(min.value !== undefined && { priceMin: min.value }),
    ...(max.value !== undefined && { priceMax: max.value }),
    wanted: yes.rest,
    unwanted: no.rest,
  };
}

/** A price that is named, and the text without it; without a currency the text stays as it is. */
function takeAmount(text: string, form: RegExp, currency: Currency | undefined): { value?: bigint; rest: string } {
  const found = currency === undefined ? null : form.exec(text);
  if (found === null || currency === undefined) return { rest: text };
  const number = asciiDigits((found[1] ?? '').replace(/[.,\u060c]+$/, ''));
  const value = parseAmount(plainDecimal(number) ?? '', currency)?.amount;
  return value === undefined ? { rest: text } : { value, rest: text.replace(found[0], ' ') };
}
