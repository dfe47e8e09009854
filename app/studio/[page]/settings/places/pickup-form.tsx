import { Checkbox } from '@/app/_ui/choice';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { PickupView } from '@/lib/shop/stock/pickup/queries';
import { Unfolding } from '../../unfolding';
import { setThePickup } from './actions';

/** Whether buyers fetch at a place: where it is, when it is open, how soon something lies ready. */
export async function PickupForm({ page, place, pickup }: { page: string; place: string; pickup: PickupView | null }) {
  const { t } = await requestI18n();
  return (
    <Form
      action={setThePickup}
      messages={errorMessages(t, ['bad_region', 'whole_number', 'out_of_range'])}
      done={t('common.saved')}
    >
      <Unfolding title={t('pickup.settings')} className="text-sm">
        <input type="hidden" name="page" value={page} />
        <input type="hidden" name="place" value={place} />
        <Checkbox
          name="offered"
          label={t('pickup.offer')}
          hint={t('pickup.offer_hint')}
          defaultChecked={pickup !== null}
        />
        <Field name="line1" label={t('pickup.line1')} defaultValue={pickup?.line1} maxLength={200} />
        <Field name="city" label={t('pickup.city')} defaultValue={pickup?.city} maxLength={100} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            name="region"
            label={t('pickup.region')}
            hint={t('pickup.region_hint')}
            defaultValue={pickup?.region}
            maxLength={100}
          />
          <Field
            name="postalCode"
            label={t('pickup.postal_code')}
            defaultValue={pickup?.postalCode}
            dir="ltr"
            maxLength={20}
          />
        </div>
        <Field
          name="hours"
          label={t('pickup.hours')}
          hint={t('pickup.hours_hint')}
          defaultValue={pickup?.hours}
          maxLength={300}
        />
        <Field
          name="days"
          label={t('pickup.days')}
          defaultValue={pickup?.days ?? 1}
          inputMode="numeric"
          dir="ltr"
          maxLength={2}
        />
        <SubmitButton variant="quiet">{t('common.save')}</SubmitButton>
      </Unfolding>
    </Form>
  );
}
