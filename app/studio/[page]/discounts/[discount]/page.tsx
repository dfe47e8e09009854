import { notFound } from 'next/navigation';
import { sayWorth } from '@/app/_discounts/say-worth';
import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { Notice } from '@/app/_ui/notice';
import { parseId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { requestI18n } from '@/lib/platform/request';
import { combinedWith, discountsOfPage, givenForNothing, type OwnDiscount } from '@/lib/shop/discounts/queries';
import { sampleOf } from '@/lib/shop/discounts/sample/model';
import { loadPage, type StudioPageProps, titled } from '../../load-page';
import { DiscountForm } from '../discount-form';
import { phaseTone } from '../phase-tone';
import { sayLimits } from '../say-limits';
import { saySample } from '../say-sample';
import { GoneCollections } from '../targets';
import { CodeMaker } from './code-maker';
import { Steering } from './steering';

export const generateMetadata = titled('discounts.one');

type Asked = StudioPageProps & { params: Promise<{ page: string; discount: string }> };

/** One discount: what it does to an order, what to beware of, its codes, and everything it says. */
export default async function Discount({ params, searchParams }: Asked) {
  const { page: handle, discount: asked } = await params;
  const { actor, page } = await loadPage(handle, 'change_catalog');
  const id = parseId('discount', asked);
  const all = id === null ? [] : await discountsOfPage(actor, page.id);
  const discount = all.find((one) => one.id === id);
  if (!discount) notFound();
  const [voice, nothing] = await Promise.all([requestI18n(), givenForNothing(actor, page.id, discount)]);
  const { t } = voice;
  const delivery = money(page.deliveryMinor, page.currency);
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <header className="space-y-2">
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="text-xl md:text-2xl">
            <bdi>{discount.title}</bdi>
          </h1>
          <Chip tone={phaseTone[discount.phase]}>{t(`discounts.phase_${discount.phase}`)}</Chip>
        </div>
        <p className="text-muted">{[sayWorth(voice, discount), ...sayLimits(voice, discount)].join(' · ')}</p>
      </header>
      {(await searchParams).saved === '1' && <Notice tone="done">{t('common.saved')}</Notice>}
      <GoneCollections actor={actor} page={page} discount={discount} />
      <Card className="space-y-5">
        <h2 className="font-semibold text-lg">{t('discounts.preview')}</h2>
        {discount.currency === page.currency && <p>{saySample(voice, sampleOf(discount, delivery))}</p>}
        <Warnings discount={discount} others={combinedWith(discount, all)} nothing={nothing} />
      </Card>
      <Steering pageId={page.id} discount={discount} />
      {discount.method === 'code' && <CodeMaker handle={page.handle} pageId={page.id} discount={discount} />}
      {discount.state !== 'ended' && <DiscountForm actor={actor} page={page} id={discount.id} discount={discount} />}
    </div>
  );
}

type WarningsProps = { discount: OwnDiscount; others: readonly OwnDiscount[]; nothing: readonly string[] };

/** What an owner may not have meant: discounts that add up, and things that would cost nothing. */
async function Warnings({ discount, others, nothing }: WarningsProps) {
  const { t, formatList } = await requestI18n();
  const free = discount.kind === 'percent_order' && discount.basisPoints === 10_000;
  return (
    <>
      {others.length > 0 && (
        <Notice>{t('discounts.warn_combines', { titles: formatList(others.map((one) => one.title)) })}</Notice>
      )}
      {nothing.length > 0 && (
        <Notice tone="danger">{t('discounts.warn_nothing', { titles: formatList(nothing) })}</Notice>
      )}
      {free && <Notice tone="danger">{t('discounts.warn_free')}</Notice>}
    </>
  );
}
