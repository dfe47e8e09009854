import { TagIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { Photo } from '@/app/_ui/photo';
import { priceText } from '@/app/(shop)/_tiles/price-text';
import { useVoice } from '@/lib/platform/request';
import type { ProductCard as Card } from '@/lib/shop/catalog/model';

/** A product somebody speaks of, as its shop sells it now; without one, that it is sold no more. */
export function ProductCard({ product }: { product: Card | null }) {
  const voice = useVoice();
  const { t } = voice;
  if (!product)
    return (
      <p className="flex items-center gap-2 px-3.5 py-3 text-muted">
        <TagIcon size={18} />
        {t('chat.no_longer_sold')}
      </p>
    );
  return (
    <Link
      href={`/${product.page.handle}/${product.slug}`}
      className="flex w-64 max-w-full items-center gap-3 p-2 hover:underline"
    >
      <span className="size-16 shrink-0 overflow-hidden rounded-md bg-surface">
        {product.media && <Photo media={{ ...product.media, alt: '' }} shape="fill" sizes="64px" widths={[96, 192]} />}
      </span>
      <span className="min-w-0">
        <span lang={product.language} dir="auto" className="line-clamp-2 font-medium text-sm">
          {product.title}
        </span>
        <span className="text-muted text-sm">
          {product.soldOut ? t('shop.sold_out') : priceText(product.price, voice)}
        </span>
      </span>
    </Link>
  );
}
