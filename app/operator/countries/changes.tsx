import { Countdown } from '@/app/_ui/countdown';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { namesOfPeople } from '@/lib/identity/operations/queries';
import { undoLeft, undoSeconds } from '@/lib/identity/proposals/model';
import { type ChangeView, listChanges } from '@/lib/markets/changes';
import { errorMessages, intlTag } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { AuditNames } from '../audit-names';
import { Whole } from '../whole';
import { answerHere, undoHere, withdrawHere } from './actions';
import { ChangeCard } from './change-card';

/** Changes that wait for a second operator, and what became of the last ones. */
export async function Changes({ actor }: { actor: PersonActor }) {
  const [{ waiting, decided }, { t }] = await Promise.all([listChanges(actor), requestI18n()]);
  const people = [...waiting, ...decided].flatMap((one) => [one.proposedBy, ...(one.decidedBy ? [one.decidedBy] : [])]);
  const found = await namesOfPeople(actor, [...new Set(people)]);
  const names: AuditNames = new Map(
    [...found].map(([id, { name, handle }]) => [id, { name, path: `/people/${handle}` }]),
  );
  return (
    <>
      <Section title={t('countries.waiting_title')}>
        {waiting.length === 0 && <p className="text-muted">{t('countries.waiting_none')}</p>}
        <ul className="space-y-4">
          {waiting.map((view) => (
            <ChangeCard key={view.id} view={view} names={names}>
              <Answer actor={actor} view={view} />
            </ChangeCard>
          ))}
        </ul>
      </Section>
      {decided.length > 0 && (
        <Section title={t('countries.decided_title')}>
          <ul className="space-y-4">
            {decided.map((view) => (
              <ChangeCard key={view.id} view={view} names={names}>
                <Outcome actor={actor} view={view} />
              </ChangeCard>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

type One = { actor: PersonActor; view: ChangeView };

/** Whoever proposed it withdraws it; every other operator approves or refuses it. */
async function Answer({ actor, view }: One) {
  const { t, formatCountry } = await requestI18n();
  const country = formatCountry(view.subject);
  const messages = {
    ...errorMessages(t),
    own_proposal: t('countries.refused_own'),
    over: t('countries.refused_over'),
    expired: t('countries.refused_expired'),
    changed_since: t('countries.refused_changed'),
    role_gone: t('eyes.refused_role_gone'),
  };
  const id = <input type="hidden" name="proposal" value={view.id} />;
  if (view.proposedBy === actor.personId)
    return (
      <Form action={withdrawHere} messages={messages} className="space-y-3">
        {id}
        <p className="text-sm">{view.expired ? t('countries.expired') : t('countries.waits_for_another')}</p>
        <SubmitButton variant="quiet">
          <Whole shown={t('countries.withdraw')} whole={t('countries.withdraw_one', { country })} />
        </SubmitButton>
      </Form>
    );
  if (view.expired) return <p className="text-sm">{t('countries.expired')}</p>;
  return (
    <Form action={answerHere} messages={messages} className="flex flex-wrap gap-3">
      {id}
      <SubmitButton name="verdict" value="approved">
        <Whole shown={t('countries.approve')} whole={t('countries.approve_one', { country })} />
      </SubmitButton>
      <SubmitButton name="verdict" value="refused" variant="quiet">
        <Whole shown={t('countries.refuse')} whole={t('countries.refuse_one', { country })} />
      </SubmitButton>
    </Form>
  );
}

/** What became of it; within its minute, the way back. */
async function Outcome({ actor, view }: One) {
  const { t, locale, formatCountry, formatNumber } = await requestI18n();
  const left = undoLeft(view.decidedAt, view.now);
  const hers = actor.personId === view.proposedBy || actor.personId === view.decidedBy;
  if (view.state !== 'approved' || !hers || left === 0)
    return <p className="font-medium text-sm">{t(`countries.proposal_${view.state}`)}</p>;
  const messages = {
    ...errorMessages(t),
    too_late: t('countries.refused_late'),
    over: t('countries.refused_over'),
    changed_since: t('countries.refused_changed'),
  };
  const seconds = Math.ceil(left / 1_000);
  return (
    <Form action={undoHere} messages={messages} className="space-y-3">
      <input type="hidden" name="proposal" value={view.id} />
      <p className="font-medium text-sm">{t('countries.proposal_approved')}</p>
      <SubmitButton variant="danger">
        <Whole shown={t('countries.undo')} whole={t('countries.undo_one', { country: formatCountry(view.subject) })} />
      </SubmitButton>
      <noscript>
        <p className="text-sm">{t('countries.undo_seconds', { count: seconds, shown: formatNumber(seconds) })}</p>
      </noscript>
      <Countdown
        until={new Date((view.decidedAt ?? view.now).getTime() + undoSeconds * 1_000)}
        milliseconds={left}
        words={{ in: t('countries.undo_in', { wait: '{wait}' }), now: t('countries.undo_over') }}
        tag={intlTag(locale)}
      />
    </Form>
  );
}
