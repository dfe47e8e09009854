/** What calls itself a machine. Most others are known by what they leave out: no browser of people does. */
const machines =
  /bot|crawl|spider|slurp|preview|scan|monitor|archive|fetch|headless|lighthouse|curl|wget|python|java\/|go-http|okhttp|axios|node/i;

/**
 * Whether what a page of another site reports may be counted: not of who asks not to be followed, though nobody is, and not of machines.
 * Names are lower case.
 */
export function mayBeCountedElsewhere(header: (name: string) => string | null): boolean {
  if (header('dnt') === '1' || header('sec-gpc') === '1') return false;
  const agent = header('user-agent') ?? '';
  return agent !== '' && !machines.test(agent);
}

/**
 * Whether whoever asks may be counted among a page's visitors: somebody who goes there with a browser, or acts on our own page. Not
 * who asks not to be followed (`DNT`, `Sec-GPC`): Souk follows nobody, and still takes her at her word. Not machines, nothing that is
 * fetched ahead, and nothing another site causes without showing it. Names are lower case.
 */
export function mayBeCounted(header: (name: string) => string | null): boolean {
  if (!mayBeCountedElsewhere(header)) return false;
  if (header('next-router-prefetch') !== null) return false;
  if (/prefetch|prerender/.test(`${header('sec-purpose') ?? ''} ${header('purpose') ?? ''}`)) return false;
  if (header('sec-fetch-site') === 'same-origin') return true;
  return header('sec-fetch-mode') === 'navigate' && header('sec-fetch-dest') === 'document';
}
