import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { flagsOnHers, limitsMet } from '@/lib/identity/signals/queries';
import type { LimitName } from '@/lib/platform/rate-limit';
import { requestI18n } from '@/lib/platform/request';
import { SignalRow } from '../../_account/signal-row';

/** What checks noted of her and of what is hers, in words. What there is of money stands below, in the money ring's slot. */
export async function Signals({ actor }: { actor: PersonActor }) {
  const [flags, limits, { t }] = await Promise.all([flagsOnHers(actor), limitsMet(actor), requestI18n()]);
  return (
    <Section title={t('centre.signal_title')}>
      <p className="text-muted text-sm">{t('centre.signal_lead')}</p>
      {flags.length + limits.length === 0 ? (
        <p className="text-muted">{t('centre.signal_none')}</p>
      ) : (
        <RowList>
          {flags.map(({ kind, reason, since, seen }, place) => (
            <SignalRow
              // biome-ignore lint/suspicious/noArrayIndexKey: two things may be flagged for one reason at one moment
              key={place}
              what={t('centre.signal_flag', {
                what: t(`decisions.about_${kind}`),
                reason: t(`centre.signal_flag_${reason}`),
              })}
              since={since}
              follows={t(seen ? 'centre.signal_flag_seen' : 'centre.signal_flag_follows')}
              object={t('centre.signal_flag_object')}
              href="/decisions"
            />
          ))}
          {limits.map(({ limit, until }) => (
            <SignalRow
              key={limit}
              what={t(`centre.signal_limit_${groupOf(limit)}`)}
              since={null}
              until={until}
              follows={t('centre.signal_limit_follows')}
              object={t('centre.signal_limit_object')}
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}

/** What a limit is about, in one of four words. */
function groupOf(limit: LimitName): 'enter' | 'pay' | 'write' | 'other' {
  if (/^(sign|passkey|reset|token|prove|mail)/.test(limit)) return 'enter';
  if (/^(confirm|card|decline|code|line|pickup)/.test(limit)) return 'pay';
  return /^(message|chat|comment|review|report|post|share|friend|tie)/.test(limit) ? 'write' : 'other';
}
