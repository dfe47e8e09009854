import { type OutsideLink, outsideLink } from '@/lib/kernel/outside-link';

/**
 * Profiles: what people show of themselves.
 *
 * Invariants: of the lists on a profile none is shown before its owner says so; what two have in common, being friends or one
 * following the other, is shown by one of them only where the other shows it too.
 */

/** The lists a profile may show. */
export const profileLists = ['pages', 'people', 'followers', 'friends'] as const;

/** One of the lists a profile may show. */
export type ProfileList = (typeof profileLists)[number];

/** A part of a text: words, or an address that is a link. */
export type TextPart = { readonly text: string; readonly link?: OutsideLink };

const address = /https?:\/\/[^\s<>"'\u200e\u200f\u061c]+/g;

/**
 * Takes a text apart where an address of the web stands in it that may be a link (`outsideLink`); full stops and brackets at the end
 * belong to the sentence.
 */
export function linkParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const shown = match[0].replace(/[.,;:!?،؛؟)\]}]+$/, '');
    const link = outsideLink(shown);
    if (!link) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: shown, link });
    from = match.index + shown.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
