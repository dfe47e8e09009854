import { Card } from '@/app/_ui/card';
import { Select, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { caseNumber, remedies } from '@/lib/money/transfers/cases/model';
import { openCases } from '@/lib/money/transfers/cases/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { decideCaseHere } from './actions';

/** What people say is wrong with transfers of theirs, to be decided by a day; where that is over it is said in red and stands first. */
export async function TransferCases({ actor }: { actor: PersonActor }) {
  const [cases, { t, formatDate, formatMoney }] = await Promise.all([openCases(actor), requestI18n()]);
  return (
    <Section title={t('transfers.cases_title')}>
      {cases.length === 0 ? (
        <Card className="text-muted text-sm">{t('transfers.cases_none')}</Card>
      ) : (
        <RowList>
          {cases.map((one) => {
            const [number, day] = [caseNumber(one.id), formatDate(one.decideBy, 'date')];
            return (
              <li key={one.id} className="space-y-3 px-4 py-4 sm:px-6">
                <p className="font-medium">
                  {t('transfers.cases_line', {
                    ...{ number, kind: t(`transfers.case_${one.kind}`), total: formatMoney(one.total) },
                    state: t(`transfers.state_${one.state}`),
                  })}
                </p>
                <p className={one.late ? 'font-semibold text-brick text-sm' : 'text-muted text-sm'}>
                  {t(one.late ? 'transfers.cases_late' : 'transfers.cases_by', { day })}
                </p>
                <p className="wrap-anywhere whitespace-pre-line text-sm">
                  <bdi>{one.words}</bdi>
                </p>
                <Form action={decideCaseHere} messages={{ ...errorMessages(t, ['not_back']), own: t('decisions.own') }}>
                  <input type="hidden" name="caseId" value={one.id} />
                  <Select name="remedy" label={t('transfers.cases_remedy', { number })} defaultValue="">
                    <option value="">{t('transfers.reason_choose')}</option>
                    {remedies.map((remedy) => (
                      <option key={remedy} value={remedy}>
                        {t(`transfers.case_remedy_${remedy}`)}
                      </option>
                    ))}
                  </Select>
                  <TextArea name="reason" label={t('transfers.cases_reason', { number })} maxLength={2000} />
                  <SubmitButton variant="quiet" size="small">
                    {t('transfers.cases_decide', { number })}
                  </SubmitButton>
                </Form>
              </li>
            );
          })}
        </RowList>
      )}
    </Section>
  );
}
