import { notFound } from 'next/navigation';
import { Card } from '@/app/_ui/card';
import { Checkbox } from '@/app/_ui/choice';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { zonesOrSettings } from '@/lib/shop/delivery/queries';
import { marketsForOwner } from '@/lib/shop/markets/queries';
import { loadPage, titled } from '../../../load-page';
import { Unfolding } from '../../../unfolding';
import { SettingsHead } from '../../settings-head';
import { dropMarket } from '../actions';
import { MarketForm } from '../market-form';
import { Unreached } from '../unreached-notice';

export const generateMetadata = titled('markets.edit');

/** One market, and the way to take it away. `new` is one that is not there yet. */
export default async function MarketPage({ params }: { params: Promise<{ page: string; market: string }> }) {
  const asked = await params;
  const { actor, page } = await loadPage(asked.page, 'change_settings');
  const market = (await marketsForOwner(actor, page.id)).find((one) => one.id === asked.market) ?? null;
  if (market === null && asked.market !== 'new') notFound();
  const { t } = await requestI18n();
  return (
    <div className="space-y-5">
      <SettingsHead
        page={page}
        title={market ? <bdi>{market.name}</bdi> : t('markets.new')}
        back={{ path: '/markets', label: t('markets.back') }}
      />
      {market && <Unreached handle={page.handle} zones={await zonesOrSettings(actor, page)} market={market} />}
      <Card>
        <MarketForm page={page} market={market} />
      </Card>
      {market && (
        <Form action={dropMarket} messages={errorMessages(t)}>
          <Unfolding title={t('markets.remove')} className="text-muted text-sm">
            <input type="hidden" name="page" value={page.id} />
            <input type="hidden" name="market" value={market.id} />
            <Checkbox name="sure" label={t('markets.remove_sure')} />
            <SubmitButton variant="danger" size="small">
              {t('markets.remove')}
            </SubmitButton>
          </Unfolding>
        </Form>
      )}
    </div>
  );
}
