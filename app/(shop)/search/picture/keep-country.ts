/** Remembers in this browser where to things should be delivered, so that the next search begins there; empty is anywhere. */
export function keepCountry(country: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not yet in every browser we serve
  document.cookie = `souk-deliver-to=${country || 'any'}; path=/; max-age=31536000; samesite=lax`;
}
