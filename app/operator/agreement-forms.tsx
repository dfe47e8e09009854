import { Countdown } from '@/app/_ui/countdown';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { AnswerRefusal } from '@/lib/identity/proposals/answer-proposal';
import { isReview, undoLeft, undoSeconds } from '@/lib/identity/proposals/model';
import type { Agreement } from '@/lib/money/operations/agreements';
import type { FormState } from '@/lib/platform/action';
import { errorMessages, intlTag, type Translate } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { keyOf } from './agreement-words';
import { undoHere, withdrawHere } from './countries/actions';
import { Whole } from './whole';

type AnswerCode = Exclude<AnswerRefusal, 'prove'>;
/** What a form of an answer runs. */
export type AnswerAction = (
  previous: FormState<null, AnswerCode>,
  form: FormData,
) => Promise<FormState<null, AnswerCode>>;

type One = { actor: PersonActor; one: Agreement };

/** Whoever proposed it withdraws it; every other operator of its role approves or refuses it, or says whether what was done was right. */
export async function AgreementAnswer({ actor, one, answer }: One & { answer: AnswerAction }) {
  const { t } = await requestI18n();
  const [what, review] = [whatOf(t, one), isReview(one.action)];
  const id = <input type="hidden" name="proposal" value={one.id} />;
  if (one.proposedBy === actor.personId)
    return review ? (
      <p className="text-sm">{t('eyes.review_waits')}</p>
    ) : (
      <Form action={withdrawHere} messages={refusals(t)} className="space-y-3">
        {id}
        <p className="text-sm">{one.expired ? t('countries.expired') : t('countries.waits_for_another')}</p>
        <SubmitButton variant="quiet">
          <Whole shown={t('countries.withdraw')} whole={t('eyes.withdraw_one', { what })} />
        </SubmitButton>
      </Form>
    );
  if (one.expired) return <p className="text-sm">{t(review ? 'eyes.review_over' : 'countries.expired')}</p>;
  return (
    <Form action={answer} messages={refusals(t)} className="flex flex-wrap gap-3">
      {id}
      <SubmitButton name="verdict" value="approved">
        <Whole
          shown={t(review ? 'eyes.was_right' : 'countries.approve')}
          whole={t(review ? 'eyes.was_right_one' : 'eyes.approve_one', { what })}
        />
      </SubmitButton>
      <SubmitButton name="verdict" value="refused" variant="quiet">
        <Whole
          shown={t(review ? 'eyes.was_wrong' : 'countries.refuse')}
          whole={t(review ? 'eyes.was_wrong_one' : 'eyes.refuse_one', { what })}
        />
      </SubmitButton>
    </Form>
  );
}

/** What became of it; within its minute, the way back, and after it, how it ended. */
export async function AgreementOutcome({ actor, one }: One) {
  const { t, locale, formatNumber } = await requestI18n();
  const left = undoLeft(one.decidedAt, one.now);
  const hers = actor.personId === one.proposedBy || actor.personId === one.decidedBy;
  if (one.state !== 'approved' || isReview(one.action) || !hers || left === 0)
    return <p className="font-medium text-sm">{t(outcomeKey(one))}</p>;
  const seconds = Math.ceil(left / 1_000);
  return (
    <Form action={undoHere} messages={refusals(t)} className="space-y-3">
      <input type="hidden" name="proposal" value={one.id} />
      <p className="font-medium text-sm">{t('eyes.approved')}</p>
      <SubmitButton variant="danger">
        <Whole shown={t('countries.undo')} whole={t('eyes.undo_one', { what: whatOf(t, one) })} />
      </SubmitButton>
      <noscript>
        <p className="text-sm">{t('countries.undo_seconds', { count: seconds, shown: formatNumber(seconds) })}</p>
      </noscript>
      <Countdown
        until={new Date((one.decidedAt ?? one.now).getTime() + undoSeconds * 1_000)}
        milliseconds={left}
        words={{ in: t('countries.undo_in', { wait: '{wait}' }), now: t('countries.undo_over') }}
        tag={intlTag(locale)}
      />
    </Form>
  );
}

/** The sentence of how it ended. */
function outcomeKey({ action, state, outcome }: Agreement) {
  if (isReview(action) && state === 'approved') return 'eyes.review_approved';
  if (isReview(action) && state === 'refused') return 'eyes.review_refused';
  if (state !== 'approved') return `countries.proposal_${state}` as const;
  if (outcome === null) return 'eyes.approved';
  if (outcome === 'done') return 'eyes.carried_out';
  if (outcome === 'role_gone') return 'eyes.ended_role_gone';
  return outcome === 'given' ? 'eyes.ended_given' : 'eyes.ended_changed';
}

/** What a button is about, for whoever hears it alone: what, and whose. */
function whatOf(t: Translate, one: Agreement): string {
  return [t(`eyes.action_${keyOf(one)}`), one.pageName].filter((part) => part !== '').join(', ');
}

function refusals(t: Translate) {
  return {
    ...errorMessages(t),
    own_proposal: t('countries.refused_own'),
    over: t('countries.refused_over'),
    expired: t('countries.refused_expired'),
    changed_since: t('eyes.refused_changed'),
    role_gone: t('eyes.refused_role_gone'),
    too_late: t('eyes.refused_late'),
  };
}
