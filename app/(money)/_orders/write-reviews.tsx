import { StarIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import type { BuyerOrder } from '@/lib/money/orders/model';
import { requestI18n } from '@/lib/platform/request';

/** Once it has arrived: the way to say how it is. The address is the one everybody has, and carries nothing of the order. */
export async function WriteReviews({ order }: { order: BuyerOrder }) {
  if (order.deliveredAt === null || order.pageClosed) return null;
  const { t } = await requestI18n();
  const goods = new Map(
    order.lines.flatMap((line) => (line.kind === 'goods' && line.productSlug ? [[line.productSlug, line.title]] : [])),
  );
  return (
    <section aria-label={t('reviews.write')} className="flex flex-wrap gap-2">
      {[...goods].map(([slug, title]) => (
        <LinkButton
          key={slug}
          href={`/${order.pageHandle}/${encodeURIComponent(slug)}/review`}
          variant="quiet"
          size="small"
        >
          <StarIcon size={16} />
          {t('reviews.write')}
          {goods.size > 1 && <bdi className="max-w-48 truncate text-muted">{title}</bdi>}
        </LinkButton>
      ))}
    </section>
  );
}
