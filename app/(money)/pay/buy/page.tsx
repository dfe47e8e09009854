import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { shopperCountry } from '@/app/_country/shopper-country';
import { EmptyState } from '@/app/_ui/empty-state';
import { Form, SubmitButton } from '@/app/_ui/form';
import { ShieldCheckIcon } from '@/app/_ui/icons';
import { type ButtonSite, findButton } from '@/lib/money/button/find-button';
import { linkOfSite } from '@/lib/money/button/fixed/queries';
import { type Ask, askMax, askNames, readAsk } from '@/lib/money/button/read-ask';
import { choicesOf } from '@/lib/money/button/shop/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { settledActor } from '../../own-actor';
import { bringSession } from '../_window/bring-session';
import { SiteHeader } from '../_window/site-header';
import { takeChosen } from './actions';
import { openFrom, originOfReferrer, sealFrom } from './came-from';
import { GoodsChoices } from './goods-choices';
import { LinkChoice } from './link-choice';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('button.title'), robots: { index: false }, referrer: 'same-origin' };
}

type BuyProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/**
 * What a button without a server sells, where there is something to choose, and for whoever came by a plain link: nothing is made or bought
 * by coming here.
 */
export default async function BuyPage({ searchParams }: BuyProps) {
  const [{ t }, query] = await Promise.all([requestI18n(), searchParams]);
  const said = askNames.flatMap((name) => (typeof query[name] === 'string' ? [[name, query[name]]] : []));
  const ask = new URLSearchParams(said);
  const asked = `${ask}`.length > askMax ? null : readAsk(ask);
  if (!asked) return <Refused>{t('errors.nothing_sold')}</Refused>;
  // Her browser goes on naming the page that sent her on that way.
  await bringSession(`/pay/buy?${ask}`, query.known !== undefined || query.from !== undefined);
  const known = await openFrom(typeof query.from === 'string' ? query.from : null);
  const from = known ?? { origin: await originOfReferrer(), mode: 'redirect' as const };
  const site = await findButton({ publishable: asked.publishable, origin: from.origin });
  if (!site.ok)
    return <Refused>{t(site.code === 'not_found' ? 'errors.nothing_sold' : `errors.${site.code}`)}</Refused>;
  return (
    <div className="mx-auto w-full max-w-md space-y-6 px-4 py-6">
      <SiteHeader site={site.value} />
      <Form
        action={takeChosen}
        messages={errorMessages(t, [
          ...(['foreign_origin', 'merchant_suspended', 'return_url_not_registered', 'page_old'] as const),
          ...(['link_paused', 'link_ended', 'link_used_up', 'nothing_chosen', 'not_found'] as const),
        ])}
      >
        <input type="hidden" name="ask" value={`${ask}`} />
        <input type="hidden" name="from" value={await sealFrom(from)} />
        <Sold site={site.value} what={asked.what} />
      </Form>
    </div>
  );
}

async function Sold({ site, what }: { site: ButtonSite; what: Ask['what'] }) {
  const { t } = await requestI18n();
  if (what.kind === 'link') {
    const link = await linkOfSite(site.siteId, what.link);
    if (!link || link.problem) return <p>{t(`errors.${link?.problem ?? 'nothing_sold'}`)}</p>;
    return (
      <>
        <LinkChoice link={link} quantity={what.quantity} />
        <GoOn />
      </>
    );
  }
  const choices = await choicesOf(await settledActor(), site.pageId, what, await shopperCountry());
  if (!choices || choices.length === 0) return <p>{t('errors.nothing_sold')}</p>;
  return (
    <>
      <GoodsChoices choices={choices} />
      {choices.some(({ variants }) => variants.some(({ stock }) => stock > 0)) && <GoOn />}
    </>
  );
}

async function GoOn() {
  const { t } = await requestI18n();
  return (
    <div className="space-y-2">
      <SubmitButton wide>{t('button.buy_go_on')}</SubmitButton>
      <p className="text-center text-muted text-sm">{t('button.buy_nothing_yet')}</p>
    </div>
  );
}

async function Refused({ children }: { children: ReactNode }) {
  const { t } = await requestI18n();
  return (
    <EmptyState heading="h1" picture={<ShieldCheckIcon size={32} />} title={t('button.gone')}>
      {children}
    </EmptyState>
  );
}
