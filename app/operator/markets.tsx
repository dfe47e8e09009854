import type { ReactNode } from 'react';
import { Card } from '@/app/_ui/card';
import { Field, Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Section } from '@/app/_ui/section';
import { type Capability, capabilities, type Market, type MarketState, marketStates } from '@/lib/markets/model';
import { listMarkets } from '@/lib/markets/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { setMarketHere } from './actions';

/** What may be done where, and the switches for it. */
export async function Markets() {
  const [markets, { t }] = await Promise.all([listMarkets(), requestI18n()]);
  return (
    <Section title={t('operator.markets')}>
      <p className="text-muted">{t('operator.markets_lead')}</p>
      <ul className="grid gap-4 md:grid-cols-2">
        {markets.map((market) => (
          <MarketCard key={market.country} market={market} />
        ))}
      </ul>
      <AddMarket />
    </Section>
  );
}

async function MarketCard({ market }: { market: Market }) {
  const { t, formatCountry } = await requestI18n();
  // Every country has the same controls: whoever hears only their names is told whose they are.
  const whose = <span className="sr-only">{formatCountry(market.country)}</span>;
  return (
    <li>
      <Card className="space-y-4">
        <h3 className="flex items-baseline justify-between font-medium">
          {formatCountry(market.country)}
          <bdi className="font-normal text-muted text-sm">{market.country}</bdi>
        </h3>
        {capabilities.map((capability) => (
          <Form
            key={capability}
            action={setMarketHere}
            messages={errorMessages(t)}
            className="flex flex-wrap items-end gap-x-3"
          >
            <input type="hidden" name="country" value={market.country} />
            <input type="hidden" name="capability" value={capability} />
            <StateChoice
              label={
                <span>
                  {t(`operator.market_${capability}`)} {whose}
                </span>
              }
              state={market[capability]}
            />
            <SubmitButton variant="quiet">
              <span>
                {t('operator.market_save')} <span className="sr-only">{t(`operator.market_${capability}`)}</span>{' '}
                {whose}
              </span>
            </SubmitButton>
          </Form>
        ))}
      </Card>
    </li>
  );
}

async function AddMarket() {
  const { t } = await requestI18n();
  return (
    <Card>
      <h3 className="mb-4 font-medium">{t('operator.market_add')}</h3>
      <Form
        action={setMarketHere}
        messages={errorMessages(t, ['country'])}
        done={t('operator.market_saved')}
        clearWhenDone
      >
        <div className="grid gap-4 sm:grid-cols-3">
          <Field
            name="country"
            label={t('operator.market_code')}
            hint={t('operator.market_code_hint')}
            maxLength={2}
            dir="ltr"
            autoComplete="off"
          />
          <Select name="capability" label={t('operator.market_capability')}>
            {capabilities.map((capability: Capability) => (
              <option key={capability} value={capability}>
                {t(`operator.market_${capability}`)}
              </option>
            ))}
          </Select>
          <StateChoice label={t('operator.market_state')} state="open" />
        </div>
        <SubmitButton>{t('operator.market_save')}</SubmitButton>
      </Form>
    </Card>
  );
}

async function StateChoice({ label, state }: { label: ReactNode; state: MarketState }) {
  const { t } = await requestI18n();
  return (
    <Select name="state" label={label} defaultValue={state} className="min-w-40 flex-1">
      {marketStates.map((known) => (
        <option key={known} value={known}>
          {t(`operator.state_${known}`)}
        </option>
      ))}
    </Select>
  );
}
