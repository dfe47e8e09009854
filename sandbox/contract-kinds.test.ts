import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRecord } from './core/values';
import { openContract } from './testing/contract';
import { driveBanks } from './testing/drive-banks';
import { driveDisputes } from './testing/drive-disputes';
import { driveOutflow } from './testing/drive-outflow';
import { drivePayouts } from './testing/drive-payouts';
import { driveSellers } from './testing/drive-sellers';
import { driveThinEvents } from './testing/drive-thin-events';
import { driveTransfers } from './testing/drive-transfers';
import { runSandbox, type TestSandbox } from './testing/run-sandbox';

const contract = openContract();

/** What the description calls each kind of object the sandbox answers with. */
const KINDS: [string, string][] = [
  ['balance', 'Balance'],
  ['balance_transaction', 'BalanceTransaction'],
  ['charge', 'Charge'],
  ['customer', 'Customer'],
  ['dispute', 'Dispute'],
  ['payment_intent', 'PaymentIntent'],
  ['payment_method', 'PaymentMethod'],
  ['payout', 'Payout'],
  ['refund', 'Refund'],
  ['setup_intent', 'SetupIntent'],
  ['transfer', 'Transfer'],
  ['transfer_reversal', 'TransferReversal'],
  ['v2.core.account', 'V2.Core.Account'],
  ['v2.core.account_link', 'V2.Core.AccountLink'],
  ['v2.core.event_destination', 'V2.Core.EventDestination'],
  ['v2.money_management.outbound_payment', 'V2.MoneyManagement.OutboundPayment'],
  ['v2.money_management.payout_intent', 'V2.MoneyManagement.PayoutIntent'],
  ['v2.money_management.payout_method', 'V2.MoneyManagement.PayoutMethod'],
];

describe.skipIf(contract === undefined)('of every kind of object', () => {
  let sandbox: TestSandbox;
  const found = new Map<string, Record<string, unknown>>();

  beforeAll(async () => {
    sandbox = await runSandbox();
    const drives = [
      drivePayouts,
      driveSellers,
      driveTransfers,
      driveDisputes,
      driveThinEvents,
      driveBanks,
      driveOutflow,
    ];
    for (const drive of drives) await drive(sandbox);
    await sandbox.stripe.setupIntents.list();
    for (const { body } of sandbox.exchanges) collect(body);
  });
  afterAll(() => sandbox.stop());

  function collect(value: unknown): void {
    if (Array.isArray(value)) value.forEach(collect);
    if (!isRecord(value)) return;
    if (typeof value.object === 'string' && !found.has(value.object)) found.set(value.object, value);
    Object.values(value).forEach(collect);
  }

  it.each(KINDS)('a lost promise and a strange field are seen: %s', (object, schema) => {
    const whole = found.get(object);
    expect(whole).toBeDefined();
    const complaints = (changed: object) => contract?.schemaProblems(schema, changed) ?? [];
    expect(complaints({ ...whole })).toEqual([]);
    // Of some the description was cut short, so that it cannot tell a strange field from one that was cut.
    expect(complaints({ ...whole, souk: true }).length > 0).toBe(contract?.isWhole(schema));
    const unnoticed = (contract?.requiredOf(schema) ?? []).filter((name) => {
      const { [name]: _dropped, ...rest } = whole ?? {};
      return complaints(rest).length === 0;
    });
    expect(unnoticed).toEqual([]);
  });
});
