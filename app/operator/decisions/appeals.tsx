import { Card } from '@/app/_ui/card';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { requestI18n } from '@/lib/platform/request';
import { appealsWaiting } from '@/lib/social/decisions/queries';
import { Look } from './look';

/** Appeals that wait for another operator, those first whose time is over first. */
export async function Appeals({ actor }: { actor: PersonActor }) {
  const [appeals, { t, formatDate }] = await Promise.all([appealsWaiting(actor), requestI18n()]);
  return (
    <Section title={t('decisions.appeals_title')}>
      {appeals.length === 0 ? (
        <Card className="text-muted text-sm">{t('decisions.appeals_none')}</Card>
      ) : (
        <RowList>
          {appeals.map(({ id, kind, subject, measure, appeal, mine }) => (
            <li key={id}>
              <Look
                href={`/operator/decisions/${kind}/${subject}`}
                className="block min-h-16 space-y-1 px-4 py-3 hover:bg-sunken sm:px-6"
              >
                <span className="block font-medium">
                  {t(`decisions.about_${kind}`)} · {t(`decisions.do_${measure}`)}
                </span>
                <span className="block text-muted text-sm">
                  {appeal && t('decisions.appeals_by', { day: formatDate(appeal.answerBy, 'date') })}
                  {mine && <> · {t('decisions.answer_not_yours')}</>}
                </span>
              </Look>
            </li>
          ))}
        </RowList>
      )}
    </Section>
  );
}
