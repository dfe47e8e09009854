import { sayWorth } from '@/app/_discounts/say-worth';
import { PlusIcon } from '@/app/_ui/buying-icons';
import { Chip } from '@/app/_ui/chip';
import { EmptyState } from '@/app/_ui/empty-state';
import { ChevronRightIcon, TagIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import { money } from '@/lib/kernel/money';
import { requestI18n } from '@/lib/platform/request';
import { discountsOfPage, type OwnDiscount } from '@/lib/shop/discounts/queries';
import { loadPage, type StudioPageProps, titled } from '../load-page';
import { phaseTone } from './phase-tone';
import { sayLimits } from './say-limits';

export const generateMetadata = titled('discounts.title');

/** What the shop takes off: every discount, how it stands, and how often it was used. */
export default async function Discounts({ params }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'change_catalog');
  const [discounts, { t }] = await Promise.all([discountsOfPage(actor, page.id), requestI18n()]);
  const home = `/studio/${page.handle}/discounts`;
  const add = (
    <LinkButton href={`${home}/new`} className="whitespace-nowrap">
      <PlusIcon size={18} />
      {t('discounts.new')}
    </LinkButton>
  );
  if (discounts.length === 0) {
    return (
      <>
        <h1 className="text-xl md:text-2xl">{t('discounts.title')}</h1>
        <EmptyState picture={<TagIcon size={32} />} title={t('discounts.empty')} action={add}>
          {t('discounts.empty_more')}
        </EmptyState>
      </>
    );
  }
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl md:text-2xl">{t('discounts.title')}</h1>
        {add}
      </div>
      <RowList>
        {discounts.map((one) => (
          <DiscountRow key={one.id} home={home} discount={one} />
        ))}
      </RowList>
    </div>
  );
}

async function DiscountRow({ home, discount }: { home: string; discount: OwnDiscount }) {
  const voice = await requestI18n();
  const { t, formatNumber, formatMoney } = voice;
  const { uses, usesMax, phase, givenMinor, currency, codes, code } = discount;
  const name = code !== null && codes === 1 ? code : codes > 1 ? t('discounts.codes_count', { count: codes }) : null;
  return (
    <li>
      <Link
        href={`${home}/${discount.id}`}
        className="flex min-h-14 items-center gap-3 px-4 py-3 hover:bg-sunken sm:px-6"
      >
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <bdi className="truncate font-medium">{discount.title}</bdi>
            <Chip tone={phaseTone[phase]}>{t(`discounts.phase_${phase}`)}</Chip>
          </span>
          <span className="block text-muted text-sm">
            {[sayWorth(voice, discount), ...sayLimits(voice, discount), name ?? t('discounts.by_itself')].join(' · ')}
          </span>
          <span className="block text-muted text-sm tabular-nums">
            {usesMax === null
              ? t('discounts.uses', { count: uses })
              : t('discounts.uses_of', { uses: formatNumber(uses), most: formatNumber(usesMax) })}
            {givenMinor > 0n && ` · ${t('discounts.given', { amount: formatMoney(money(givenMinor, currency)) })}`}
          </span>
        </span>
        <ChevronRightIcon className="mirror shrink-0 text-muted" />
      </Link>
    </li>
  );
}
