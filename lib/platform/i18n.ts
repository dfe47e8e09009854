import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from '@/lib/identity/actor/model';
import { unforced } from '@/lib/kernel/text';
import { arabic, english, type MessageKey } from '@/lib/platform/catalogue';

/** What may be put into a message. Amounts and dates are formatted before they come here. */
export type MessageValue = string | number | Date;

/** Turns a key and its values into text of one language; `rich` puts elements in place of tags. */
export type Translate = {
  (key: MessageKey, values?: Record<string, MessageValue>): string;
  /**
   * The same with `<tag>words</tag>` in the message: each tag's function gets the words and makes an element.
   * Give the elements a `key`.
   */
  rich<Node>(key: MessageKey, values: Record<string, MessageValue | ((words: string) => Node)>): (string | Node)[];
};

/** Tells whether `text` names a language Souk speaks. */
export function isLocale(text: unknown): text is Locale {
  return text === 'en' || text === 'ar';
}

/** The writing direction of a language. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

/** The address of a page of this site (`/orders`) in a language: `/ar/orders` in Arabic. Other addresses stay. */
export function localeHref(locale: Locale, path: string): string {
  if (locale !== 'ar' || !path.startsWith('/') || path.startsWith('//')) return path;
  if (/^\/(?:ar|api|media)(?:[/?#]|$)/.test(path)) return path;
  return path === '/' ? '/ar' : path.startsWith('/?') || path.startsWith('/#') ? `/ar${path.slice(1)}` : `/ar${path}`;
}

/** The tag `Intl` understands: Western digits and the Gregorian calendar in both languages, as shops write them. */
export function intlTag(locale: Locale): string {
  return locale === 'ar' ? 'ar-u-ca-gregory-nu-latn' : 'en-US';
}

/** Whether there is a message of this name, for names that are made of what a table or a field is called. */
export function isMessage(key: string): key is MessageKey {
  return key in english;
}

const catalogues: Record<Locale, Readonly<Record<string, string>>> = { en: english, ar: arabic };
const translators: Partial<Record<Locale, Translate>> = {};
const compiled = new Map<string, IntlMessageFormat | string>();

/**
 * The translator of a language, made once per process; messages are compiled on first use and kept.
 * A key that Arabic lacks is answered in English; text values of the other writing direction are
 * wrapped in isolates, so that a Latin name never reorders an Arabic sentence.
 */
export function translator(locale: Locale): Translate {
  const known = translators[locale];
  if (known) return known;
  const plain = (key: MessageKey, values?: Record<string, MessageValue>): string => {
    const message = compile(locale, key);
    if (typeof message === 'string') return message;
    return oneStop(String(message.format<string>(isolateAll(locale, message, values ?? {}))));
  };
  const rich: Translate['rich'] = <Node>(
    key: MessageKey,
    values: Record<string, MessageValue | ((words: string) => Node)>,
  ) => {
    const message = compile(locale, key);
    if (typeof message === 'string') return [message];
    const parts = message.format<Node>(
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, richValue(locale, value)])),
    );
    return (Array.isArray(parts) ? parts : [parts]).map((part) => (typeof part === 'string' ? oneStop(part) : part));
  };
  const made: Translate = Object.assign(plain, { rich });
  translators[locale] = made;
  return made;
}

/**
 * The messages of refusal codes, for a form in the browser: `{ sold_out: 'Sold out…' }`. The codes every
 * form may answer are always among them.
 */
export function errorMessages(t: Translate, codes: readonly ErrorCode[] = []): Record<string, string> {
  const all: ErrorCode[] = [
    'invalid',
    'required',
    'too_long',
    'sign_in',
    'not_found',
    'not_allowed',
    'too_many',
    'paused',
    'unexpected',
    'unreachable',
    ...codes,
  ];
  return Object.fromEntries(all.map((code) => [code, t(`errors.${code}`)]));
}

/** A refusal code that has a message. */
export type ErrorCode = CodeOf<MessageKey>;

/** Tells whether a refusal code has a message. */
export function isErrorCode(code: string): code is ErrorCode {
  return `errors.${code}` in english;
}

type CodeOf<Key> = Key extends `errors.${infer Code}` ? Code : never;

function compile(locale: Locale, key: MessageKey): IntlMessageFormat | string {
  const name = `${locale}:${key}`;
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const translated = catalogues[locale][key];
  const source = translated ?? catalogues.en[key] ?? key;
  const message = /[{}<']/.test(source) ? new IntlMessageFormat(source, intlTag(translated ? locale : 'en')) : source;
  compiled.set(name, message);
  return message;
}

function richValue<Node>(locale: Locale, value: MessageValue | ((words: string) => Node)) {
  if (typeof value !== 'function') return isolate(locale, value);
  return (words: (string | Node)[]): Node => value(oneStop(words.join('')));
}

function isolateAll(
  locale: Locale,
  message: IntlMessageFormat,
  values: Record<string, MessageValue>,
): Record<string, MessageValue> {
  // A word by which a message chooses is not shown, and with isolates around it nothing would be chosen.
  const choosing = new Set(message.getAst().flatMap((part) => ('options' in part ? [part.value] : [])));
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, choosing.has(name) ? value : isolate(locale, value)]),
  );
}

/**
 * U+2068 … U+2069 around text whose letters run the other way, and nothing in it that turns letters around; plain text elsewhere, so most strings stay searchable. What was put
 * together here already runs the way of its language, whatever is in it: "30 November – 4 December" has letters in isolates only,
 * and would be taken for left-to-right.
 */
function isolate(locale: Locale, given: MessageValue): MessageValue {
  if (typeof given !== 'string') return given;
  const plain = unforced(given);
  const value = endsInStop.test(plain) ? `${plain}${stopMark}` : plain;
  if (value.includes('\u2068')) return `${locale === 'ar' ? '\u2067' : '\u2066'}${value}\u2069`;
  const foreign = locale === 'ar' ? /[A-Za-z0-9\u00C0-\u024F$€£¥]/ : /[\u0590-\u08FF\uFB1D-\uFEFC]/;
  return foreign.test(value) ? `\u2068${value}\u2069` : value;
}

/** Stands behind a value that ends in a full stop until its sentence is put together; no text of ours or of people's has it. */
const stopMark = '\uE000';
const endsInStop = /\.[\u200E\u200F]*$/;

/** An amount of dirhams ends in a full stop in Arabic, as a name may: at the end of a sentence that one is enough. */
function oneStop(text: string): string {
  return text.includes(stopMark) ? text.replace(/\uE000(\u2069*)\./g, '$1').replaceAll(stopMark, '') : text;
}
