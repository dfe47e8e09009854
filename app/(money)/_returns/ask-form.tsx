import type { ReactNode } from 'react';
import { RadioCards } from '@/app/_ui/choice';
import { Field, Select, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Photo } from '@/app/_ui/photo';
import type { OrderLine } from '@/lib/money/orders/stored/model';
import { returnReasons, returnWishes } from '@/lib/money/returns/model';
import type { ReturnOffer } from '@/lib/money/returns/queries';
import { unitsField } from '@/lib/money/returns/schema';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { askForReturn } from './actions';

type Lines = readonly Pick<OrderLine, 'variantId' | 'title' | 'optionText' | 'picture'>[];

type AskFormProps = {
  action: typeof askForReturn;
  /** By what the order is hers. */
  hidden: ReactNode;
  lines: Lines;
  offer: ReturnOffer;
  formKey: string;
  /** How money is called that somebody else gets, in place of her own. */
  money?: { label: string; hint: string };
};

/** What goes back, why, and what for. */
export async function AskForm({ action, hidden, lines, offer, formKey, money }: AskFormProps) {
  const { t } = await requestI18n();
  const messages = {
    ...errorMessages(t, ['not_returnable', 'too_many_back', 'return_open', 'price_differs', 'bad_units']),
    nothing_chosen: t('returns.nothing_chosen'),
  };
  const wishes = returnWishes.filter((wish) => wish === 'money' || offer.choices.length > 0);
  return (
    <Form action={action} messages={messages}>
      {hidden}
      <input type="hidden" name="key" value={formKey} />
      <Things lines={lines} offer={offer} />
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
              ...(wish === 'money' && money),
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
async function Things({ lines: sold, offer }: { lines: Lines; offer: ReturnOffer }) {
  const { t } = await requestI18n();
  const lines = sold.flatMap((line) => {
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
