import { Checkbox } from '@/app/_ui/choice';
import { Field, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { reachedCountries } from '@/lib/markets/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { everywhere, type Zone } from '@/lib/shop/delivery/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { CountryTicks } from '../country-ticks';
import { saveZone } from './actions';

/** A zone's name and places: countries are ticked, parts of them typed. */
export async function ZoneForm({ page, zone }: { page: PageSettings; zone: Zone | null }) {
  const { t } = await requestI18n();
  const open = new Set<string>(await reachedCountries('buy'));
  const areas = zone?.areas ?? [];
  const parts = areas.filter((area) => area !== everywhere && !open.has(area));
  return (
    <Form
      action={saveZone}
      messages={errorMessages(t, ['area', 'area_taken', 'zones_full', 'country', 'too_many_items'])}
      done={t('common.saved')}
    >
      <input type="hidden" name="page" value={page.id} />
      <input type="hidden" name="zone" value={zone?.id ?? ''} />
      <Field
        name="name"
        label={t('delivery.zone_name')}
        hint={t('delivery.zone_name_hint')}
        defaultValue={zone?.name ?? ''}
        maxLength={60}
        dir="auto"
        required
      />
      <CountryTicks legend={t('delivery.zone_countries')} countries={open} ticked={areas} />
      <TextArea
        name="parts"
        label={t('delivery.zone_parts')}
        hint={t('delivery.zone_parts_hint')}
        defaultValue={parts.join('\n')}
        dir="ltr"
        maxLength={4_000}
      />
      <Checkbox name="everywhere" label={t('delivery.zone_everywhere')} defaultChecked={areas.includes(everywhere)} />
      <SubmitButton>{t('common.save')}</SubmitButton>
    </Form>
  );
}
