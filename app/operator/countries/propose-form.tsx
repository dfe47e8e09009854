import { providerNames } from '@/app/_countries/rule-words';
import { Card } from '@/app/_ui/card';
import { Checkbox } from '@/app/_ui/choice';
import { ExactField, Field, Select, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Section } from '@/app/_ui/section';
import { TickGroup } from '@/app/_ui/tick-group';
import { reasonLengths } from '@/lib/identity/proposals/model';
import { newId } from '@/lib/kernel/ids';
import { currencies } from '@/lib/kernel/money';
import { capabilities, closedReasons, marketMethods, marketProviders, marketStates } from '@/lib/markets/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { proposeHere } from './actions';

/** One change of one country: for which capabilities, how they stand from when on, and why. Nothing changes before another operator approves it. */
export async function ProposeForm({ country }: { country: string }) {
  const { t } = await requestI18n();
  const messages = {
    ...errorMessages(t, ['country', 'number', 'too_short']),
    percent: t('countries.fault_percent'),
    why_open: t('countries.fault_why_open'),
    both_languages: t('countries.fault_both_languages'),
    date: t('countries.fault_date'),
  };
  return (
    <Section title={t('countries.propose_title')}>
      <p className="text-muted">{t('countries.propose_lead')}</p>
      <Card>
        <Form action={proposeHere} messages={messages} done={t('countries.proposed')} clearWhenDone>
          <input type="hidden" name="proposal" value={newId('proposal')} />
          <ExactField
            name="country"
            label={t('operator.market_code')}
            hint={t('operator.market_code_hint')}
            defaultValue={country}
            maxLength={2}
          />
          <TickGroup name="capabilities" legend={t('countries.capabilities')} className="grid gap-x-4 sm:grid-cols-2">
            {capabilities.map((capability) => (
              <Checkbox
                key={capability}
                name="capabilities[]"
                value={capability}
                label={t(`countries.cap_${capability}`)}
              />
            ))}
          </TickGroup>
          <StateFields />
          <TermFields />
          <TextArea name="reason" label={t('countries.propose_reason')} dir="auto" maxLength={reasonLengths.most} />
          <SubmitButton>{t('countries.propose')}</SubmitButton>
        </Form>
      </Card>
    </Section>
  );
}

async function StateFields() {
  const { t } = await requestI18n();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select name="state" label={t('operator.market_state')} defaultValue="">
        <option value="" disabled />
        {marketStates.map((state) => (
          <option key={state} value={state}>
            {t(`countries.choose_${state}`)}
          </option>
        ))}
      </Select>
      <Field
        name="percent"
        label={t('countries.percent')}
        hint={t('countries.percent_hint')}
        note={t('common.optional')}
        inputMode="numeric"
        dir="ltr"
        maxLength={2}
        after="%"
      />
      <Select name="why" label={t('countries.term_why')} hint={t('countries.why_hint')} defaultValue="">
        <option value="">{t('countries.none')}</option>
        {closedReasons.map((reason) => (
          <option key={reason} value={reason}>
            {t(`countries.reason_${reason}`)}
          </option>
        ))}
      </Select>
      <Field
        name="from"
        type="datetime-local"
        label={t('countries.from')}
        hint={t('countries.from_hint')}
        note={t('common.optional')}
        dir="ltr"
      />
    </div>
  );
}

async function TermFields() {
  const { t } = await requestI18n();
  const amount = { inputMode: 'decimal', dir: 'ltr', maxLength: 20, note: t('common.optional') } as const;
  const law = { maxLength: 600, rows: 2, note: t('common.optional') } as const;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select name="provider" label={t('countries.term_provider')} defaultValue="">
          <option value="">{t('countries.none')}</option>
          {marketProviders.map((provider) => (
            <option key={provider} value={provider}>
              {providerNames[provider]}
            </option>
          ))}
        </Select>
        <Select name="currency" label={t('countries.term_currency')} defaultValue="">
          <option value="">{t('countries.none')}</option>
          {currencies.map((code) => (
            <option key={code} value={code}>
              {code}
            </option>
          ))}
        </Select>
        <Field name="least" label={t('countries.form_least')} {...amount} />
        <Field name="most" label={t('countries.form_most')} {...amount} />
      </div>
      <TickGroup name="methods" legend={t('countries.term_methods')} className="grid gap-x-4 sm:grid-cols-2">
        {marketMethods.map((method) => (
          <Checkbox key={method} name="methods[]" value={method} label={t(`countries.method_${method}`)} />
        ))}
      </TickGroup>
      <TextArea name="lawEn" label={t('countries.form_law_en')} dir="ltr" {...law} />
      <TextArea name="lawAr" label={t('countries.form_law_ar')} dir="rtl" {...law} />
    </>
  );
}
