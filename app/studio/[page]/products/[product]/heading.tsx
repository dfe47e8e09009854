import { Chip } from '@/app/_ui/chip';
import { ArrowLeftIcon, ExternalLinkIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { requestI18n } from '@/lib/platform/request';
import type { EditedProduct } from '@/lib/shop/drafts/edited-product';
import type { PageSettings } from '@/lib/shop/ownership/queries';

/** The product's name and state, the way back to the others, and to the shop once it is there. */
export async function Heading({ page, product }: { page: PageSettings; product: EditedProduct }) {
  const { t, formatDate } = await requestI18n();
  return (
    <div>
      <Link
        href={`/studio/${page.handle}/products`}
        className="inline-flex min-h-11 items-center gap-1.5 text-muted text-sm hover:text-ink hover:underline"
      >
        <ArrowLeftIcon size={16} className="mirror" />
        {t('studio.products')}
      </Link>
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="wrap-anywhere min-w-0 text-xl md:text-2xl">
          {product.title ? <bdi>{product.title}</bdi> : t('studio.untitled')}
        </h1>
        <Chip tone={product.state === 'published' ? 'done' : 'neutral'}>{t(`studio.state_${product.state}`)}</Chip>
        {product.state === 'draft' && product.publishAt !== null && (
          <Chip tone="neutral">{t('studio.goes_on_sale', { moment: formatDate(product.publishAt, 'moment') })}</Chip>
        )}
        {product.archiveAt !== null && (
          <Chip tone="neutral">{t('studio.leaves_shop', { moment: formatDate(product.archiveAt, 'moment') })}</Chip>
        )}
        {product.state === 'published' && (
          <Link
            href={`/${page.handle}/${product.slug}`}
            className="ms-auto flex min-h-11 items-center gap-1.5 text-muted text-sm hover:text-ink hover:underline"
          >
            {t('studio.see_product')}
            <ExternalLinkIcon size={16} />
          </Link>
        )}
      </div>
    </div>
  );
}
