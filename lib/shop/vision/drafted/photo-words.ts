import type { Locale } from '@/lib/identity/actor/model';
import type { Translate } from '@/lib/platform/i18n';
import type { Category } from '@/lib/shop/catalog/model';
import { type ColourName, colourWords } from '@/lib/shop/vision/picture/colour-words';

/** What a photograph tells of the thing on it, as far as that is sure; null for what it does not tell. */
export type ToldThing = {
  /** What it is called, in both languages. */
  readonly thing: { readonly en: string; readonly ar: string } | null;
  readonly shelf: Category | null;
  readonly colour: ColourName | null;
};

/**
 * The title of a product as far as its photograph tells it: "Navy dress"; where it tells only shelf and colour, those and no more; empty
 * where it tells neither what it is nor where it stands.
 */
export function titleTold({ thing, shelf, colour }: ToldThing, locale: Locale, t: Translate): string {
  if (thing !== null) return begun(withColour(thing[locale], colour, locale));
  if (shelf === null || shelf === 'other') return '';
  const words = t(`taxonomy.${shelf}`);
  return colour === null ? words : t('studio.draft_title', { shelf: words, colour: colourTold(colour, locale) });
}

/** A colour as the value of an option: "Navy", "كحلي". */
export function colourTold(colour: ColourName, locale: Locale): string {
  return begun(colourWords(colour, locale)[0] ?? colour);
}

function withColour(thing: string, colour: ColourName | null, locale: Locale): string {
  if (colour === null) return thing;
  const [plain = colour, other] = colourWords(colour, locale);
  if (locale === 'en') return `${plain} ${thing}`;
  return `${thing} ${isFeminine(thing) && other !== undefined && isItsFeminine(plain, other) ? other : plain}`;
}

/** Feminine without showing it at the end of the first word. */
const feminine = new Set(['ملابس', 'كأس', 'سكين', 'أحذية', 'أباجورة']);

function isFeminine(thing: string): boolean {
  const [first = ''] = thing.split(' ');
  return /[ةت]$/.test(first) ? /(ة|ات)$/.test(first) : feminine.has(first);
}

/** أسود, سوداء and رمادي, رمادية: the second form of the same colour, and not the next word for it. */
function isItsFeminine(plain: string, other: string): boolean {
  return other === `${plain}ة` || (/^أ/.test(plain) && /اء$/.test(other));
}

/** With its first letter large, where the script has large ones. */
function begun(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
