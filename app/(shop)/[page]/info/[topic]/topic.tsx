import type { ReactNode } from 'react';
import { LinkedText } from '@/app/_ui/linked-text';
import { requestI18n } from '@/lib/platform/request';
import type { PageView } from '@/lib/shop/pages/queries';

/** What there is to read about a shop. */
export const topics = ['about', 'contact', 'returns', 'terms', 'imprint'] as const;
/** One of a shop’s own legal pages, as its address names it. */
export type TopicName = (typeof topics)[number];

/** The words of one topic: the seller's own where there are any, else what follows from its settings. */
export function Topic({ topic, page }: { topic: TopicName; page: PageView }) {
  switch (topic) {
    case 'about':
      return <About page={page} />;
    case 'contact':
      return <Contact page={page} />;
    case 'returns':
      return <Returns page={page} />;
    case 'terms':
      return <Terms page={page} />;
    case 'imprint':
      return <Imprint page={page} />;
  }
}

/** Plain text as its author wrote it. */
function Words({ children }: { children: string }) {
  return (
    <p dir="auto" className="whitespace-pre-line">
      <LinkedText text={children} />
    </p>
  );
}

function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[10rem_1fr]">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted max-sm:mt-3">{name}</dt>
          <dd className="min-w-0 whitespace-pre-line">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

async function About({ page }: { page: PageView }) {
  const { t, formatCountry, formatDate } = await requestI18n();
  return (
    <>
      {page.about && <Words>{page.about}</Words>}
      <Facts
        rows={[
          [t('shop.country'), formatCountry(page.country)],
          [t('shop.on_souk_since'), formatDate(page.createdAt, 'date')],
        ]}
      />
    </>
  );
}

async function Contact({ page }: { page: PageView }) {
  const { t } = await requestI18n();
  const { email, address } = page.legal;
  if (!email && !address) return <p>{t('shop.contact_unknown', { name: page.name })}</p>;
  return (
    <>
      <p>{t('shop.contact_intro', { name: page.name })}</p>
      <Facts
        rows={[
          ...(email ? [[t('shop.email'), <Email key="email" address={email} />] as const] : []),
          ...(address ? [[t('shop.address'), <bdi key="address">{address}</bdi>] as const] : []),
        ]}
      />
    </>
  );
}

async function Returns({ page }: { page: PageView }) {
  const { t } = await requestI18n();
  const policy = <ReturnFacts page={page} />;
  if (page.legal.returns) {
    return (
      <>
        {policy}
        <Words>{page.legal.returns}</Words>
      </>
    );
  }
  if (page.returnPolicy.days !== null) return policy;
  return (
    <>
      <p>{t('shop.returns_default', { name: page.name })}</p>
      <p>{t('shop.returns_default_how')}</p>
    </>
  );
}

/** What the seller set of returns, in a list; nothing while she set nothing. */
async function ReturnFacts({ page: { returnPolicy } }: { page: PageView }) {
  const { t, formatPercent } = await requestI18n();
  const { days, paidBy, ways, restockingBasisPoints } = returnPolicy;
  if (days === null) return null;
  if (days === 0) return <p>{t('shop.returns_none')}</p>;
  return (
    <Facts
      rows={[
        [t('shop.return_days'), t('shop.return_days_count', { count: days })],
        [t('shop.return_paid_by'), t(`shop.return_paid_by_${paidBy}`)],
        [t('shop.return_ways'), ways.map((way) => t(`shop.return_way_${way}`)).join(' · ')],
        ...(restockingBasisPoints > 0
          ? [[t('shop.restocking'), t('shop.restocking_of', { share: formatPercent(restockingBasisPoints) })] as const]
          : []),
      ]}
    />
  );
}

async function Terms({ page }: { page: PageView }) {
  const { t, formatMoney, formatPercent } = await requestI18n();
  if (page.legal.terms) return <Words>{page.legal.terms}</Words>;
  const { delivery, tax } = page;
  const rate = formatPercent(tax.basisPoints);
  return (
    <>
      <p>{t('shop.terms_contract', { name: page.legal.name || page.name })}</p>
      <p>
        {t('shop.terms_delivery', {
          price: formatMoney(delivery.price),
          min: delivery.daysMin,
          max: delivery.daysMax,
        })}
      </p>
      {tax.places.length > 0 && <p>{t('delivery.tax_by_place')}</p>}
      {tax.places.length === 0 && tax.basisPoints > 0 && (
        <p>{tax.inclusive ? t('shop.tax_included', { rate }) : t('shop.tax_added', { rate })}</p>
      )}
      <p>{t('shop.terms_undo')}</p>
    </>
  );
}

async function Imprint({ page }: { page: PageView }) {
  const { t, formatCountry } = await requestI18n();
  const { name, address, email } = page.legal;
  return (
    <Facts
      rows={[
        [t('shop.legal_name'), <bdi key="name">{name || page.name}</bdi>],
        ...(address ? [[t('shop.address'), <bdi key="address">{address}</bdi>] as const] : []),
        [t('shop.country'), formatCountry(page.country)],
        ...(email ? [[t('shop.email'), <Email key="email" address={email} />] as const] : []),
      ]}
    />
  );
}

function Email({ address }: { address: string }) {
  return (
    <a
      href={`mailto:${encodeURIComponent(address).replaceAll('%40', '@')}`}
      dir="ltr"
      className="underline underline-offset-4"
    >
      {address}
    </a>
  );
}
