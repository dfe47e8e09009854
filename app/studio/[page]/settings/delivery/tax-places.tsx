import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { Checkbox } from '@/app/_ui/choice';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { collectable } from '@/lib/shop/tax/model';
import type { TaxRate } from '@/lib/shop/tax/rates/model';
import { GroupFault } from '../../group-fault';
import { Unfolding } from '../../unfolding';
import { saveTaxPlaces } from './actions';

/** Where the shop collects tax, by the rates that are known: estimates, with the day they held on and who says so. */
export async function TaxPlaces({ page }: { page: PageSettings }) {
  const { t, formatDate } = await requestI18n();
  const [states, countries] = [true, false].map((inStates) =>
    collectable.filter((rate) => rate.area.includes('-') === inStates && rate.basisPoints > 0),
  );
  const held =
    collectable
      .map((rate) => rate.validFrom)
      .sort()
      .at(-1) ?? '';
  return (
    <Card>
      <Form action={saveTaxPlaces} messages={errorMessages(t, ['too_many_items'])} done={t('common.saved')}>
        <h2 className="flex flex-wrap items-center gap-2 font-semibold text-lg">
          {t('delivery.tax_places')} <Chip>{t('delivery.tax_estimate')}</Chip>
        </h2>
        <input type="hidden" name="page" value={page.id} />
        <p className="text-sm">{t('delivery.tax_places_hint')}</p>
        <GroupFault name="places" />
        <Places title={t('delivery.tax_states')} rates={states ?? []} page={page} />
        <Places title={t('delivery.tax_countries')} rates={countries ?? []} page={page} />
        <p className="text-muted text-sm">
          {t('delivery.tax_estimate_hint', { day: formatDate(new Date(`${held}T00:00:00Z`), 'date') })}
        </p>
        <SubmitButton>{t('common.save')}</SubmitButton>
      </Form>
    </Card>
  );
}

type PlacesProps = { title: string; rates: readonly TaxRate[]; page: PageSettings };

async function Places({ title, rates, page }: PlacesProps) {
  const { t, formatPercent, formatCountry } = await requestI18n();
  const source = rates[0]?.source ?? '';
  return (
    <Unfolding
      title={title}
      className="font-medium text-sm"
      open={rates.some((rate) => page.taxPlaces.includes(rate.area))}
    >
      <div className="grid sm:grid-cols-2">
        {rates.map(({ area, basisPoints }) => (
          <Checkbox
            key={area}
            name="places[]"
            value={area}
            label={t('delivery.tax_place', {
              place: area.length === 2 ? formatCountry(area) : area.slice(3),
              rate: formatPercent(basisPoints),
            })}
            defaultChecked={page.taxPlaces.includes(area)}
          />
        ))}
      </div>
      <p className="text-muted text-sm">
        <bdi dir="auto">{t('delivery.tax_source', { source })}</bdi>
      </p>
    </Unfolding>
  );
}
