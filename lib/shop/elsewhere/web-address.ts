/** The address a page means, in full; empty for one that is not of the web. */
export function webAddress(text: string, base: string): string {
  if (text === '' || text.length > 2_000 || !URL.canParse(text, base)) return '';
  const url = new URL(text, base);
  return /^https?:$/.test(url.protocol) ? url.href : '';
}
