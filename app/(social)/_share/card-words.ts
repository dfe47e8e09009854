import type { Voice } from '@/lib/platform/voice';
import type { ShareView } from '@/lib/social/sharing/model';

/** What a card of a share says, in the reader's language: text and addresses only, so that a browser can draw it by itself. */
export type CardWords = {
  readonly by: { readonly name: string; readonly avatarKey: string | null; readonly href: string };
  readonly when: string;
  readonly at: string;
  readonly title: string;
  /** Where the title leads; null where nothing can be opened. */
  readonly href: string | null;
  readonly page: { readonly name: string; readonly href: string } | null;
  readonly from: string;
  readonly note: string;
  readonly photo: ShareView['photo'];
  readonly price: string | null;
  readonly month: string | null;
};

/** The words of a share for one reader. It says what the share says, and nothing is looked up beside it. */
export function cardWords(share: ShareView, { t, href, formatAgo, formatMoney, formatDate }: Voice): CardWords {
  const { item, page } = share;
  const place = placeOf(share);
  const month = share.month && new Date(`${share.month}T00:00:00Z`);
  return {
    by: { name: share.by.name, avatarKey: share.by.avatarKey, href: href(`/people/${share.by.handle}`) },
    when: formatAgo(share.since),
    at: share.since.toISOString(),
    title: share.donation ? t('sharing.gave_to', { name: page?.name ?? '' }) : (item ?? page?.name ?? ''),
    href: place && href(place),
    page: item !== null && page !== null ? { name: page.name, href: href(`/${page.handle}`) } : null,
    from: t('sharing.from'),
    note: share.note,
    photo: share.photo,
    price: share.price && formatMoney(share.price),
    month: month && t('sharing.bought_in', { month: `${formatDate(month, 'month')} ${formatDate(month, 'year')}` }),
  };
}

function placeOf({ item, page, product, donation }: ShareView): string | null {
  if (donation?.takes && page !== null) return `/donate/${page.handle}`;
  if (product !== null && page !== null) return `/${page.handle}/${encodeURIComponent(product.slug)}`;
  return item === null && page !== null ? `/${page.handle}` : null;
}
