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
