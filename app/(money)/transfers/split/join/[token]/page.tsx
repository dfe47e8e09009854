import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Form, SubmitButton } from '@/app/_ui/form';
import { openedInvite } from '@/lib/money/splits/groups/queries';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { join } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  // The address is the key: it must not travel to where a link leads.
  return { title: t('split.join_title'), robots: { index: false }, referrer: 'same-origin' };
}

/** What the link of a place opens: whose place it is and in which group, and the button that takes it over. */
export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  await requirePerson(`/transfers/split/join/${encodeURIComponent(token)}`);
  const [invite, { t, formatList }] = await Promise.all([openedInvite(token), requestI18n()]);
  if (!invite) notFound();
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-8 md:py-12">
      <h1 className="wrap-anywhere text-2xl">{t('split.join_lead', { group: invite.group })}</h1>
      <p>{t('split.join_body', { place: invite.place })}</p>
      {invite.people.length > 0 && (
        <p className="text-muted">{t('split.join_people', { people: formatList(invite.people) })}</p>
      )}
      <Form action={join} messages={errorMessages(t)}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton size="large" wide>
          {t('split.join')}
        </SubmitButton>
      </Form>
    </div>
  );
}
