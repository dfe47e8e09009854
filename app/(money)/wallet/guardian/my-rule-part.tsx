import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import type { MyRule } from '@/lib/money/guardian/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { askForChange, nameSomebody } from './actions';

/** The rule she is under: until when, who approves, and how to name somebody. */
export async function MyRulePart({ rule }: { rule: MyRule }) {
  const { t, formatDate } = await requestI18n();
  const day = formatDate(new Date(`${rule.endsOn}T00:00:00Z`), 'date');
  return (
    <section className="space-y-4">
      <h2 className="text-lg">{t('guardian.own_title')}</h2>
      <p>{t('guardian.until', { day })}</p>
      {rule.guardian === null ? (
        <NameSomebody invited={rule.invited} />
      ) : (
        <Approver name={rule.guardian} changeAsked={rule.changeAsked} />
      )}
    </section>
  );
}

async function NameSomebody({ invited }: { invited: string | null }) {
  const { t } = await requestI18n();
  return (
    <>
      <Notice>{invited === null ? t('guardian.nobody') : t('guardian.invited', { email: invited })}</Notice>
      <Form
        action={nameSomebody}
        messages={errorMessages(t, ['email', 'own_address', 'has_guardian'])}
        done={t('guardian.named')}
        clearWhenDone
      >
        <Field
          name="email"
          type="email"
          autoComplete="off"
          label={t('guardian.guardian_email')}
          hint={t('guardian.guardian_hint')}
        />
        <SubmitButton size="large" wide>
          {t('guardian.name')}
        </SubmitButton>
      </Form>
    </>
  );
}

async function Approver({ name, changeAsked }: { name: string; changeAsked: boolean }) {
  const { t } = await requestI18n();
  return (
    <>
      <p className="font-medium">{t('guardian.yours', { name })}</p>
      {changeAsked ? (
        <Notice>{t('guardian.change_asked', { name })}</Notice>
      ) : (
        <Form action={askForChange} messages={errorMessages(t)}>
          <SubmitButton variant="quiet">{t('guardian.ask_change')}</SubmitButton>
        </Form>
      )}
    </>
  );
}
