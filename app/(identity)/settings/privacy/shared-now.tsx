import type { ReactNode } from 'react';
import { Form, SubmitButton } from '@/app/_ui/form';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import { sendHideList } from '@/app/(social)/_lists/actions';
import { sendUnrecommend } from '@/app/(social)/_recommend/actions';
import { sendTakeBack } from '@/app/(social)/_share/actions';
import { withWhom } from '@/app/(social)/_share/shared-line';
import type { PersonActor } from '@/lib/identity/actor/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n, useVoice } from '@/lib/platform/request';
import { ownLists } from '@/lib/social/lists/queries';
import { shownRecommendations } from '@/lib/social/recommending/queries';
import { ownShares } from '@/lib/social/sharing/own/queries';

/** Everything she shows to anybody now, with whom, and the way back for each, which is one press. */
export async function SharedNow({ actor }: { actor: PersonActor }) {
  const [shares, lists, recommendations, voice] = await Promise.all([
    ownShares(actor),
    ownLists(actor),
    shownRecommendations(actor),
    requestI18n(),
  ]);
  const { t } = voice;
  const open = lists.flatMap(({ id, name, audience }) => (audience === 'me' ? [] : [{ id, name, audience }]));
  return (
    <Section title={t('centre.shared_title')} more={{ href: '/shares', label: t('centre.see_all') }}>
      {shares.length + open.length + recommendations.length === 0 && (
        <p className="text-muted">{t('centre.shared_none')}</p>
      )}
      <Group title={t('centre.shares')} isEmpty={shares.length === 0}>
        {shares.map((share) => {
          const name = share.view.item ?? t('centre.shares');
          const whom = withWhom({ ...share, people: share.people.length }, voice);
          return (
            <Shown key={share.view.id} name={name} whom={whom}>
              <Form action={sendTakeBack} messages={errorMessages(t)} className="contents">
                <input type="hidden" name="share" value={share.view.id} />
                <TakeBackButton name={name} />
              </Form>
            </Shown>
          );
        })}
      </Group>
      <Group title={t('centre.lists')} isEmpty={open.length === 0}>
        {open.map(({ id, name, audience }) => (
          <Shown key={id} name={name} whom={t(`centre.audience_${audience}`)}>
            <Form action={sendHideList} messages={errorMessages(t)} className="contents">
              <input type="hidden" name="list" value={id} />
              <TakeBackButton name={name} />
            </Form>
          </Shown>
        ))}
      </Group>
      <Group title={t('centre.recommendations')} isEmpty={recommendations.length === 0}>
        {recommendations.map(({ id, title, audience }) => (
          <Shown key={id} name={title} whom={t(`centre.audience_${audience}`)}>
            <Form action={sendUnrecommend} messages={errorMessages(t)} className="contents">
              <input type="hidden" name="recommendation" value={id} />
              <TakeBackButton name={title} />
            </Form>
          </Shown>
        ))}
      </Group>
    </Section>
  );
}

function Group({ title, isEmpty, children }: { title: string; isEmpty: boolean; children: ReactNode }) {
  if (isEmpty) return null;
  return (
    <div className="space-y-2">
      <h3 className="font-medium text-muted text-sm">{title}</h3>
      <RowList>{children}</RowList>
    </div>
  );
}

function Shown({ name, whom, children }: { name: string; whom: string; children: ReactNode }) {
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 sm:px-6">
      <span className="min-w-0 flex-1">
        <bdi className="wrap-anywhere block font-medium">{name}</bdi>
        <span className="block text-muted text-sm">{whom}</span>
      </span>
      {children}
    </li>
  );
}

function TakeBackButton({ name }: { name: string }) {
  const { t } = useVoice();
  return (
    <SubmitButton variant="quiet" size="small">
      {t('sharing.take_back')}
      <span className="sr-only"> {name}</span>
    </SubmitButton>
  );
}
