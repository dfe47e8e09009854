import { Chip } from '@/app/_ui/chip';
import type { RequestView } from '@/lib/money/requests/model';
import { requestI18n } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';
import { RequestAnswers, requestTones } from './request-row';

/** A request in the conversation of its two sides, as whoever reads there sees it: how it stands now, and what she can do about it. */
export async function SpokenRequestCard({ request }: { request: RequestView }) {
  const { t, formatMoney } = await requestI18n();
  const { mine, other, value, reason, state } = request;
  const words = { name: shownName(t, other.name), amount: formatMoney(value) };
  return (
    <div className="w-72 max-w-full space-y-2 px-3.5 py-2 text-sm">
      <p className="wrap-anywhere font-medium">{mine ? t('split.you_asked', words) : t('split.asks_you', words)}</p>
      <p className="wrap-anywhere whitespace-pre-line">
        <bdi>{reason}</bdi>
      </p>
      <Chip tone={requestTones[state]}>
        {t(request.beingPaid ? 'split.request_being_paid' : `split.request_${state}`)}
      </Chip>
      <RequestAnswers request={request} />
    </div>
  );
}
