import { Card } from '@/app/_ui/card';
import { Checkbox } from '@/app/_ui/choice';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { toDecimal } from '@/lib/kernel/money';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { Zone } from '@/lib/shop/delivery/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { saveDoor } from './actions';

/** Whether buyers in a zone may pay at the door, for what, and up to which total. */
export async function DoorForm({ page, zone, id }: { page: PageSettings; zone: Zone; id: string }) {
  const { t } = await requestI18n();
  const { door } = zone;
  return (
    <Card>
      <h2 className="mb-5 font-semibold text-lg">{t('door.settings')}</h2>
      <Form action={saveDoor} messages={errorMessages(t, ['number', 'door_high'])} done={t('common.saved')}>
        <input type="hidden" name="page" value={page.id} />
        <input type="hidden" name="zone" value={id} />
        <Checkbox name="offered" label={t('door.offer')} hint={t('door.offer_hint')} defaultChecked={!!door} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            name="fee"
            label={t('door.fee')}
            hint={t('door.fee_hint')}
            note={t('common.optional')}
            defaultValue={door && door.fee.amount > 0n ? toDecimal(door.fee) : ''}
            after={page.currency}
            inputMode="decimal"
            dir="ltr"
            maxLength={20}
          />
          <Field
            name="most"
            label={t('door.most')}
            hint={t('door.most_hint')}
            note={t('door.most_note')}
            defaultValue={door ? toDecimal(door.most) : ''}
            after={page.currency}
            inputMode="decimal"
            dir="ltr"
            maxLength={20}
          />
        </div>
        <SubmitButton>{t('common.save')}</SubmitButton>
      </Form>
    </Card>
  );
}
