import { Field, Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { type Currency, money, toDecimal } from '@/lib/kernel/money';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { type Basis, bases, type Rate } from '@/lib/shop/delivery/model';
import { bandNumbers } from '@/lib/shop/delivery/schema';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { Unfolding } from '../../unfolding';
import { dropRate, saveRate } from './actions';

type RatePlace = { page: PageSettings; zone: string; place: number };
type RateFormProps = RatePlace & {
  rate: Rate | null;
  /** The words that unfold it, where it is not open from the beginning. */
  folded?: string | undefined;
};

/** A rate of a zone: what its price depends on, the price in steps, and the days it takes. */
export async function RateForm({ page, zone, place, rate, folded }: RateFormProps) {
  const { t } = await requestI18n();
  return (
    <Form
      action={saveRate}
      messages={errorMessages(t, [
        ...(['number', 'number_unclear', 'price_high', 'whole_number', 'steps_order'] as const),
        ...(['out_of_range', 'days_order'] as const),
      ])}
      done={t('common.saved')}
    >
      <input type="hidden" name="page" value={page.id} />
      <input type="hidden" name="zone" value={zone} />
      <input type="hidden" name="place" value={place} />
      {folded ? (
        <Unfolding title={folded} className="font-semibold">
          <RateFields page={page} rate={rate} />
        </Unfolding>
      ) : (
        <RateFields page={page} rate={rate} />
      )}
    </Form>
  );
}

async function RateFields({ page, rate }: Pick<RateFormProps, 'page' | 'rate'>) {
  const { t } = await requestI18n();
  const freeFrom = rate?.freeFrom ?? null;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="name"
          label={t('delivery.rate_name')}
          defaultValue={rate?.name ?? t('delivery.first_rate')}
          maxLength={60}
          dir="auto"
          required
        />
        <Select name="basis" label={t('delivery.rate_basis')} defaultValue={rate?.basis ?? 'flat'}>
          {bases.map((basis) => (
            <option key={basis} value={basis}>
              {t(`delivery.basis_${basis}`)}
            </option>
          ))}
        </Select>
      </div>
      <Steps page={page} rate={rate} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="most"
          label={t('delivery.rate_most')}
          hint={t('delivery.rate_most_hint')}
          defaultValue={rate?.most ? measureText(rate.most, rate.basis, page.currency) : ''}
          inputMode="decimal"
          dir="ltr"
          maxLength={20}
        />
        <Field
          name="freeFrom"
          label={t('delivery.rate_free')}
          hint={t('delivery.rate_free_hint')}
          defaultValue={freeFrom === null ? '' : toDecimal(money(freeFrom, page.currency))}
          after={page.currency}
          inputMode="decimal"
          dir="ltr"
          maxLength={20}
        />
      </div>
      <Days rate={rate} />
      <SubmitButton>{t('common.save')}</SubmitButton>
    </>
  );
}

async function Steps({ page, rate }: { page: PageSettings; rate: Rate | null }) {
  const { t } = await requestI18n();
  return (
    <fieldset className="space-y-3">
      <legend className="font-medium text-sm">{t('delivery.rate_steps')}</legend>
      <p className="text-muted text-sm">{t('delivery.rate_steps_hint')}</p>
      {bandNumbers.map((number) => {
        const band = rate?.bands[number - 1];
        return (
          <div key={number} className="grid grid-cols-2 gap-4">
            <Field
              name={`from${number}`}
              label={t('delivery.rate_from')}
              defaultValue={number === 1 ? '0' : band && rate ? measureText(band.from, rate.basis, page.currency) : ''}
              readOnly={number === 1}
              inputMode="decimal"
              dir="ltr"
              maxLength={20}
            />
            <Field
              name={`price${number}`}
              label={t('delivery.rate_price')}
              defaultValue={band ? toDecimal(money(band.minor, page.currency)) : ''}
              after={page.currency}
              inputMode="decimal"
              dir="ltr"
              maxLength={20}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

async function Days({ rate }: { rate: Rate | null }) {
  const { t } = await requestI18n();
  const days = [
    { name: 'processingDays', label: t('delivery.rate_processing'), value: rate?.processingDays ?? 1 },
    { name: 'transitMin', label: t('delivery.rate_transit_min'), value: rate?.transitMin ?? 2 },
    { name: 'transitMax', label: t('delivery.rate_transit_max'), value: rate?.transitMax ?? 5 },
  ];
  return (
    <div className="space-y-2">
      <div className="grid gap-4 sm:grid-cols-3">
        {days.map(({ name, label, value }) => (
          <Field
            key={name}
            name={name}
            label={label}
            defaultValue={value}
            inputMode="numeric"
            dir="ltr"
            maxLength={3}
          />
        ))}
      </div>
      <p className="text-muted text-sm">{t('delivery.rate_days_hint')}</p>
    </div>
  );
}

/** What a rate depends on as its field shows it: an amount of the currency, or a plain number of grams or units. */
function measureText(measure: bigint, basis: Basis, currency: Currency): string {
  return basis === 'price' ? toDecimal(money(measure, currency)) : measure.toString();
}

/** Takes the rate away again. */
export async function DropRate({ page, zone, place }: RatePlace) {
  const { t } = await requestI18n();
  return (
    <Form action={dropRate} messages={errorMessages(t)}>
      <input type="hidden" name="page" value={page.id} />
      <input type="hidden" name="zone" value={zone} />
      <input type="hidden" name="place" value={place} />
      <SubmitButton variant="plain" size="small">
        {t('delivery.rate_remove')}
      </SubmitButton>
    </Form>
  );
}
