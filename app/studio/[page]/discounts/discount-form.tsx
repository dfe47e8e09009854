import { Card } from '@/app/_ui/card';
import { Checkbox, RadioCards } from '@/app/_ui/choice';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { money, toDecimal } from '@/lib/kernel/money';
import { errorMessages, intlTag } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { classOf, discountClasses, discountKinds } from '@/lib/shop/discounts/model';
import type { OwnDiscount } from '@/lib/shop/discounts/queries';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { percentText } from '@/lib/shop/pages/model';
import { MomentField } from '../moment-field';
import { keepDiscount } from './actions';
import { Targets } from './targets';

const refusals = [
  'number',
  'number_unclear',
  'percent',
  'required',
  'too_long',
  'code_taken',
  'code_shape',
  'discount_ended',
  'discount_span',
  'below_used',
  'too_many_automatic',
  'whole_number',
  'out_of_range',
  'moment',
  'too_many_items',
  'not_found',
  'not_allowed',
] as const;

type DiscountFormProps = { actor: Actor; page: PageSettings; id: Id<'discount'>; discount: OwnDiscount | null };

/** Everything a discount says. Fields of other kinds are folded away by the choice itself, also without scripts. */
export async function DiscountForm({ actor, page, id, discount }: DiscountFormProps) {
  const { t } = await requestI18n();
  return (
    <Form action={keepDiscount} messages={errorMessages(t, refusals)} className="group/discount space-y-5">
      <input type="hidden" name="page" value={page.id} />
      <input type="hidden" name="key" value={id} />
      <Card className="space-y-5">
        <Field
          name="title"
          label={t('discounts.name')}
          hint={t('discounts.name_hint')}
          defaultValue={discount?.title}
          dir="auto"
          maxLength={60}
        />
        <RadioCards
          name="method"
          legend={t('discounts.how')}
          columns={2}
          defaultValue={discount?.method ?? 'code'}
          choices={[
            { value: 'code', label: t('discounts.by_code'), hint: t('discounts.by_code_hint') },
            { value: 'automatic', label: t('discounts.automatic'), hint: t('discounts.automatic_hint') },
          ]}
        />
        <div className="group-has-[[value=automatic]:checked]/discount:hidden">
          <Field
            name="code"
            label={t('discounts.code')}
            hint={t('discounts.code_hint')}
            defaultValue={discount?.code ?? ''}
            dir="auto"
            autoComplete="off"
            maxLength={40}
          />
        </div>
      </Card>
      <Card className="space-y-5">
        <Worth page={page} discount={discount} />
        <div className="hidden group-has-[[value=amount_items]:checked]/discount:block group-has-[[value=buy_get]:checked]/discount:block group-has-[[value=percent_items]:checked]/discount:block">
          <Targets actor={actor} page={page} discount={discount} />
        </div>
      </Card>
      <Card className="space-y-5">
        <Limits page={page} discount={discount} />
      </Card>
      <SubmitButton>{t('common.save')}</SubmitButton>
    </Form>
  );
}

type PartProps = { page: PageSettings; discount: OwnDiscount | null };

async function Worth({ page, discount }: PartProps) {
  const { t } = await requestI18n();
  const amount = (minor: bigint | null | undefined) => (minor ? toDecimal(money(minor, page.currency)) : '');
  const decimal = { after: page.currency, inputMode: 'decimal', dir: 'ltr', maxLength: 20 } as const;
  const whole = { inputMode: 'numeric', dir: 'ltr', maxLength: 2 } as const;
  return (
    <>
      <RadioCards
        name="kind"
        legend={t('discounts.what')}
        columns={2}
        defaultValue={discount?.kind ?? 'percent_order'}
        choices={discountKinds.map((kind) => ({
          value: kind,
          label: t(`discounts.kind_${kind}`),
          hint: t(`discounts.kind_${kind}_hint`),
        }))}
      />
      <div className="hidden grid-cols-2 gap-4 group-has-[[value=buy_get]:checked]/discount:grid">
        <Field name="buy" label={t('discounts.buy')} defaultValue={discount?.buyQuantity || ''} {...whole} />
        <Field name="get" label={t('discounts.get')} defaultValue={discount?.getQuantity || ''} {...whole} />
      </div>
      <div className="group-has-[[value=amount_items]:checked]/discount:hidden group-has-[[value=amount_order]:checked]/discount:hidden group-has-[[value=delivery]:checked]/discount:hidden">
        <Field
          name="percent"
          label={t('discounts.percent')}
          hint={t('discounts.percent_hint')}
          defaultValue={discount?.basisPoints ? percentText(discount.basisPoints) : ''}
          after="%"
          inputMode="decimal"
          dir="ltr"
          maxLength={8}
        />
      </div>
      <div className="hidden group-has-[[value=amount_items]:checked]/discount:block group-has-[[value=amount_order]:checked]/discount:block">
        <Field name="off" label={t('discounts.off')} defaultValue={amount(discount?.offMinor)} {...decimal} />
      </div>
      <div className="group-has-[[value=amount_items]:checked]/discount:hidden group-has-[[value=amount_order]:checked]/discount:hidden">
        <Field
          name="most"
          label={t('discounts.most')}
          note={t('common.optional')}
          hint={t('discounts.most_hint')}
          defaultValue={amount(discount?.mostMinor)}
          {...decimal}
        />
      </div>
    </>
  );
}

async function Limits({ page, discount }: PartProps) {
  const { t, locale } = await requestI18n();
  const amount = (minor: bigint | null | undefined) => (minor ? toDecimal(money(minor, page.currency)) : '');
  const decimal = { after: page.currency, inputMode: 'decimal', dir: 'ltr', maxLength: 20 } as const;
  const whole = { inputMode: 'numeric', dir: 'ltr', maxLength: 7, note: t('common.optional') } as const;
  const moment = {
    optional: t('common.optional'),
    hint: t('discounts.moment_hint'),
    hintUtc: t('discounts.moment_hint_utc'),
    tag: intlTag(locale),
  };
  return (
    <>
      <h2 className="font-semibold text-lg">{t('discounts.limits')}</h2>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <MomentField
          name="startsAt"
          at={discount?.startsAt ?? null}
          words={{ ...moment, label: t('discounts.starts') }}
        />
        <MomentField name="endsAt" at={discount?.endsAt ?? null} words={{ ...moment, label: t('discounts.ends') }} />
        <Field
          name="minimum"
          label={t('discounts.minimum')}
          note={t('common.optional')}
          defaultValue={amount(discount?.minimumMinor)}
          {...decimal}
        />
        <Field
          name="minimumQuantity"
          label={t('discounts.minimum_quantity')}
          defaultValue={discount?.minimumQuantity || ''}
          {...whole}
        />
        <Field name="usesMax" label={t('discounts.uses_max')} defaultValue={discount?.usesMax ?? ''} {...whole} />
        <Field
          name="perPersonMax"
          label={t('discounts.per_person')}
          defaultValue={discount?.perPersonMax ?? ''}
          {...whole}
        />
        <Field
          name="givenMax"
          label={t('discounts.given_max')}
          note={t('common.optional')}
          hint={t('discounts.given_max_hint')}
          defaultValue={amount(discount?.givenMaxMinor)}
          {...decimal}
        />
      </div>
      <fieldset>
        <legend className="font-medium text-sm">{t('discounts.combines')}</legend>
        <p className="text-muted text-sm">{t('discounts.combines_hint')}</p>
        {discountClasses.map((one) => (
          <Checkbox
            key={one}
            name="combines[]"
            value={one}
            label={t(`discounts.combines_${one}`)}
            defaultChecked={discount !== null && classOf[discount.kind] !== one && discount.combines.includes(one)}
          />
        ))}
      </fieldset>
    </>
  );
}
