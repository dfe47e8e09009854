import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LinkButton } from '@/app/_ui/link-button';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { PersonAvatar } from '../../../_people/person-avatar';
import { readPerson } from '../read-person';
import { blockAndLeave } from './actions';

type BlockProps = { params: Promise<{ handle: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('friends.block'), robots: { index: false } };
}

/** What a block means, before it is made. */
export default async function Block({ params }: BlockProps) {
  const { handle } = await params;
  await requirePerson(`/people/${encodeURIComponent(handle)}/block`);
  const [person, { t }] = await Promise.all([readPerson(handle), requestI18n()]);
  if (!person || person.me) notFound();
  return (
    <div className="page-width max-w-lg space-y-6 py-8 md:py-14">
      <header className="flex items-center gap-4">
        <PersonAvatar person={person} />
        <h1 className="min-w-0 text-xl">{t('friends.block_title', { name: person.name })}</h1>
      </header>
      <ul className="list-disc space-y-2 ps-5 text-muted">
        <li>{t('friends.block_unseen')}</li>
        <li>{t('friends.block_ends')}</li>
        <li>{t('friends.block_untold')}</li>
      </ul>
      <Form action={blockAndLeave} messages={errorMessages(t)} className="flex flex-wrap gap-3">
        <input type="hidden" name="person" value={person.id} />
        <SubmitButton variant="danger">{t('friends.block')}</SubmitButton>
        <LinkButton href={`/people/${person.handle}`} variant="quiet">
          {t('common.cancel')}
        </LinkButton>
      </Form>
    </div>
  );
}
