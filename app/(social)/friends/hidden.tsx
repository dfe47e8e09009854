import { EmptyState } from '@/app/_ui/empty-state';
import { BanIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { blockedPeople } from '@/lib/identity/ties/queries';
import { requestI18n } from '@/lib/platform/request';
import { pagesById } from '@/lib/shop/pages/queries';
import { mutedPages, mutedPeople } from '@/lib/social/muting/queries';
import { PersonRow } from '../_people/person-row';
import { sendMutePage, sendMutePerson, sendUnblock } from '../_ties/actions';
import { TieForm } from '../_ties/tie-form';

const look = { variant: 'quiet', size: 'small' } as const;

/** Whom one blocked, and whom and which pages one muted, each with the way back. */
export async function Hidden({ actor }: { actor: PersonActor }) {
  const [{ t }, blocked, muted, pages] = await Promise.all([
    requestI18n(),
    blockedPeople(actor),
    mutedPeople(actor),
    mutedPages(actor).then((ids) => pagesById(actor, ids)),
  ]);
  if (blocked.length + muted.length + pages.length === 0)
    return (
      <EmptyState
        picture={<BanIcon size={36} />}
        title={t('friends.hidden_none')}
        action={<LinkButton href="/friends">{t('friends.title')}</LinkButton>}
      >
        {t('friends.hidden_none_body')}
      </EmptyState>
    );
  return (
    <div className="space-y-8">
      {blocked.length > 0 && (
        <Section title={t('friends.blocked')}>
          <RowList>
            {blocked.map((person) => (
              <PersonRow key={person.id} person={person} linked={false}>
                <TieForm action={sendUnblock} fields={{ person: person.id }} look={look}>
                  {t('friends.unblock')}
                </TieForm>
              </PersonRow>
            ))}
          </RowList>
        </Section>
      )}
      {muted.length + pages.length > 0 && (
        <Section title={t('friends.muted')}>
          <RowList>
            {muted.map((person) => (
              <PersonRow key={person.id} person={person}>
                <TieForm action={sendMutePerson} fields={{ person: person.id, mute: 'no' }} look={look}>
                  {t('friends.unmute')}
                </TieForm>
              </PersonRow>
            ))}
            {pages.map((page) => (
              <li key={page.id} className="flex items-center justify-between gap-4 px-4 py-3 sm:px-6">
                <bdi className="min-w-0 truncate font-medium">{page.name}</bdi>
                <TieForm action={sendMutePage} fields={{ page: page.id, mute: 'no' }} look={look}>
                  {t('friends.unmute')}
                </TieForm>
              </li>
            ))}
          </RowList>
        </Section>
      )}
    </div>
  );
}
