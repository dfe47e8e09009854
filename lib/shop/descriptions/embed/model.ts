/**
 * What oEmbed 1.0 says of a page or product to a site that shows a link to it.
 *
 * Invariants: a link with a picture and never markup or a frame, for our pages may not be framed; the picture is no larger
 * than asked for.
 */
import type { MediaView } from '@/lib/shop/catalog/model';

/** What is embedded; addresses are absolute. */
export type Embedded = {
  readonly title: string;
  readonly author: string;
  readonly authorUrl: string;
  readonly provider: string;
  readonly providerUrl: string;
  readonly media: Pick<MediaView, 'key' | 'width' | 'height'> | null;
};

/** The largest picture the other site has room for, in pixels. */
export type Room = { readonly width: number; readonly height: number };

/** The answer, in the order and by the names of the specification. */
export type EmbedAnswer = Readonly<Record<string, string | number>>;

/** Seconds for which the answer may be kept. */
export const embedSeconds = 3_600;

/** What an address of this site names; null when it is of another site, or of nothing that can be embedded. */
export function readTarget(
  address: string,
  origin: string,
): { readonly arabic: boolean; readonly handle: string; readonly slug: string | null } | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.origin !== origin) return null;
  const parts = url.pathname.split('/').slice(1).map(decoded);
  const arabic = parts[0] === 'ar';
  const [handle = '', slug = null, ...rest] = (arabic ? parts.slice(1) : parts).filter((part) => part !== '');
  return handle === '' || rest.length > 0 ? null : { arabic, handle, slug };
}

/** Broken escapes name nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part).normalize('NFC');
  } catch {
    return '';
  }
}
