import { Card } from '@/app/_ui/card';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { namesOfPeople } from '@/lib/identity/operations/queries';
import { isReview, type ProposalAction } from '@/lib/identity/proposals/model';
import { type Agreement, listAgreements } from '@/lib/money/operations/agreements';
import type { Translate } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { AgreementAnswer, AgreementOutcome, type AnswerAction } from './agreement-forms';
import { keyOf } from './agreement-words';

type AgreementsProps = {
  actor: PersonActor;
  actions: readonly ProposalAction[];
  /** Says yes or no, on the page that shows them. */
  answer: AnswerAction;
};

/** What waits for a second person, what one did at once that another looks at, and what became of the last ones. */
export async function Agreements({ actor, actions, answer }: AgreementsProps) {
  const [{ waiting, decided }, { t }] = await Promise.all([listAgreements(actor, ...actions), requestI18n()]);
  const people = [...waiting, ...decided].flatMap((one) => [one.proposedBy, ...(one.decidedBy ? [one.decidedBy] : [])]);
  const names = await namesOfPeople(actor, [...new Set(people)]);
  const nameOf = (id: string | null) => (id && names.get(id)?.name) || t('operator.audit_gone');
  const show = (one: Agreement, children: React.ReactNode) => (
    <AgreementCard key={one.id} one={one} nameOf={nameOf}>
      {children}
    </AgreementCard>
  );
  return (
    <>
      <Section title={t('eyes.waiting_title')}>
        {waiting.length === 0 && <p className="text-muted text-sm">{t('eyes.waiting_none')}</p>}
        <ul className="space-y-4">
          {waiting.map((one) => show(one, <AgreementAnswer actor={actor} one={one} answer={answer} />))}
        </ul>
      </Section>
      {decided.length > 0 && (
        <Section title={t('eyes.decided_title')}>
          <ul className="space-y-4">{decided.map((one) => show(one, <AgreementOutcome actor={actor} one={one} />))}</ul>
        </Section>
      )}
    </>
  );
}

type CardProps = { one: Agreement; nameOf: (id: string | null) => string; children: React.ReactNode };

async function AgreementCard({ one, nameOf, children }: CardProps) {
  const { t, formatDate, formatMoney } = await requestI18n();
  const about = aboutWords(t, one);
  return (
    <li>
      <Card className="space-y-3">
        <h3 className="flex flex-wrap items-baseline justify-between gap-x-3 font-medium">
          <span>{t(`eyes.action_${keyOf(one)}`)}</span>
          {one.amount && <span className="tabular-nums">{formatMoney(one.amount)}</span>}
        </h3>
        {about && (
          <p className="wrap-anywhere text-sm">
            <bdi>{about}</bdi>
            {one.until && <> · {t('operator.held_until', { day: formatDate(one.until, 'date') })}</>}
          </p>
        )}
        <p className="wrap-anywhere text-sm">
          {one.action === 'payout.hold-review' ? t('eyes.by_rule', { rule: one.reason }) : <bdi>{one.reason}</bdi>}
        </p>
        <p className="text-muted text-sm">
          {t(isReview(one.action) ? 'eyes.done_by' : 'countries.proposed_by', {
            ...{ name: nameOf(one.proposedBy), moment: formatDate(one.proposedAt, 'moment') },
          })}
        </p>
        {one.decidedBy && one.decidedAt && (
          <p className="text-muted text-sm">
            {t('countries.decided_by', { name: nameOf(one.decidedBy), moment: formatDate(one.decidedAt, 'moment') })}
          </p>
        )}
        {children}
      </Card>
    </li>
  );
}

/** Whose page it is about, or which key by its last letters. */
function aboutWords(t: Translate, { pageName, ending }: Agreement): string {
  return ending === '' ? pageName : t('eyes.key_of', { page: pageName, ending });
}
