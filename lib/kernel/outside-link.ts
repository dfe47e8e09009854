/**
 * Addresses of the web that people write: which of them may become links, and where they really lead. Nothing is ever fetched.
 */

/** Where a link leads: the address, and its host as machines write it, so that letters of another script pass for no other name. */
export type OutsideLink = { readonly href: string; readonly host: string };

/** Names of hosts that are nobody's on the open web. */
const near = /(?:^|\.)(?:localhost|local|internal|lan|home|home\.arpa|localdomain|corp|intranet|test|invalid|onion)$/;

/**
 * The link that an address may become; null for another scheme than http and https, for a name or password before the host (which
 * could make one host look like another), for bare numbers and for hosts of a network of somebody's own.
 */
export function outsideLink(address: string): OutsideLink | null {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return null;
  const host = url.hostname.replace(/\.$/, '');
  const isName = host.includes('.') && !/^[0-9.]+$/.test(host) && !host.startsWith('[') && !near.test(host);
  return isName ? { href: url.href, host: url.host } : null;
}

/** A part of a text: words, or an address that may be a link. */
export type TextPart = { readonly text: string; readonly link: OutsideLink | null };

const address = /\bhttps?:\/\/[^\s<>"'\u00ab\u00bb\u201c\u201d\u200e\u200f\u061c]+/giu;
const behind = /[.,;:!?)\]}\u060c\u061b\u061f\u2026]+$/u;

/**
 * Takes a text apart where an address of the web stands in it that may be a link (`outsideLink`); full stops and brackets at its end
 * belong to the sentence. Nothing of the text is lost.
 */
export function linkParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const shown = match[0].replace(behind, '');
    const link = outsideLink(shown);
    if (!link) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index), link: null });
    parts.push({ text: shown, link });
    from = match.index + shown.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), link: null });
  return parts;
}

/** Our own page that says where a link leads before it does, without language prefix. */
export function leavingPath({ href }: OutsideLink): string {
  return `/leaving?to=${encodeURIComponent(href)}`;
}

/** The host as it was typed; another than the real one when it holds letters that look like others. */
export function hostIn(text: string): string {
  return (
    text
      .replace(/^https?:\/\//i, '')
      .split(/[/?#]/)[0]
      ?.toLowerCase() ?? ''
  );
}
