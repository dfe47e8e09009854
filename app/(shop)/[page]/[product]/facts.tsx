import { useVoice } from '@/lib/platform/request';
import type { ProductView, VariantView } from '@/lib/shop/catalog/model';

/** What is known of a thing beside its description, as a list; nothing when nothing is. A thing is new unless it says otherwise. */
export function Facts({ product, chosen }: { product: ProductView; chosen: VariantView }) {
  const { t, formatCountry, formatWeight } = useVoice();
  const facts = [
    { name: t('shop.brand'), value: product.brand, theirs: true },
    { name: t('shop.condition'), value: product.condition === 'new' ? '' : t(`shop.condition_${product.condition}`) },
    { name: t('shop.material'), value: product.material, theirs: true },
    { name: t('shop.colour'), value: product.colour, theirs: true },
    // Nothing weighs nothing: a zero is what files write where nobody knows.
    { name: t('shop.weight'), value: chosen.weightGrams ? formatWeight(chosen.weightGrams) : '' },
    { name: t('shop.made_in'), value: product.originCountry && formatCountry(product.originCountry) },
    { name: t('shop.gtin'), value: chosen.gtin },
    { name: t('shop.mpn'), value: chosen.mpn },
  ].filter((fact) => fact.value !== '');
  if (facts.length === 0) return null;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2 text-sm">
      {facts.map((fact) => (
        <div key={fact.name} className="contents">
          <dt className="text-muted">{fact.name}</dt>
          <dd className="wrap-anywhere">
            <bdi lang={fact.theirs ? product.language : undefined}>{fact.value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
