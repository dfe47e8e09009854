import { PayLink } from '@/app/_ui/pay-button';
import { useVoice } from '@/lib/platform/request';
import type { VariantOnSale } from '@/lib/shop/cards/by-id';
import type { ProductCard as Card } from '@/lib/shop/catalog/model';
import { ProductCard } from './product-card';

type PayCardProps = {
  product: Card | null;
  variant: VariantOnSale | null /** Whether the reader is whom it was proposed to. */;
  pays: boolean;
};

/** What a page proposes to be paid: the way to the sheet, where totals are made. As long as it is sold, at what it costs now. */
export function PayCard({ product, variant, pays }: PayCardProps) {
  const { t, formatMoney, href } = useVoice();
  if (!product || !variant) return <ProductCard product={null} />;
  const price = formatMoney(variant.price);
  return (
    <div className="w-72 max-w-full space-y-2 p-1 pb-3">
      <ProductCard product={product} />
      {variant.values.length > 0 && (
        <p className="px-2.5 text-sm">
          <bdi lang={product.language}>{variant.values.join(' · ')}</bdi>
        </p>
      )}
      <div className="px-2">
        {variant.soldOut ? (
          <p className="text-muted">{t('shop.sold_out')}</p>
        ) : pays ? (
          <PayLink href={href(`/checkout?variant=${variant.id}`)} label={t('chat.pay_here', { price })} />
        ) : (
          <p className="text-muted text-sm">
            {t('chat.pay_proposed')} · {price}
          </p>
        )}
      </div>
    </div>
  );
}
