import { Card } from '@/app/_ui/card';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { reasonLengths } from '@/lib/identity/proposals/model';
import { newId } from '@/lib/kernel/ids';
import { decidedHolds, type MoneyHold } from '@/lib/money/payouts/holds/queries';
import { requestI18n } from '@/lib/platform/request';
import { proposalMessages } from '../agreement-words';
import { Whole } from '../whole';
import { proposeReleaseHere } from './actions';

/** What decisions hold of the pages' money, each with the form that proposes to release it. */
export async function Holds({ actor }: { actor: PersonActor }) {
  const [holds, { t }] = await Promise.all([decidedHolds(actor), requestI18n()]);
  return (
    <Section title={t('eyes.holds_title')}>
      {holds.length === 0 ? (
        <Card className="text-muted text-sm">{t('eyes.holds_none')}</Card>
      ) : (
        <div className="space-y-3">
          <p className="text-muted text-sm">{t('eyes.holds_hint')}</p>
          <RowList>
            {holds.map((hold) => (
              <HoldRow key={hold.decision} hold={hold} />
            ))}
          </RowList>
        </div>
      )}
    </Section>
  );
}

async function HoldRow({ hold: { decision, pageName, amount, rule, at, until } }: { hold: MoneyHold }) {
  const { t, formatDate, formatMoney } = await requestI18n();
  const what = `${pageName}, ${formatMoney(amount)}, ${formatDate(at, 'moment')}`;
  return (
    <li className="space-y-3 px-4 py-3 text-sm sm:px-6">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span className="font-medium">
          <bdi>{pageName}</bdi>
        </span>
        <span className="tabular-nums">{formatMoney(amount)}</span>
      </p>
      <p className="text-muted">
        {t('eyes.by_rule', { rule })} · {formatDate(at, 'moment')} ·{' '}
        {t('operator.held_until', { day: formatDate(until, 'date') })}
      </p>
      <Form
        action={proposeReleaseHere}
        messages={proposalMessages(t)}
        done={t('eyes.proposed')}
        className="flex flex-wrap items-end gap-3"
        clearWhenDone
      >
        <input type="hidden" name="proposal" value={newId('proposal')} />
        <input type="hidden" name="decision" value={decision} />
        <Field
          name="reason"
          label={<Whole shown={t('eyes.why_release')} whole={`${t('eyes.why_release')} ${what}`} />}
          maxLength={reasonLengths.most}
          autoComplete="off"
          className="min-w-0 flex-1 basis-60"
        />
        <SubmitButton variant="quiet">
          <Whole shown={t('eyes.propose_release')} whole={`${t('eyes.propose_release')} ${what}`} />
        </SubmitButton>
      </Form>
    </li>
  );
}
