import type { ReactNode } from 'react';
import { Card } from '@/app/_ui/card';
import { Field, Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Section } from '@/app/_ui/section';
import { reasonMax, saidGrounds } from '@/lib/identity/looks/model';
import type { FormState } from '@/lib/platform/action';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';

type ReasonFormProps<Value, Code extends string> = {
  action: (previous: FormState<Value, Code>, form: FormData) => Promise<FormState<Value, Code>>;
  title: string;
  send: string;
  /** What it is about: hidden fields, or one to type. */
  children: ReactNode;
};

/** Why somebody wants to see a person's data. Nothing of it is shown before, and the person reads the answer. */
export async function ReasonForm<Value, Code extends string>({
  action,
  title,
  send,
  children,
}: ReasonFormProps<Value, Code>) {
  const { t } = await requestI18n();
  return (
    <Section title={title}>
      <Card>
        <Form action={action} messages={errorMessages(t, ['too_short'])}>
          {children}
          <Select name="ground" label={t('operator.ground')}>
            {saidGrounds.map((ground) => (
              <option key={ground} value={ground}>
                {t(`centre.look_ground_${ground}`)}
              </option>
            ))}
          </Select>
          <Field
            name="words"
            label={t('operator.reason')}
            hint={t('operator.reason_hint')}
            maxLength={reasonMax}
            autoComplete="off"
            required
          />
          <SubmitButton>{send}</SubmitButton>
        </Form>
      </Card>
    </Section>
  );
}
