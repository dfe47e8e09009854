import { Chip } from '@/app/_ui/chip';
import { PageGrid } from '@/app/(shop)/_tiles/page-tile';
import { Tile } from '@/app/(shop)/_tiles/tile';
import { tileView } from '@/app/(shop)/_tiles/tile-view';
import { requestI18n } from '@/lib/platform/request';
import type { Suggestion } from '@/lib/social/feed/suggested';
import type { FeedThings } from './read-feed';
import { Why } from './why';

/** Something suggested, called so, with the reason. */
export async function SuggestedItem({ suggestion, things }: { suggestion: Suggestion; things: FeedThings }) {
  const voice = await requestI18n();
  const { t, formatNumber } = voice;
  const { kind, count } = suggestion.reason;
  const product = things.products.get(suggestion.id);
  const page = things.pages.get(suggestion.id);
  if (!product && !page) return null;
  const reason = t(`feed.why_${kind}`, {
    count,
    shown: formatNumber(count),
    name: product?.page.name ?? page?.name ?? '',
  });
  return (
    <article className="space-y-3 rounded-md bg-surface p-4 shadow-card sm:p-5">
      <Chip>{t('feed.suggested')}</Chip>
      <div className="max-w-56">
        {product ? (
          <Tile tile={tileView(product, voice, { seller: true, blur: false })} />
        ) : (
          page && <PageGrid pages={[page]} />
        )}
      </div>
      <p className="text-muted text-sm">{reason}</p>
      <Why reason={reason} of={suggestion.id} />
    </article>
  );
}
