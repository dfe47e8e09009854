import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { looksAtHers } from '@/lib/identity/looks/queries';
import { requestI18n } from '@/lib/platform/request';

/** Who of those who run Souk looked at her data, at what and why. */
export async function Looks({ actor }: { actor: PersonActor }) {
  const [looks, { t, formatDate }] = await Promise.all([looksAtHers(actor), requestI18n()]);
  return (
    <Section title={t('looks.title')}>
      <p className="text-muted text-sm">{t('looks.lead')}</p>
      {looks.length === 0 ? (
        <p className="text-muted">{t('looks.none')}</p>
      ) : (
        <RowList>
          {looks.map(({ id, at, role, kind, ground, words }) => (
            <li key={id} className="space-y-1 px-4 py-3 text-sm sm:px-6">
              <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="font-medium">
                  {t('looks.line', { role: t(`looks.role_${role}`), what: t(`looks.kind_${kind}`) })}
                </span>
                <time dateTime={at.toISOString()} className="text-muted">
                  {formatDate(at, 'moment')}
                </time>
              </p>
              <p className="wrap-anywhere text-muted">
                {t(`looks.ground_${ground}`)}
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
