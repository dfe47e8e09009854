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
import type { Duties } from './core/schedule';

/** Everything that happens by time alone. */
export const DUTIES: Duties = {
  'bank.settle': settleByBank,
  'bank.return': returnDebit,
  'dispute.open': openDispute,
  'dispute.expire': expireDispute,
  'dispute.escalate': escalateInquiry,
  'dispute.win': winDispute,
  'dispute.lose': loseDispute,
  'payout.send': sendPayout,
  'payout.arrive': arrivePayout,
};
