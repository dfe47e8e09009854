import { Card } from '@/app/_ui/card';
import { Field, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { may } from '@/lib/shop/ownership/model';
import { loadPage, type StudioPageProps, titled } from '../../load-page';
import { Values } from '../../values';
import { saveLegal } from '../actions';
import { SettingsHead } from '../settings-head';
import { ReturnFields } from './return-fields';

export const generateMetadata = titled('studio.settings_legal');

/** Who sells, how to reach her, what happens with returns: the shop's own pages of that name. */
export default async function LegalSettings({ params }: StudioPageProps) {
  const { page } = await loadPage((await params).page, 'see_settings');
  const { t } = await requestI18n();
  if (!may(page.roles, 'change_settings')) {
    return (
      <>
        <SettingsHead page={page} title={t('studio.settings_legal')} />
        <Values
          values={[
            { label: t('studio.legal_name'), value: page.legalName },
            { label: t('studio.legal_address'), value: page.legalAddress },
            { label: t('studio.contact_email'), value: page.contactEmail },
            { label: t('studio.returns_text'), value: page.returnsText },
            { label: t('studio.terms_text'), value: page.termsText },
          ]}
        />
      </>
    );
  }
  return (
    <>
      <SettingsHead page={page} title={t('studio.settings_legal')} />
      <Card>
        <Form
          action={saveLegal}
          messages={errorMessages(t, ['email', 'whole_number', 'out_of_range', 'percent'])}
          done={t('common.saved')}
        >
          <p className="text-muted text-sm">{t('studio.legal_body')}</p>
          <input type="hidden" name="page" value={page.id} />
          <Field
            name="legalName"
            label={t('studio.legal_name')}
            hint={t('studio.legal_name_hint')}
            defaultValue={page.legalName}
            maxLength={140}
            dir="auto"
          />
          <TextArea
            name="legalAddress"
            label={t('studio.legal_address')}
            defaultValue={page.legalAddress}
            maxLength={500}
            rows={3}
            dir="auto"
          />
          <Field
            name="contactEmail"
            type="email"
            label={t('studio.contact_email')}
            hint={t('studio.contact_email_hint')}
            defaultValue={page.contactEmail}
            maxLength={254}
          />
          <TextArea
            name="returnsText"
            label={t('studio.returns_text')}
            hint={t('studio.returns_text_hint')}
            defaultValue={page.returnsText}
            maxLength={5000}
            rows={6}
            dir="auto"
          />
          <ReturnFields page={page} />
          <TextArea
            name="termsText"
            label={t('studio.terms_text')}
            note={t('common.optional')}
            defaultValue={page.termsText}
            maxLength={10000}
            rows={6}
            dir="auto"
          />
          <SubmitButton>{t('common.save')}</SubmitButton>
        </Form>
      </Card>
    </>
  );
}
