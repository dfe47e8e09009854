import { Chip } from '@/app/_ui/chip';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { RequestState, RequestView } from '@/lib/money/requests/model';
import { errorMessages } from '@/lib/platform/i18n';
import { useVoice } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';
import { About } from '../about';
import { payCodes } from '../pay-codes';
import { answer, pay } from './actions';

/** How a state of a request looks. */
export const requestTones: Readonly<Record<RequestState, 'due' | 'done' | 'danger' | 'neutral'>> = {
  requested: 'due',
  reminded: 'due',
  paid: 'done',
  declined: 'danger',
  canceled: 'neutral',
  expired: 'neutral',
};

/** A request as one of its two sides sees it, and what she can do about it. */
export function RequestRow({ request }: { request: RequestView }) {
  const { t, formatMoney, formatDate } = useVoice();
  const { mine, other, value, reason, state, at, expiresAt } = request;
  const words = { name: shownName(t, other.name), amount: formatMoney(value) };
  return (
    <li className="space-y-2 px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="wrap-anywhere min-w-0 flex-1 basis-48 font-medium">
          {mine ? t('split.you_asked', words) : t('split.asks_you', words)}
        </p>
        <Chip tone={requestTones[state]}>
          {t(request.beingPaid ? 'split.request_being_paid' : `split.request_${state}`)}
        </Chip>
      </div>
      <p className="wrap-anywhere whitespace-pre-line">
        <bdi>{reason}</bdi>
      </p>
      <p className="text-muted text-sm">
        {t('split.request_until', { day: formatDate(at, 'date'), until: formatDate(expiresAt, 'date') })}
      </p>
      <RequestAnswers request={request} />
    </li>
  );
}

/** What whoever looks can do about a request that is open. */
export function RequestAnswers({ request: { id, mine, other, open, value, reason } }: { request: RequestView }) {
  const { t, formatMoney } = useVoice();
  const name = shownName(t, other.name);
  if (!open) return null;
  const about = <About words={`${name}, ${formatMoney(value)}, ${reason}`} />;
  return (
    <>
      {!mine && (
        <Form action={pay} messages={errorMessages(t, payCodes)}>
          <input type="hidden" name="requestId" value={id} />
          <SubmitButton size="small">
            {t('split.pay_of', { amount: formatMoney(value) })}
            {about}
          </SubmitButton>
        </Form>
      )}
      <Form
        action={answer}
        messages={errorMessages(t, ['request_ended', 'request_being_paid', 'reminded_lately', 'no_reminders'])}
        className="flex flex-wrap gap-2"
      >
        <input type="hidden" name="requestId" value={id} />
        {mine ? (
          <>
            <SubmitButton size="small" name="answer" value="paid">
              {t('split.got_it')}
              {about}
            </SubmitButton>
            <SubmitButton size="small" variant="quiet" name="answer" value="reminded">
              {t('split.remind', { name })}
              {about}
            </SubmitButton>
            <SubmitButton size="small" variant="plain" name="answer" value="canceled">
              {t('split.cancel_of')}
              {about}
            </SubmitButton>
          </>
        ) : (
          <SubmitButton size="small" variant="quiet" name="answer" value="declined">
            {t('split.decline_of', { name })}
            {about}
          </SubmitButton>
        )}
      </Form>
    </>
  );
}
