import { PlusIcon } from '@/app/_ui/buying-icons';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { goToPayPal } from '../_wallet/paypal-actions';

/** The way to PayPal's page, on which its account's owner lets us charge it. What one tap uses stays as it was. */
export async function AddPayPal() {
  const { t, href } = await requestI18n();
  const messages = errorMessages(t, ['no_purse', 'wallet_full', 'paypal_away', 'unavailable', 'not_offered']);
  return (
    <Form action={goToPayPal} messages={{ ...messages, unavailable: messages.paypal_away ?? '' }}>
      <input type="hidden" name="next" value={href('/wallet')} />
      <input type="hidden" name="beside" value="1" />
      <SubmitButton variant="quiet" size="small">
        <PlusIcon size={16} />
        {t('money.add_paypal')}
      </SubmitButton>
    </Form>
  );
}
