import { RadioCards } from '@/app/_ui/choice';
import { Field, Select, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Photo } from '@/app/_ui/photo';
import type { BuyerOrder } from '@/lib/money/orders/model';
import { returnReasons, returnWishes } from '@/lib/money/returns/model';
import type { ReturnOffer } from '@/lib/money/returns/queries';
import { unitsField } from '@/lib/money/returns/schema';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { askForReturn } from '../../../_returns/actions';

type AskFormProps = { order: BuyerOrder; offer: ReturnOffer; formKey: string };

/** What goes back, why, and what for. */
export async function AskForm({ order, offer, formKey }: AskFormProps) {
  const { t } = await requestI18n();
  const messages = {
    ...errorMessages(t, ['not_returnable', 'too_many_back', 'return_open', 'price_differs', 'bad_units']),
    nothing_chosen: t('returns.nothing_chosen'),
  };
  const wishes = returnWishes.filter((wish) => wish === 'money' || offer.choices.length > 0);
  return (
    <Form action={askForReturn} messages={messages}>
      <input type="hidden" name="orderId" value={order.id} />
      <input type="hidden" name="key" value={formKey} />
      <Things order={order} offer={offer} />
      <RadioCards
        name="reason"
        legend={t('returns.reason')}
        choices={returnReasons.map((reason) => ({ value: reason, label: t(`returns.reason_${reason}`) }))}
        columns={2}
      />
      <TextArea name="note" label={t('returns.note')} note={t('common.optional')} maxLength={1_000} dir="auto" />
      {wishes.length === 1 ? (
        <input type="hidden" name="wish" value="money" />
      ) : (
        <>
          <RadioCards
            name="wish"
            legend={t('returns.wish')}
            defaultValue="money"
            choices={wishes.map((wish) => ({
              value: wish,
              label: t(`returns.wish_${wish}`),
              hint: t(`returns.wish_${wish}_more`),
            }))}
          />
          <Wanted offer={offer} />
        </>
      )}
      <SubmitButton size="large" wide>
        {t('returns.send_wish')}
      </SubmitButton>
    </Form>
  );
}

/** Each thing that can still go back; of a single one it is clear how many. */
async function Things({ order, offer }: { order: BuyerOrder; offer: ReturnOffer }) {
  const { t } = await requestI18n();
  const lines = order.lines.flatMap((line) => {
    const left = line.variantId === null ? 0 : (offer.units[line.variantId] ?? 0);
    return line.variantId !== null && left > 0 ? [{ ...line, variantId: line.variantId, left }] : [];
  });
  const single = lines.length === 1 && lines[0]?.left === 1;
  return (
    <fieldset className="space-y-3">
      <legend className="mb-2 font-medium text-sm">{t('returns.units')}</legend>
      {lines.map(({ variantId, left, picture, title, optionText }) => (
        <div key={variantId} className="flex items-end gap-3">
          <span className="block h-16 w-13 shrink-0 overflow-hidden rounded-sm bg-sunken">
            {picture && <Photo media={{ ...picture, alt: '' }} shape="fill" sizes="52px" widths={[96, 192]} />}
          </span>
          <Field
            name={unitsField(variantId)}
            label={<bdi className="wrap-anywhere">{optionText ? `${title} · ${optionText}` : title}</bdi>}
            note={t('returns.units_of', { count: left })}
            defaultValue={single ? '1' : undefined}
            className="min-w-0 flex-1"
            placeholder="0"
            inputMode="numeric"
            maxLength={6}
            autoComplete="off"
          />
        </div>
      ))}
    </fieldset>
  );
}

async function Wanted({ offer }: { offer: ReturnOffer }) {
  const { t } = await requestI18n();
  const several = new Set(offer.choices.map((choice) => choice.title)).size > 1;
  return (
    <Select name="wanted" label={t('returns.wanted')} hint={t('returns.wanted_hint')}>
      <option value="">{t('returns.wanted_none')}</option>
      {offer.choices.map(({ variantId, title, values }) => (
        <option key={variantId} value={variantId}>
          {(several ? [title, ...values] : values).join(' · ')}
        </option>
      ))}
    </Select>
  );
}
