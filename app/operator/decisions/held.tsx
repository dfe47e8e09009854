import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { heldNow, type JudgedDecision } from '@/lib/social/decisions/queries';
import { endHere } from './actions';
import { Look } from './look';

/** Everything that is held back at present, and the way to end it. */
export async function Held({ actor }: { actor: PersonActor }) {
  const [held, { t }] = await Promise.all([heldNow(actor), requestI18n()]);
  return (
    <Section title={t('decisions.held_title')}>
      {held.length === 0 ? (
        <Card className="text-muted text-sm">{t('decisions.held_none')}</Card>
      ) : (
        <RowList>
          {held.map((decision) => (
            <HeldRow key={decision.id} decision={decision} />
          ))}
        </RowList>
      )}
    </Section>
  );
}

async function HeldRow({ decision: { id, kind, subject, measure, at, endsAt } }: { decision: JudgedDecision }) {
  const { t, formatDate } = await requestI18n();
  const what = `${t(`decisions.about_${kind}`)}, ${t(`decisions.do_${measure}`)}, ${formatDate(at, 'moment')}`;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-6">
      <div className="text-sm">
        <Look href={`/operator/decisions/${kind}/${subject}`} className="font-medium underline underline-offset-4">
          {t(`decisions.about_${kind}`)} · {t(`decisions.do_${measure}`)}
          <span className="sr-only">, {formatDate(at, 'moment')}</span>
        </Look>
        <p className="text-muted">
          {endsAt ? `${t('decisions.until')} ${formatDate(endsAt, 'moment')}` : formatDate(at, 'moment')}
        </p>
      </div>
      {measure === 'hold_money' ? (
        <p className="text-muted text-sm">{t('eyes.held_takes_two')}</p>
      ) : (
        <Form action={endHere} messages={{ ...errorMessages(t), own: t('decisions.own') }}>
          <input type="hidden" name="decision" value={id} />
          <SubmitButton variant="quiet" size="small">
            <span aria-hidden>{t('decisions.held_end')}</span>
            <span className="sr-only">{t('decisions.held_end_one', { what })}</span>
          </SubmitButton>
        </Form>
      )}
    </li>
  );
}
