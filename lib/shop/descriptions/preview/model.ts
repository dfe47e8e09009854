/**
 * The picture that is shown where an address is shared: what stands on it.
 *
 * Invariant: everything drawn is in `Preview`, so that two equal ones are the same picture and its stamp may stand in an
 * address that is kept for ever.
 */
import type { MediaView } from '@/lib/shop/catalog/model';

/** How large it is, in pixels: what Open Graph and the cards of others ask for. */
export const previewSize = { width: 1200, height: 630 } as const;

/** What is drawn: a line above the title, the title, a line below, and whose site it is; words are already in their language. */
export type Preview = {
  readonly side: 'ltr' | 'rtl';
  readonly above: string;
  readonly title: string;
  readonly below: string;
  readonly mark: string;
  readonly photo: Pick<MediaView, 'key' | 'focalX' | 'focalY'> | null;
};
