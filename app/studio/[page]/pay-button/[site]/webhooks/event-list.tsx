import { Chip } from '@/app/_ui/chip';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import type { Id } from '@/lib/kernel/ids';
import type { DeliveryView, EventView } from '@/lib/money/button/events/queries';
import { errorMessages, type Translate } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { replayOne } from './actions';

const tones = { waiting: 'due', delivered: 'done', dead: 'danger' } as const;

type Of = { site: Id<'site'>; changes: boolean };
type EventsProps = Of & { events: readonly EventView[]; hasMore: boolean; home: string };

/** What happened on a site, newest first, with each address it was told to and every try. */
export async function EventList({ events, hasMore, home, ...of }: EventsProps) {
  const { t, formatDate } = await requestI18n();
  const last = events.at(-1);
  return (
    <section className="space-y-3" aria-labelledby="events">
      <h2 id="events" className="font-semibold text-lg">
        {t('button.hooks_events')}
      </h2>
      {events.length === 0 ? (
        <div className="space-y-1 text-muted">
          <p>{t('button.hooks_events_none')}</p>
          <p className="text-sm">{t('button.hooks_events_none_more')}</p>
        </div>
      ) : (
        <RowList>
          {events.map((event) => (
            <li key={event.id} className="space-y-2 px-4 py-3 sm:px-6">
              <p className="flex flex-wrap items-baseline justify-between gap-x-3">
                <code dir="ltr" className="font-medium">
                  {event.type}
                </code>
                <span className="text-muted text-sm">{formatDate(event.createdAt, 'moment')}</span>
              </p>
              <p className="break-all text-muted text-sm">
                <bdi>{t('button.hooks_event_order', { ref: event.order.merchantRef || event.order.id })}</bdi>
              </p>
              {event.deliveries.length === 0 && <p className="text-muted text-sm">{t('button.hooks_event_untold')}</p>}
              {event.deliveries.map((delivery) => (
                <Delivery key={delivery.hookId} event={event.id} delivery={delivery} {...of} />
              ))}
            </li>
          ))}
        </RowList>
      )}
      {hasMore && last && (
        <LinkButton href={`${home}?after=${last.id}#events`} variant="quiet">
          {t('button.hooks_older')}
        </LinkButton>
      )}
    </section>
  );
}

async function Delivery({ event, delivery, site, changes }: Of & { event: Id<'payEvent'>; delivery: DeliveryView }) {
  const { t, formatDate } = await requestI18n();
  const { state, url, log, nextAt, hookId } = delivery;
  return (
    <details className="group">
      <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-2 rounded-sm">
        <Chip tone={tones[state]}>{t(`button.hooks_state_${state}`)}</Chip>
        <span dir="ltr" className="min-w-0 break-all text-sm">
          {url}
        </span>
        {nextAt && (
          <span className="text-muted text-sm">{t('button.hooks_next', { time: formatDate(nextAt, 'moment') })}</span>
        )}
      </summary>
      <div className="space-y-3 py-2">
        {log.length > 0 && <Tries log={log} />}
        {changes && (
          <Form action={replayOne} messages={errorMessages(t)} className="space-y-2">
            <input type="hidden" name="site" value={site} />
            <input type="hidden" name="hook" value={hookId} />
            <input type="hidden" name="event" value={event} />
            <SubmitButton variant="quiet" size="small">
              {t('button.hooks_replay')}
            </SubmitButton>
          </Form>
        )}
      </div>
    </details>
  );
}

async function Tries({ log }: Pick<DeliveryView, 'log'>) {
  const { t, formatDate } = await requestI18n();
  return (
    <table className="w-full text-sm">
      <thead className="text-muted">
        <tr>
          {[t('button.hooks_try_when'), t('button.hooks_try_answer'), t('button.hooks_try_time')].map((label) => (
            <th key={label} scope="col" className="py-1 pe-3 text-start font-normal">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {log.toReversed().map((one) => (
          <tr key={one.at} className="border-line border-t align-top">
            <td className="py-1 pe-3">{formatDate(new Date(one.at), 'moment')}</td>
            <td className="py-1 pe-3">{one.status ?? sayProblem(t, one.problem)}</td>
            <td className="whitespace-nowrap py-1 tabular-nums">{t('button.hooks_ms', { ms: `${one.ms}` })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const problems = ['address_private', 'address_bad', 'slow', 'no_secret'] as const;

/** Why there was no answer. */
function sayProblem(t: Translate, problem: string): string {
  const known = problems.find((one) => one === problem);
  return t(`button.hooks_problem_${known ?? 'unreachable'}`);
}
