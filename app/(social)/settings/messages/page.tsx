import type { Metadata } from 'next';
import { Checkbox } from '@/app/_ui/choice';
import { Form, SubmitButton } from '@/app/_ui/form';
import { SettingsPage } from '@/app/(identity)/_account/settings-page';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { shownBy } from '@/lib/social/messages/change-shown';
import { changeWhatIsShown } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('chat.settings_title'), robots: { index: false } };
}

/** What one shows while one reads and writes, one switch each. */
export default async function MessageSettings() {
  const actor = await requirePerson('/settings/messages');
  const [{ t }, shown] = await Promise.all([requestI18n(), shownBy(actor)]);
  return (
    <SettingsPage title={t('chat.settings_title')} lead={t('chat.settings_lead')}>
      <Form action={changeWhatIsShown} messages={errorMessages(t)} done={t('chat.settings_saved')}>
        <Checkbox
          name="typing"
          label={t('chat.show_typing')}
          hint={t('chat.show_typing_hint')}
          defaultChecked={shown.typing}
        />
        <Checkbox
          name="reads"
          label={t('chat.show_reads')}
          hint={t('chat.show_reads_hint')}
          defaultChecked={shown.reads}
        />
        <SubmitButton>{t('chat.save')}</SubmitButton>
      </Form>
    </SettingsPage>
  );
}
