import { Card } from '@/app/_ui/card';
import { Checkbox } from '@/app/_ui/choice';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { titled } from '../../../../load-page';
import { loadSite, type SitePageProps } from '../../load-site';
import { create } from '../actions';
import { LastingFields, linkRefusals } from '../lasting-fields';

export const generateMetadata = titled('button.fixed_new');

/** A new fixed amount: what it is, what it costs for good, and what is asked of whoever buys it. */
export default async function NewFixedAmount({ params }: SitePageProps) {
  const { page, site } = await loadSite({ params }, 'change_settings');
  const { t } = await requestI18n();
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <h1 className="text-xl md:text-2xl">{t('button.fixed_new')}</h1>
      <Card>
        <Form action={create} messages={errorMessages(t, linkRefusals)}>
          <input type="hidden" name="site" value={site.id} />
          <input type="hidden" name="at" value={page.handle} />
          <LastingFields link={null} returns={site.returns}>
            <Field
              name="amount"
              label={t('button.fixed_amount', { currency: site.currency })}
              hint={t('button.fixed_amount_hint')}
              inputMode="decimal"
              maxLength={20}
              dir="ltr"
              className="max-w-sm"
              required
            />
          </LastingFields>
          <Checkbox name="several" label={t('button.fixed_several')} />
          <Checkbox name="asksEmail" label={t('button.fixed_email')} />
          <Checkbox name="asksAddress" label={t('button.fixed_address')} />
          <Field
            name="delivery"
            label={t('button.fixed_delivery', { currency: site.currency })}
            hint={t('button.fixed_delivery_hint')}
            note={t('common.optional')}
            inputMode="decimal"
            maxLength={20}
            dir="ltr"
            className="max-w-sm"
          />
          <SubmitButton>{t('button.fixed_make')}</SubmitButton>
        </Form>
      </Card>
    </div>
  );
}
