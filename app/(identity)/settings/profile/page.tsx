import type { Metadata } from 'next';
import { RadioCards } from '@/app/_ui/choice';
import { ExactField, Field, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { bioLengthMax, nameLengthMax } from '@/lib/identity/accounts/model';
import { getAccount } from '@/lib/identity/accounts/queries';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { SettingsPage } from '../../_account/settings-page';
import { editProfileHere } from './actions';
import { Picture, type PictureAsked } from './picture';
import { ShownLists } from './shown-lists';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('identity.profile_title'), robots: { index: false } };
}

/** What others see of a person, and the language Souk writes to her in. */
export default async function ProfilePage({ searchParams }: { searchParams: Promise<PictureAsked> }) {
  const actor = await requirePerson('/settings/profile');
  const [account, { t }, asked] = await Promise.all([getAccount(actor), requestI18n(), searchParams]);
  const messages = errorMessages(t, [
    'handle_short',
    'handle_long',
    'handle_letters',
    'handle_reserved',
    'handle_in_use',
  ]);
  return (
    <SettingsPage title={t('identity.profile_title')} lead={t('identity.profile_lead')}>
      <Picture person={account} asked={asked} />
      <Form action={editProfileHere} messages={messages} done={t('common.saved')}>
        <Field
          name="name"
          label={t('identity.name')}
          hint={t('common.name_hint')}
          defaultValue={account.name}
          autoComplete="name"
          maxLength={nameLengthMax}
        />
        <ExactField
          name="handle"
          label={t('identity.handle')}
          hint={t('identity.handle_hint')}
          defaultValue={account.handle}
          before="@"
          maxLength={30}
        />
        <TextArea
          name="bio"
          dir="auto"
          label={t('identity.bio')}
          note={t('common.optional')}
          defaultValue={account.bio}
          maxLength={bioLengthMax}
        />
        <RadioCards
          name="locale"
          legend={t('identity.language')}
          columns={2}
          defaultValue={account.locale}
          choices={[
            { value: 'en', label: t('identity.language_en') },
            { value: 'ar', label: t('identity.language_ar') },
          ]}
        />
        <SubmitButton>{t('common.save')}</SubmitButton>
      </Form>
      <ShownLists actor={actor} />
    </SettingsPage>
  );
}
