import { answer, answerPage, created, emit, endpoint, listParams } from '../core/call';
import { invalidRequest, wrongState } from '../core/errors';
import { boolean, integer, list, object, oneOf, required, text, unsupported } from '../core/params';
import { publicView } from '../core/store';
import { confirmPayment } from './confirm-payment';
import { common, confirming, describe, describing } from './payment-params';
import { amountProblem, may, newPaymentIntent, type PaymentIntent } from './payment-records';

const create = endpoint(
  'POST',
  '/v1/payment_intents',
  {
    ...common,
    ...confirming,
    ...describing,
    amount: integer(1),
    currency: text(3),
    confirm: boolean(),
    confirmation_method: oneOf('automatic', 'manual'),
    automatic_payment_methods: object({ enabled: boolean(), allow_redirects: oneOf('always', 'never') }),
    on_behalf_of: unsupported,
  },
  async (call, params) => {
    const amount = required(params.amount, 'amount');
    const currency = required(params.currency, 'currency').toLowerCase();
    refuseAmount(amount, currency);
    const intent = newPaymentIntent(amount, currency, call.now);
    await describe(call, intent, params);
    const redirects = params.automatic_payment_methods?.allow_redirects ?? 'always';
    const listed = params.allowed_payment_method_types !== undefined;
    intent.automatic_payment_methods = listed ? null : { enabled: true, allow_redirects: redirects };
    intent.confirmation_method = params.confirmation_method ?? 'automatic';
    if (params.confirm !== true) {
      await call.store.insert(intent);
      emit(call, 'payment_intent.created', intent);
      return answer(intent);
    }
    if (!listed && redirects === 'always' && params.return_url === undefined) {
      throw invalidRequest(
        'This PaymentIntent accepts methods that redirect, so you must provide a `return_url`; or set allow_redirects to never.',
        { param: 'return_url' },
      );
    }
    emit(call, 'payment_intent.created', intent);
    return confirmPayment(call, intent, params);
  },
);

function refuseAmount(amount: number, currency: string): void {
  const problem = amountProblem(amount, currency);
  if (problem !== undefined) throw invalidRequest(problem.message, { code: problem.code, param: 'amount' });
}

const retrieve = endpoint(
  'GET',
  '/v1/payment_intents/:id',
  { expand: list(text()), client_secret: text() },
  async (call) => answer(await call.store.require<PaymentIntent>('payment_intent', call.path.id ?? '')),
);

const update = endpoint(
  'POST',
  '/v1/payment_intents/:id',
  { ...common, ...describing, amount: integer(1), currency: text(3) },
  async (call, params) => {
    const intent = await call.store.lock<PaymentIntent>('payment_intent', call.path.id ?? '');
    if (!may('update', intent.status)) throw refuseStep(intent, 'updated');
    intent.amount = params.amount ?? intent.amount;
    intent.currency = params.currency?.toLowerCase() ?? intent.currency;
    refuseAmount(intent.amount, intent.currency);
    await describe(call, intent, params);
    return answer(await call.store.update(intent));
  },
);

const confirm = endpoint(
  'POST',
  '/v1/payment_intents/:id/confirm',
  { ...common, ...confirming, amount_to_confirm: unsupported },
  async (call, params) => {
    const intent = await call.store.lock<PaymentIntent>('payment_intent', call.path.id ?? '');
    if (!may('confirm', intent.status)) throw refuseStep(intent, 'confirmed');
    const { payment_method: _method, ...rest } = params;
    await describe(call, intent, rest);
    return confirmPayment(call, intent, params);
  },
);

export function refuseStep(intent: PaymentIntent, verb: string) {
  const message = `This PaymentIntent's status is ${intent.status}, so it could not be ${verb}.`;
  return wrongState(message, publicView(intent), 'payment_intent');
}

const all = endpoint(
  'GET',
  '/v1/payment_intents',
  { ...listParams, created, customer: text(), expand: list(text()), customer_account: unsupported },
  (call, params) =>
    answerPage<PaymentIntent>(call, 'payment_intent', '/v1/payment_intents', params, {
      equal: { customer: params.customer },
      ...(params.created === undefined ? {} : { created: params.created }),
    }),
);

export const paymentIntentEndpoints = [create, retrieve, update, confirm, all];
