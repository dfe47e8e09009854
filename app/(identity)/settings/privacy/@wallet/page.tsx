import { Chip } from '@/app/_ui/chip';
import { ExternalLinkIcon, StoreIcon, UserCheckIcon } from '@/app/_ui/icons';
import { RowList } from '@/app/_ui/row-list';
import { RowLink } from '@/app/(identity)/_account/row-link';
import { StoredChapters } from '@/app/(identity)/_account/stored-chapters';
import { myFrames } from '@/lib/money/button/frame/queries';
import { moneyCopied } from '@/lib/money/copied/model';
import { countMoney } from '@/lib/money/copied/read-chapters';
import { moneyStored } from '@/lib/money/stored/model';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { MoneySignals } from './signals';

/** What is stored of orders and money, and which other sites and shops she lets near it. */
export default async function MoneyPrivacy() {
  const actor = await requirePerson('/settings/privacy');
  const [counts, sites, { t }] = await Promise.all([countMoney(actor), myFrames(actor), requestI18n()]);
  return (
    <section aria-labelledby="money-title" className="space-y-3">
      <h2 id="money-title" className="text-lg">
        {t('centre.money_title')}
      </h2>
      <RowList>
        <RowLink href="/wallet/sites" icon={<ExternalLinkIcon />} label={t('centre.sites')}>
          <Chip>{t('centre.things', { count: sites.length })}</Chip>
        </RowLink>
        <RowLink href="/wallet/shops" icon={<StoreIcon />} label={t('customers.title')} />
        <RowLink href="/wallet/limits" icon={<UserCheckIcon />} label={t('centre.guardian')} />
      </RowList>
      <MoneySignals actor={actor} />
      <StoredChapters copied={moneyCopied} stored={moneyStored} counts={counts} />
    </section>
  );
}
