import { Card } from '@/app/_ui/card';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { StoryLine } from '@/lib/money/flow/order-story';
import { isMessage, type Translate } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';

/** What happened around an order, the earliest first. */
export async function Story({ lines }: { lines: readonly StoryLine[] }) {
  const { t, formatDate, formatMoney } = await requestI18n();
  return (
    <Section title={t('operator.story')}>
      {lines.length === 0 ? (
        <Card className="text-muted text-sm">{t('operator.story_none')}</Card>
      ) : (
        <RowList>
          {lines.map((line, place) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: two may have happened at one moment
              key={place}
              className="grid gap-x-4 gap-y-0.5 px-4 py-3 text-sm sm:px-6 md:grid-cols-[10rem_1fr_auto]"
            >
              <time dateTime={line.at.toISOString()} className="text-muted">
                {formatDate(line.at, 'moment')}
              </time>
              <span className="wrap-anywhere">
                <span className="font-medium">{t(`operator.story_${line.part}`)}</span> · <bdi>{wordOf(t, line)}</bdi>
                {line.why && (
                  <>
                    {' '}
                    · <bdi className="text-muted">{whyOf(t, line)}</bdi>
                  </>
                )}
              </span>
              <span className="tabular-nums">{line.amount && formatMoney(line.amount)}</span>
            </li>
          ))}
        </RowList>
      )}
    </Section>
  );
}

/** Why, in words where there are some; a code of the provider is shown as it is. */
function whyOf(t: Translate, { part, why }: StoryLine): string {
  if (part === 'webhook' && why === 'waiting') return t('operator.story_waiting');
  if (part === 'mail') return t(`operator.told_${sideOf(why)}`);
  const key = part === 'dispute' ? `copy.code_disputed_${why}` : `operator.hold_${why}`;
  return isMessage(key) ? t(key) : why;
}

/** The state or the event in words; one that has none is shown as programs know it. */
function wordOf(t: Translate, { part, word }: StoryLine): string {
  const keys = {
    event: `copy.code_event_${word}`,
    attempt: `copy.code_attempt_${word}`,
    refund: `copy.code_refund_${word}`,
    dispute: `copy.code_dispute_${word}`,
    settlement: word === 'held' ? 'operator.story_held' : `payouts.settlement_${word}`,
    payout: `payouts.payout_${word}`,
    mail: `copy.code_mail_${word}`,
    webhook: '',
    job: '',
  };
  const key = keys[part];
  return isMessage(key) ? t(key) : word;
}

function sideOf(word: string) {
  const side = (['buyer', 'seller', 'payer', 'receiver'] as const).find((known) => known === word);
  if (!side) throw new Error('Invariant broken: a mail went to a side that nobody knows');
  return side;
}
