import { requestI18n } from '@/lib/platform/request';

/** The packages that come with Souk, each with a guide in its folder, and how far it was tried (`docs/integrations.md`). */
const platforms = [
  { name: 'Medusa', folder: 'medusa', tried: 'dev_platform_tried' },
  { name: 'Vendure', folder: 'vendure', tried: 'dev_platform_tried' },
  { name: 'Shopify', folder: 'shopify', tried: 'dev_platform_contract' },
  { name: 'WooCommerce', folder: 'woocommerce', tried: 'dev_platform_contract' },
  { name: 'Node.js', folder: 'merchant', tried: 'dev_platform_plain' },
  { name: 'JavaScript', folder: 'client', tried: 'dev_platform_client' },
] as const;

/** What is ready for whoever sells with another shop's software. */
export async function Platforms() {
  const { t } = await requestI18n();
  return (
    <section id="platforms" className="scroll-mt-24 space-y-3">
      <h2 className="text-lg">{t('site.dev_platforms')}</h2>
      <p>{t('site.dev_platforms_body')}</p>
      <dl className="divide-y divide-line rounded-md bg-surface shadow-card">
        {platforms.map(({ name, folder, tried }) => (
          <div key={name} className="grid gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[19rem_1fr]">
            <dt className="flex flex-wrap items-baseline gap-x-3">
              <bdi className="font-medium">{name}</bdi>
              <code dir="ltr" className="text-muted text-sm">
                integrations/{folder}
              </code>
            </dt>
            <dd>{t(`site.${tried}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
