import { Section } from '@/app/_ui/section';
import type { Id } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { liveTopic } from '@/lib/social/sharing/model';
import { sharesOfPerson } from '@/lib/social/sharing/queries';
import { Live } from '../_live/live';
import { ShareList } from './share-list';

/** What a person shows to whoever reads this; nothing at all where that is nothing. To herself it is all of hers. */
export async function SharesOfPerson({ person }: { person: Id<'person'> }) {
  const [actor, { t }] = await Promise.all([currentActor(), requestI18n()]);
  const shares = await sharesOfPerson(actor, person);
  if (shares.length === 0) return null;
  const mine = actor.kind === 'person' && actor.personId === person;
  return (
    <Section
      title={mine ? t('sharing.your_shares') : t('sharing.of_person')}
      {...(mine && { more: { href: '/shares', label: t('common.show_all') } })}
    >
      <ShareList shares={shares} />
      <Live topics={shares.map(({ id }) => liveTopic(id))} />
    </Section>
  );
}
