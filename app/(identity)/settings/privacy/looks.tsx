import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { looksAtHers } from '@/lib/identity/looks/queries';
import { requestI18n } from '@/lib/platform/request';

/** Who of those who run Souk looked at her data, at what and why. */
export async function Looks({ actor }: { actor: PersonActor }) {
  const [looks, { t, formatDate }] = await Promise.all([looksAtHers(actor), requestI18n()]);
  return (
    <Section title={t('centre.look_title')}>
      <p className="text-muted text-sm">{t('centre.look_lead')}</p>
      {looks.length === 0 ? (
        <p className="text-muted">{t('centre.look_none')}</p>
      ) : (
        <RowList>
          {looks.map(({ id, at, role, kind, ground, words }) => (
            <li key={id} className="space-y-1 px-4 py-3 text-sm sm:px-6">
              <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="font-medium">
                  {t('centre.look_line', { role: t(`centre.look_role_${role}`), what: t(`centre.look_kind_${kind}`) })}
                </span>
                <time dateTime={at.toISOString()} className="text-muted">
                  {formatDate(at, 'moment')}
                </time>
              </p>
              <p className="wrap-anywhere text-muted">
                {t(`centre.look_ground_${ground}`)}
                {words && (
                  <>
                    : <bdi>{words}</bdi>
                  </>
                )}
              </p>
            </li>
          ))}
        </RowList>
      )}
    </Section>
  );
}
