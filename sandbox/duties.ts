import { settleByBank } from './api/bank-payments';
import {
  escalateInquiry,
  expireDispute,
  loseDispute,
  openDispute,
  returnDebit,
  winDispute,
} from './api/dispute-journey';
import { arrivePayout, sendPayout } from './api/payout-journey';
import { failRefund } from './api/refund-journey';
import type { Duties } from './core/schedule';
import { expirePayPalDispute, losePayPalDispute, openPayPalDispute, winPayPalDispute } from './paypal/dispute-journey';
import { beginPayout, leavePayment, returnPayment } from './v2/outbound-journey';

/** Everything that happens by time alone. */
export const DUTIES: Duties = {
  'bank.settle': settleByBank,
  'bank.return': returnDebit,
  'dispute.open': openDispute,
  'dispute.expire': expireDispute,
  'dispute.escalate': escalateInquiry,
  'dispute.win': winDispute,
  'dispute.lose': loseDispute,
  'paypal.dispute.open': openPayPalDispute,
  'paypal.dispute.expire': expirePayPalDispute,
  'paypal.dispute.win': winPayPalDispute,
  'paypal.dispute.lose': losePayPalDispute,
  'refund.fail': failRefund,
  'payout.send': sendPayout,
  'payout.arrive': arrivePayout,
  'outbound.begin': beginPayout,
  'outbound.leave': leavePayment,
  'outbound.return': returnPayment,
};
