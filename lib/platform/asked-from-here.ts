/**
 * Whether a page is asked for from one of ours, by somebody who goes there: a followed link or a form, also past the service worker
 * (which leaves `dest` empty) or by our own script (`rsc`). False for what another site causes by a link, a picture, a frame or a
 * script, for what a browser or a page fetches ahead, for an address typed in, and where a browser does not say. No page of another
 * site can write these headers. Names are lower case.
 */
export function isAskedFromHere(header: (name: string) => string | null): boolean {
  if (header('sec-fetch-site') !== 'same-origin') return false;
  const isAhead = header('next-router-prefetch') !== null || /prefetch|prerender/.test(purposeOf(header));
  if (isAhead) return false;
  if (header('rsc') === '1') return true;
  return header('sec-fetch-mode') === 'navigate' && ['document', 'empty'].includes(header('sec-fetch-dest') ?? '');
}

function purposeOf(header: (name: string) => string | null): string {
  return `${header('sec-purpose') ?? ''} ${header('purpose') ?? ''}`;
}
