import { randomBytes } from 'node:crypto';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { type SellerOrder, unpacked } from '@/lib/money/orders/model';
import { unitsField } from '@/lib/money/orders/parcels/schema';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { Unfolding } from '../../unfolding';
import { packPart } from '../actions';
import { ParcelFields } from './parcel-fields';

/** Packs only some of an order, for one that needs several parcels; nothing where a single unit is left. */
export async function PartForm({ order }: { order: SellerOrder }) {
  const { t } = await requestI18n();
  const left = unpacked(order);
  if (left.reduce((sum, one) => sum + one.units, 0) < 2) return null;
  return (
    <Form
      action={packPart}
      messages={errorMessages(t, ['not_packable', 'too_many_units', 'bad_units', 'no_units'])}
      done={t('common.saved')}
      className="space-y-2"
    >
      <Unfolding title={t('inbox.part')} className="font-medium text-sm">
        <input type="hidden" name="orderId" value={order.id} />
        <input type="hidden" name="key" value={randomBytes(18).toString('base64url')} />
        {left.map(({ line, units }) => (
          <Field
            key={line.id}
            name={unitsField(line.id)}
            label={
              <span>{t('inbox.units_of', { what: [line.title, line.optionText].filter(Boolean).join(' · ') })}</span>
            }
            hint={t('inbox.units_left', { count: units })}
            inputMode="numeric"
            maxLength={6}
            autoComplete="off"
          />
        ))}
        <ParcelFields />
        <div className="flex flex-wrap gap-2">
          <SubmitButton variant="quiet">{t('inbox.pack_part')}</SubmitButton>
          <SubmitButton variant="quiet" name="send" value="yes">
            {t('inbox.send_part')}
          </SubmitButton>
        </div>
      </Unfolding>
    </Form>
  );
}
