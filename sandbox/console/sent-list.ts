import { html } from '../pages/shell';
import type { OutboundPayment, PayoutIntent } from '../v2/payout-intent-records';
import { idText, moneyText, stateText, tableOf, timeText, type View } from './frame';
import { newest } from './stripe-lists';

/** What was sent to people's banks: each intent, and what became of its payment. */
export async function sentList(view: View): Promise<string> {
  const { words } = view;
  const payments = await newest<OutboundPayment>(view, 'v2.money_management.outbound_payment');
  const paymentOf = ({ latest_payout }: PayoutIntent) =>
    payments.find(({ id }) => id === latest_payout?.outbound_payment);
  const why = ({ next_action }: PayoutIntent) =>
    (next_action as { handle_failure?: { failure_reason: string } } | undefined)?.handle_failure?.failure_reason ?? '';
  const match = ({ _sandbox }: PayoutIntent) => (_sandbox.verification as { match_result: string }).match_result;
  return tableOf<PayoutIntent>(
    view,
    [
      { name: words.created, cell: ({ created }) => timeText(created) },
      { name: words.state, cell: ({ status }) => stateText(status) },
      {
        name: words.bankState,
        cell: (intent) => {
          const payment = paymentOf(intent);
          return payment === undefined ? '' : stateText(payment.status);
        },
      },
      {
        name: words.amount,
        number: true,
        cell: ({ _sandbox: { quote } }) => moneyText(view, quote.credited.value, quote.credited.currency),
      },
      {
        name: words.taken,
        number: true,
        cell: ({ _sandbox: { quote } }) => moneyText(view, quote.debited.value, quote.debited.currency),
      },
      { name: words.nameMatch, cell: (intent) => html(match(intent)) },
      { name: words.why, cell: (intent) => html(why(intent)) },
      { name: words.recipient, cell: ({ to }) => idText(to.recipient) },
      { name: words.id, cell: ({ id }) => idText(id) },
    ],
    await newest<PayoutIntent>(view, 'v2.money_management.payout_intent'),
  );
}
