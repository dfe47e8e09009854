const base = 'http://souk.invalid';

/**
 * Where to go after signing in: the given address when it surely is a page of this site, else `fallback`.
 * Accepts a path with query and fragment; refuses anything a browser might read as another site (`//`, `/\`,
 * control characters, schemes), answers of machines (`/api`, `/media`) and the sign-in pages themselves.
 */
export function safeNext(next: unknown, fallback: `/${string}` = '/'): string {
  if (typeof next !== 'string' || next.length > 1_024 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(next)) return fallback;
  if (next.includes('\\') || /%(?:0[0-9a-f]|1[0-9a-f]|5c|7f)/i.test(next)) return fallback;
  if (!URL.canParse(next, base)) return fallback;
  const url = new URL(next, base);
  if (url.origin !== base || url.pathname.startsWith('//')) return fallback;
  if (/^\/(?:ar\/)?(?:api|media|_next|sign-in|sign-up|sign-out)(?:\/|$)/.test(url.pathname)) return fallback;
  return url.pathname + url.search + url.hash;
}
