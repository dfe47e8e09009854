import type { Metadata } from 'next';
import { ExactField } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { requireProof } from '@/lib/platform/require-proof';
import { SettingsPage } from '../../_account/settings-page';
import { SigningOut } from '../../_account/signing-out';
import { closeAccountHere } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('identity.close_title'), robots: { index: false } };
}

/** Closing the account for good, confirmed by typing the own handle. */
export default async function ClosePage() {
  const actor = await requireProof('/settings/close');
  const { t } = await requestI18n();
  return (
    <SettingsPage title={t('identity.close_title')} lead={t('identity.close_lead')}>
      <Notice>{t('identity.close_wallet')}</Notice>
      <Form action={closeAccountHere} messages={errorMessages(t, ['handle_mismatch', 'owns_pages'])}>
        <SigningOut />
        <ExactField name="handle" label={t('identity.close_type', { handle: actor.handle })} required />
        <SubmitButton variant="danger">{t('identity.close_button')}</SubmitButton>
      </Form>
    </SettingsPage>
  );
}
