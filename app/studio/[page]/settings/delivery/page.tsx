import { Card } from '@/app/_ui/card';
import { Checkbox, RadioCards } from '@/app/_ui/choice';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { money, toDecimal } from '@/lib/kernel/money';
import { reachedCountries } from '@/lib/markets/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { zonesForOwner } from '@/lib/shop/delivery/queries';
import { may } from '@/lib/shop/ownership/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { percentText } from '@/lib/shop/pages/model';
import { GroupFault } from '../../group-fault';
import { loadPage, type StudioPageProps, titled } from '../../load-page';
import { Values } from '../../values';
import { saveDelivery, saveTax } from '../actions';
import { SettingsHead } from '../settings-head';
import { Preview } from './preview';
import { TaxPlaces } from './tax-places';
import { BeginZonesCard, Zones } from './zones';

export const generateMetadata = titled('studio.settings_delivery');

/** Delivery, as one price or by zones, and tax: what every total of this shop is made of. */
export default async function DeliverySettings({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'see_settings');
  if (!may(page.roles, 'change_settings')) {
    return (
      <>
        <Head page={page} />
        <DeliveryValues page={page} />
      </>
    );
  }
  const [zones, asked] = await Promise.all([zonesForOwner(actor, page.handle), searchParams]);
  return (
    <div className="space-y-5">
      <Head page={page} />
      {zones.length > 0 ? (
        <Zones page={page} zones={zones} />
      ) : (
        <>
          <Card>
            <Delivery page={page} />
          </Card>
          <BeginZonesCard page={page} />
        </>
      )}
      <Preview page={page} zones={zones} asked={asked} />
      <Card>
        <Tax page={page} />
      </Card>
      <TaxPlaces page={page} />
    </div>
  );
}

async function Head({ page }: { page: PageSettings }) {
  const { t } = await requestI18n();
  return <SettingsHead page={page} title={t('studio.settings_delivery')} />;
}

async function DeliveryValues({ page }: { page: PageSettings }) {
  const { t, formatCountry, formatMoney, formatPercent } = await requestI18n();
  return (
    <Values
      values={[
        { label: t('studio.delivery_price'), value: formatMoney(money(page.deliveryMinor, page.currency)) },
        { label: t('studio.days_min'), value: page.deliveryDaysMin },
        { label: t('studio.days_max'), value: page.deliveryDaysMax },
        { label: t('studio.delivery_countries'), value: page.deliveryCountries.map(formatCountry).join(' · ') },
        { label: t('studio.tax_rate'), value: formatPercent(page.taxBasisPoints) },
      ]}
    />
  );
}

async function Delivery({ page }: { page: PageSettings }) {
  const { t, locale, formatCountry } = await requestI18n();
  const byName = new Intl.Collator(locale);
  const countries = (await reachedCountries('buy'))
    .map((code) => ({ code, name: formatCountry(code) }))
    .sort((one, other) => byName.compare(one.name, other.name));
  return (
    <Form
      action={saveDelivery}
      messages={errorMessages(t, [
        'number',
        'number_unclear',
        'price_high',
        'country',
        'whole_number',
        'out_of_range',
        'days_order',
        'zones',
      ])}
      done={t('common.saved')}
    >
      <h2 className="font-semibold text-lg">{t('studio.delivery')}</h2>
      <input type="hidden" name="page" value={page.id} />
      <Field
        name="price"
        label={t('studio.delivery_price')}
        hint={t('studio.delivery_price_hint')}
        defaultValue={page.deliveryMinor === 0n ? '' : toDecimal(money(page.deliveryMinor, page.currency))}
        after={page.currency}
        inputMode="decimal"
        dir="ltr"
        maxLength={20}
      />
      <div className="grid grid-cols-2 gap-4">
        <Field
          name="daysMin"
          label={t('studio.days_min')}
          defaultValue={page.deliveryDaysMin}
          inputMode="numeric"
          dir="ltr"
          maxLength={3}
        />
        <Field
          name="daysMax"
          label={t('studio.days_max')}
          defaultValue={page.deliveryDaysMax}
          inputMode="numeric"
          dir="ltr"
          maxLength={3}
        />
      </div>
      <fieldset>
        <legend className="font-medium text-sm">{t('studio.delivery_countries')}</legend>
        <GroupFault name="countries" />
        <div className="grid sm:grid-cols-2">
          {countries.map(({ code, name }) => (
            <Checkbox
              key={code}
              name="countries[]"
              value={code}
              label={name}
              defaultChecked={page.deliveryCountries.includes(code)}
            />
          ))}
        </div>
      </fieldset>
      <SubmitButton>{t('common.save')}</SubmitButton>
    </Form>
  );
}

async function Tax({ page }: { page: PageSettings }) {
  const { t } = await requestI18n();
  return (
    <Form
      action={saveTax}
      messages={errorMessages(t, ['percent', 'number_unclear', 'out_of_range'])}
      done={t('common.saved')}
    >
      <h2 className="font-semibold text-lg">{t('studio.tax')}</h2>
      <input type="hidden" name="page" value={page.id} />
      <Field
        name="rate"
        label={t('studio.tax_rate')}
        hint={t('studio.tax_rate_hint')}
        defaultValue={percentText(page.taxBasisPoints)}
        after="%"
        inputMode="decimal"
        dir="ltr"
        maxLength={8}
      />
      <RadioCards
        name="inclusive"
        legend={t('studio.tax_in_prices')}
        columns={2}
        defaultValue={page.taxInclusive ? 'yes' : 'no'}
        choices={[
          { value: 'yes', label: t('studio.tax_inclusive'), hint: t('studio.tax_inclusive_hint') },
          { value: 'no', label: t('studio.tax_exclusive'), hint: t('studio.tax_exclusive_hint') },
        ]}
      />
      <SubmitButton>{t('common.save')}</SubmitButton>
    </Form>
  );
}
