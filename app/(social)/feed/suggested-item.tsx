import { Chip } from '@/app/_ui/chip';
import { PageGrid } from '@/app/(shop)/_tiles/page-tile';
import { Tile } from '@/app/(shop)/_tiles/tile';
import { tileView } from '@/app/(shop)/_tiles/tile-view';
import { requestI18n } from '@/lib/platform/request';
import type { Suggestion } from '@/lib/social/feed/suggested';
import { Heart } from '../_lists/heart';
import { heartsHere, savedHere } from '../_lists/hearts';
import type { FeedThings } from './read-feed';
import { Why } from './why';

/** Something suggested, called so, with the reason. */
export async function SuggestedItem({ suggestion, things }: { suggestion: Suggestion; things: FeedThings }) {
  const [voice, hearts, known] = await Promise.all([requestI18n(), heartsHere(), savedHere()]);
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
          <div className="relative">
            <Tile tile={tileView(product, voice, { seller: true, blur: false })} />
            <Heart hearts={hearts} product={product.id} title={product.title} saved={known.has(product.id)} />
          </div>
        ) : (
          page && <PageGrid pages={[page]} />
        )}
      </div>
      <p className="text-muted text-sm">{reason}</p>
      <Why reason={reason} of={suggestion.id} item={product?.title ?? page?.name ?? ''} />
    </article>
  );
}
