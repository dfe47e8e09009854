import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { handOverOrder } from '../actions';

type CodeFormProps = { orderId: string; label: string; hint: string; submit: string };

/** The buyer's six digits, against which an order is handed over. */
export async function CodeForm({ orderId, label, hint, submit }: CodeFormProps) {
  const { t } = await requestI18n();
  return (
    <Form
      action={handOverOrder}
      messages={errorMessages(t, ['not_this_code', 'bad_code', 'not_deliverable', 'too_many'])}
    >
      <input type="hidden" name="orderId" value={orderId} />
      <Field name="code" label={label} hint={hint} inputMode="numeric" autoComplete="off" dir="ltr" maxLength={12} />
      <SubmitButton wide>{submit}</SubmitButton>
    </Form>
  );
}
