import { Checkbox } from '@/app/_ui/choice';
import { Field, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { openCountries } from '@/lib/markets/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { everywhere, type Zone } from '@/lib/shop/delivery/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { GroupFault } from '../../group-fault';
import { saveZone } from './actions';

/** A zone's name and places: countries are ticked, parts of them typed. */
export async function ZoneForm({ page, zone }: { page: PageSettings; zone: Zone | null }) {
  const { t, locale, formatCountry } = await requestI18n();
  const byName = new Intl.Collator(locale);
  const shown = (await openCountries('buy'))
    .map((code) => ({ code, name: formatCountry(code) }))
    .sort((one, other) => byName.compare(one.name, other.name));
  const areas = zone?.areas ?? [];
  const ticked = new Set(shown.map(({ code }) => code));
  const parts = areas.filter((area) => area !== everywhere && !ticked.has(area));
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
      <fieldset>
        <legend className="font-medium text-sm">{t('delivery.zone_countries')}</legend>
        <GroupFault name="countries" />
        <div className="grid sm:grid-cols-2">
          {shown.map(({ code, name }) => (
            <Checkbox key={code} name="countries[]" value={code} label={name} defaultChecked={areas.includes(code)} />
          ))}
        </div>
      </fieldset>
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
