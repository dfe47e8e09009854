import { Card } from '@/app/_ui/card';
import { CodeBlock } from '@/app/_ui/code-block';
import { EmptyState } from '@/app/_ui/empty-state';
import { Select } from '@/app/_ui/field';
import { SubmitButton } from '@/app/_ui/form';
import { scriptUrl } from '@/lib/money/button/console/two-lines';
import { type ButtonNames, buyLines } from '@/lib/money/button/fixed/buy-lines';
import { type Sellable, sellableOf } from '@/lib/money/button/shop/list-sellable';
import { requestI18n } from '@/lib/platform/request';
import { titled } from '../../../load-page';
import { loadSite, type SitePageProps } from '../load-site';
import { SiteHead } from '../site-head';

export const generateMetadata = titled('button.goods_title');

/** The lines that sell goods of the page's own shop on another site: of a collection, a product or one of its variants, or several at once. */
export default async function Goods({ params, searchParams }: SitePageProps) {
  const { actor, page, site, home } = await loadSite({ params });
  const [{ t, locale }, sellable, { sell }] = await Promise.all([
    requestI18n(),
    sellableOf(actor, page.id),
    searchParams,
  ]);
  const head = <SiteHead site={site} home={home} at="/goods" />;
  const block = { label: t('button.site_copy'), copied: t('button.site_copied') };
  const lines = (names: ButtonNames) => buyLines(scriptUrl(), site.publishable, names, t('button.title'));
  const chosen = namesOf(sellable, typeof sell === 'string' ? sell : '');
  const several = sellable.products.flatMap(({ variants }) => variants.slice(0, 1)).slice(0, 2);
  if (sellable.products.length === 0)
    return (
      <div className="mx-auto max-w-2xl space-y-5">
        {head}
        <EmptyState title={t('button.goods_none')}>{t('button.goods_none_more')}</EmptyState>
      </div>
    );
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      {head}
      <header className="space-y-2">
        <h1 className="text-lg md:text-xl">{t('button.goods_title')}</h1>
        <p className="text-muted">{t('button.goods_lead')}</p>
      </header>
      <Card className="space-y-5">
        <form method="get" className="space-y-4">
          <Select name="sell" label={t('button.goods_what')} defaultValue={chosen?.id}>
            {sellable.collections.length > 0 && (
              <optgroup label={t('button.goods_collections')}>
                {sellable.collections.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title[locale] || title.en || title.ar}
                  </option>
                ))}
              </optgroup>
            )}
            {sellable.products.map(({ id, title, variants }) => (
              <optgroup key={id} label={title}>
                <option value={id}>{variants.length > 1 ? t('button.goods_any', { title }) : title}</option>
                {variants.length > 1 &&
                  variants.map((variant) => (
                    <option key={variant.id} value={variant.id}>
                      {`${title} · ${variant.label}`}
                    </option>
                  ))}
              </optgroup>
            ))}
          </Select>
          <SubmitButton variant="quiet">{t('button.goods_show')}</SubmitButton>
        </form>
        {chosen && <CodeBlock text={lines(chosen.names)} {...block} />}
      </Card>
      {several.length > 1 && (
        <Card className="space-y-3">
          <h2 className="font-semibold text-lg">{t('button.goods_several')}</h2>
          <p className="text-muted text-sm">{t('button.goods_several_body')}</p>
          <CodeBlock text={lines({ items: several.map(({ id }, at) => `${id}:${at + 1}`).join(',') })} {...block} />
        </Card>
      )}
    </div>
  );
}

function namesOf({ collections, products }: Sellable, id: string): { id: string; names: ButtonNames } | null {
  if (collections.some((one) => one.id === id)) return { id, names: { collection: id } };
  if (products.some((one) => one.id === id)) return { id, names: { product: id } };
  const variant = products.some(({ variants }) => variants.some((one) => one.id === id));
  return variant ? { id, names: { variant: id } } : null;
}
