import type { Dispute } from '../api/dispute-records';
import type { Payout } from '../api/payout-journey';
import type { Refund } from '../api/refunds';
import type { Transfer } from '../api/transfer-records';
import { type ChargeLine, listCharges } from '../charge-list';
import type { Resource } from '../core/values';
import { html } from '../pages/shell';
import type { PayPalDispute } from '../paypal/dispute-records';
import { type Column, idText, moneyText, stateText, tableOf, timeText, type View } from './frame';

const SHOWN_MAX = 100;

/** The newest documents of one kind. */
export async function newest<Kind extends Resource>(view: View, kind: Kind['object']): Promise<Kind[]> {
  const rows = await view.context.database<{ data: Kind }[]>`
    select data from sandbox.object where object = ${kind} and not (data ? 'deleted') order by seq desc limit ${SHOWN_MAX}`;
  return rows.map(({ data }) => data);
}

const createdOf = ({ words }: View): Column<{ created: number }> => ({
  name: words.created,
  cell: ({ created }) => timeText(created),
});

export async function paymentsList(view: View): Promise<string> {
  const { words } = view;
  const query = new URLSearchParams({ limit: String(SHOWN_MAX) });
  const { data } = await listCharges(view.context.database, query);
  const money = (name: string, of: (line: ChargeLine) => number): Column<ChargeLine> => ({
    name,
    number: true,
    cell: (line) => moneyText(view, of(line), line.currency),
  });
  return tableOf<ChargeLine>(
    view,
    [
      createdOf(view),
      { name: words.state, cell: ({ state }) => stateText(state) },
      money(words.amount, ({ amount }) => amount),
      money(words.captured, ({ captured }) => captured),
      money(words.refunded, ({ refunded }) => refunded),
      { name: words.id, cell: ({ intent }) => idText(intent) },
      { name: words.metadata, cell: ({ metadata }) => idText(JSON.stringify(metadata)) },
    ],
    data,
  );
}

export async function refundsList(view: View): Promise<string> {
  const { words } = view;
  return tableOf<Refund>(
    view,
    [
      createdOf(view),
      { name: words.state, cell: ({ status }) => stateText(status) },
      { name: words.amount, number: true, cell: ({ amount, currency }) => moneyText(view, amount, currency) },
      { name: words.payment, cell: ({ payment_intent }) => idText(payment_intent) },
      { name: words.id, cell: ({ id }) => idText(id) },
    ],
    await newest<Refund>(view, 'refund'),
  );
}

export async function disputesList(view: View): Promise<string> {
  const { words } = view;
  const due = ({ evidence_details: { due_by } }: Dispute) => (due_by === null ? '' : timeText(due_by));
  const cards = tableOf<Dispute>(
    view,
    [
      createdOf(view),
      { name: words.state, cell: ({ status }) => stateText(status) },
      { name: words.amount, number: true, cell: ({ amount, currency }) => moneyText(view, amount, currency) },
      { name: words.reason, cell: ({ reason }) => html(String(reason)) },
      { name: words.dueBy, cell: due },
      { name: words.evidence, number: true, cell: ({ evidence_details }) => String(evidence_details.submission_count) },
      { name: words.payment, cell: ({ payment_intent }) => idText(payment_intent) },
    ],
    await newest<Dispute>(view, 'dispute'),
  );
  return `${cards}<h3>${html(words.places.paypal)}</h3>${await paypalDisputes(view)}`;
}

async function paypalDisputes(view: View): Promise<string> {
  const { words } = view;
  return tableOf<PayPalDispute>(
    view,
    [
      createdOf(view),
      { name: words.state, cell: ({ status, outcome }) => stateText(outcome ?? status) },
      { name: words.amount, number: true, cell: ({ minor, currency }) => moneyText(view, minor, currency) },
      { name: words.reason, cell: ({ stage }) => html(stage) },
      { name: words.dueBy, cell: ({ answerBy }) => (answerBy === null ? '' : timeText(answerBy)) },
      { name: words.evidence, number: true, cell: ({ evidences }) => String(evidences.length) },
      { name: words.id, cell: ({ id }) => idText(id) },
    ],
    await newest<PayPalDispute>(view, 'paypal.dispute'),
  );
}

export async function transfersList(view: View): Promise<string> {
  const { words } = view;
  return tableOf<Transfer>(
    view,
    [
      createdOf(view),
      { name: words.amount, number: true, cell: ({ amount, currency }) => moneyText(view, amount, currency) },
      {
        name: words.reversed,
        number: true,
        cell: ({ amount_reversed, currency }) => moneyText(view, amount_reversed, currency),
      },
      { name: words.seller, cell: ({ destination }) => idText(destination) },
      { name: words.payment, cell: ({ source_transaction }) => idText(source_transaction) },
      { name: words.id, cell: ({ id }) => idText(id) },
    ],
    await newest<Transfer>(view, 'transfer'),
  );
}

export async function payoutsList(view: View): Promise<string> {
  const { words } = view;
  return tableOf<Payout>(
    view,
    [
      createdOf(view),
      { name: words.state, cell: ({ status }) => stateText(status) },
      { name: words.amount, number: true, cell: ({ amount, currency }) => moneyText(view, amount, currency) },
      { name: words.arrives, cell: ({ arrival_date }) => timeText(arrival_date) },
      {
        name: words.seller,
        cell: ({ _sandbox: { account } }) => (account === null ? html(words.platform) : idText(account)),
      },
      { name: words.why, cell: ({ failure_code }) => html(failure_code ?? '') },
      { name: words.id, cell: ({ id }) => idText(id) },
    ],
    await newest<Payout>(view, 'payout'),
  );
}
