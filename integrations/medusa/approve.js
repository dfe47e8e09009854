import { MedusaError, Modules } from '@medusajs/framework/utils';

const isText = (value) => typeof value === 'string' && value.length > 0 && value.length <= 200;

/**
 * The route by which a storefront hands over what the button brought: `{order, approval_code, verifier}` for a payment session. Only the code
 * and its verifier are taken; which order a session pays stands in the session.
 */
export async function POST(request, response) {
  const { order, approval_code, verifier } = request.body ?? {};
  if (![order, approval_code, verifier].every(isText))
    throw new MedusaError(MedusaError.Types.INVALID_DATA, 'order, approval_code and verifier are wanted');
  const payments = request.scope.resolve(Modules.PAYMENT);
  const session = await payments.retrievePaymentSession(request.params.session);
  if (session.data?.order !== order)
    throw new MedusaError(MedusaError.Types.NOT_FOUND, 'the session pays another order');
  const { id, amount, currency_code } = session;
  const data = { ...session.data, approval_code, verifier };
  const { status } = await payments.updatePaymentSession({ id, amount, currency_code, data });
  response.json({ payment_session: { id, status } });
}
