import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { Id } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { CharityView } from '@/lib/shop/charities/model';
import { daysMost } from '@/lib/shop/fundraisers/model';
import { make } from '../../../donations/raised/actions';
import { WordFields } from './word-fields';

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** What somebody says when she makes one: nothing is filled in, neither a goal nor an end. */
export async function MakeForm({ charity, id }: { charity: CharityView; id: Id<'fundraiser'> }) {
  const { t } = await requestI18n();
  return (
    <Form action={make} messages={errorMessages(t, ['bad_amount', 'fundraiser_until', 'fundraisers_max'])}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="page" value={charity.pageId} />
      <WordFields currency={charity.currency} />
      <Field
        type="date"
        name="until"
        label={t('fundraisers.until')}
        hint={t('fundraisers.until_hint')}
        min={day(0)}
        max={day(daysMost)}
      />
      <SubmitButton size="large" wide>
        {t('fundraisers.make')}
      </SubmitButton>
    </Form>
  );
}
