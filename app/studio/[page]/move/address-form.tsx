import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { Id } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { look } from './actions';

/** Asks for the address of a page or site to look at. */
export async function AddressForm({ page }: { page: Id<'page'> }) {
  const { t } = await requestI18n();
  return (
    <Form
      action={look}
      messages={errorMessages(t, ['required', 'too_long', 'move_running', 'not_found', 'not_allowed', 'too_many'])}
      className="max-w-2xl space-y-3"
    >
      <input type="hidden" name="page" value={page} />
      <Field
        name="address"
        label={t('move.address')}
        inputMode="url"
        autoComplete="url"
        required
        dir="ltr"
        maxLength={2000}
      />
      <SubmitButton>{t('move.look')}</SubmitButton>
    </Form>
  );
}
