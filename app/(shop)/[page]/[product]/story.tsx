import { ChevronRightIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkedText } from '@/app/_ui/linked-text';
import { useVoice } from '@/lib/platform/request';
import type { ProductView, VariantView } from '@/lib/shop/catalog/model';
import type { PageView } from '@/lib/shop/pages/queries';
import { categoryHref } from '@/lib/shop/search/schema';
import { Facts } from './facts';

/** What its seller says of a product, and where to read on. Plain text: nobody's markup is shown. */
export function Story({ product, chosen, seller }: { product: ProductView; chosen: VariantView; seller: PageView }) {
  const { t } = useVoice();
  const info = `/${seller.handle}/info`;
  const links = [
    { href: `${info}/returns`, label: t('shop.returns_of', { name: seller.name }) },
    { href: `${info}/contact`, label: t('shop.ask_seller') },
    // What is on no shelf has nothing like it to lead to.
    ...(product.category === 'other'
      ? []
      : [
          {
            href: categoryHref(product.category),
            label: t('shop.more_of_shelf', { shelf: t(`taxonomy.${product.category}`) }),
          },
        ]),
  ];
  return (
    <section aria-label={t('shop.description')} className="space-y-5">
      {product.description && (
        <p lang={product.language} dir="auto" className="reading whitespace-pre-line">
          <LinkedText text={product.description} />
        </p>
      )}
      <Facts product={product} chosen={chosen} />
      <ul className="divide-y divide-line border-line border-y">
        {links.map((link) => (
          <li key={link.href}>
            <Link href={link.href} className="flex min-h-12 items-center justify-between gap-3 text-sm hover:underline">
              {link.label}
              <ChevronRightIcon size={18} className="mirror shrink-0 text-muted" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
