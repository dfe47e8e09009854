import type { Metadata } from 'next';
import { Checkbox } from '@/app/_ui/choice';
import { Form, SubmitButton } from '@/app/_ui/form';
import { sendChoice } from '@/app/(social)/notifications/actions';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { noticeChoice } from '@/lib/social/notices/queries';
import { SettingsPage } from '../../_account/settings-page';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('notices.title'), robots: { index: false } };
}

/** Of what one wants to be told. */
export default async function NotificationSettings() {
  const actor = await requirePerson('/settings/notifications');
  const [choice, { t }] = await Promise.all([noticeChoice(actor), requestI18n()]);
  return (
    <SettingsPage title={t('notices.title')} lead={t('notices.settings_lead')}>
      <Form action={sendChoice} messages={errorMessages(t)} done={t('common.saved')}>
        <fieldset>
          <legend className="sr-only">{t('notices.settings_lead')}</legend>
          {choice.map(({ kind, told }) => (
            <Checkbox key={kind} name="kinds[]" value={kind} label={t(`notices.kind_${kind}`)} defaultChecked={told} />
          ))}
        </fieldset>
        <SubmitButton>{t('common.save')}</SubmitButton>
      </Form>
    </SettingsPage>
  );
}
