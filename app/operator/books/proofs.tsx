import { Chip } from '@/app/_ui/chip';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { latestProofs } from '@/lib/money/books/latest-proofs';
import { requestI18n } from '@/lib/platform/request';

/** The latest proofs of the books, each with what did not add up. */
export async function Proofs({ actor }: { actor: PersonActor }) {
  const [proofs, { t, formatDate }] = await Promise.all([latestProofs(actor), requestI18n()]);
  if (proofs.length === 0) return null;
  return (
    <Section title={t('operator.proofs')}>
      <RowList>
        {proofs.map(({ at, sound, differences }) => (
          <li key={at.toISOString()} className="space-y-2 px-4 py-3 text-sm sm:px-6">
            <p className="flex flex-wrap items-center justify-between gap-3">
              <time dateTime={at.toISOString()}>{formatDate(at, 'moment')}</time>
              <Chip tone={sound ? 'done' : 'danger'}>
                {sound ? t('operator.books_sound') : t('operator.books_broken', { count: differences.length })}
              </Chip>
            </p>
            {differences.length > 0 && (
              <ul className="space-y-1">
                {differences.map(({ kind, subject, expected, found }) => (
                  <li key={`${kind} ${subject}`} className="wrap-anywhere text-muted">
                    <bdi dir="ltr">
                      {kind} · {subject}
                    </bdi>{' '}
                    · {t('operator.proof_figures', { expected, found })}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </RowList>
    </Section>
  );
}
