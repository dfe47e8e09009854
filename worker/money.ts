import { z } from 'zod';
import { proveBooks } from '@/lib/money/books/prove-books';
import { mailHook } from '@/lib/money/button/events/mail-hook';
import { tellSites } from '@/lib/money/button/events/tell-sites';
import { forgetReplies } from '@/lib/money/button/forget-replies';
import { forgetTestPairs } from '@/lib/money/button/forget-test-pairs';
import { mailKeyRevoked } from '@/lib/money/button/leaks/mail-key-revoked';
import { forgetUse } from '@/lib/money/button/use/forget-use';
import { mailSettling, settlingSteps } from '@/lib/money/checkout/bank/mail-settling';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { handleEvent } from '@/lib/money/checkout/handle-event';
import { sweep } from '@/lib/money/checkout/sweep';
import { voidAttempt } from '@/lib/money/checkout/void-attempt';
import { sweepEvidence } from '@/lib/money/disputes/evidence/sweep-evidence';
import { uploadEvidence } from '@/lib/money/disputes/evidence/upload-evidence';
import { mailedSteps as disputeSteps, mailDispute } from '@/lib/money/disputes/mail-dispute';
import { sweepDisputes } from '@/lib/money/disputes/sweep-disputes';
import { giveMonthly } from '@/lib/money/donations/give-monthly';
import { tellMonthly } from '@/lib/money/donations/tell-monthly';
import { giveGiftBack } from '@/lib/money/gifts/give-gift-back';
import { giftSteps, mailGift } from '@/lib/money/gifts/mail-gift';
import { sweepGifts } from '@/lib/money/gifts/sweep-gifts';
import { mailGuardian } from '@/lib/money/guardian/mail-guardian';
import { mailGuardianAnswer } from '@/lib/money/guardian/mail-guardian-answer';
import { mailGuardianTap } from '@/lib/money/guardian/mail-guardian-tap';
import { destroyUnusedKey } from '@/lib/money/keys/destroy-key';
import { turnedKeys } from '@/lib/money/keys/model';
import { rewrapKeys } from '@/lib/money/keys/rewrap-keys';
import { sealRows } from '@/lib/money/keys/seal-rows';
import { turnKey } from '@/lib/money/keys/turn-key';
import { forgetConfirmations } from '@/lib/money/limits/forget-confirmations';
import { mailConfirmation } from '@/lib/money/limits/mail-confirmation';
import { mailOpening } from '@/lib/money/openings/mail-opening';
import { tellOpenings } from '@/lib/money/openings/tell-openings';
import { turnLines } from '@/lib/money/openings/turn-lines';
import { finishRefund } from '@/lib/money/orders/finish-refund';
import { mailReady } from '@/lib/money/orders/mail-ready';
import { mailReceipt } from '@/lib/money/orders/mail-receipt';
import { mailRefund } from '@/lib/money/orders/mail-refund';
import { mailRefundBack } from '@/lib/money/orders/mail-refund-back';
import { mailSeller } from '@/lib/money/orders/mail-seller';
import { mailShipped } from '@/lib/money/orders/mail-shipped';
import { forgetShipTos } from '@/lib/money/orders/ship-to/forget-ship-tos';
import { sealOldOrders } from '@/lib/money/orders/ship-to/seal-old-orders';
import { mailMessage } from '@/lib/money/orders/talk/mail-message';
import { handleSellerEvent } from '@/lib/money/payouts/handle-seller-event';
import { mailPayout, payoutSteps } from '@/lib/money/payouts/mail-payout';
import { mailVerify, verifySteps } from '@/lib/money/payouts/mail-verify';
import { sweepPayouts } from '@/lib/money/payouts/sweep-payouts';
import { mailedSteps, mailReturn } from '@/lib/money/returns/mail-return';
import { sweepExpensePhotos } from '@/lib/money/splits/photos/sweep-photos';
import { sweepTransfers } from '@/lib/money/transfers/sweep-transfers';
import { forgetWallet } from '@/lib/money/wallet/forget-wallet';
import { uuidField } from '@/lib/platform/id-field';
import { logInfo } from '@/lib/platform/log';
import { tasksBetweenPeople } from './between-people';
import type { Routine, Tasks } from './work';

const AttemptJob = z.object({ attempt: uuidField('attempt') });
const RefundJob = z.object({ refund: uuidField('refund') });
const PurchaseJob = z.object({ purchase: uuidField('purchase') });
const SettlingJob = PurchaseJob.extend({ step: z.enum(settlingSteps) });
const OrderJob = z.object({ order: uuidField('order') });
const ShippedJob = OrderJob.extend({ parcel: uuidField('parcel').optional() });
const GiftJob = OrderJob.extend({ step: z.enum(giftSteps) });
const MessageJob = OrderJob.extend({ to: z.enum(['buyer', 'shop']) });
const ReturnJob = z.object({ return: uuidField('return'), step: z.enum(mailedSteps) });
const DisputeJob = z.object({ dispute: uuidField('dispute'), step: z.enum(disputeSteps) });
const EvidenceJob = z.object({ evidence: uuidField('evidence') });
const ConfirmationJob = z.object({ confirmation: uuidField('confirmation') });
const VerifyJob = z.object({ page: uuidField('page'), step: z.enum(verifySteps) });
const PayoutJob = z.object({ payout: uuidField('payout'), step: z.enum(payoutSteps) });
const PersonJob = z.object({ person: uuidField('person') });
const OwnerJob = z.object({ owner: z.string().regex(/^(person|guest|group|request):[0-9a-f-]+$/) });
const OpeningJob = z.object({ opening: uuidField('opening'), owner: z.string().regex(/^person:[0-9a-f-]+$/) });
const KeyJob = z.object({ key: uuidField('payKey') });
/** Asked for by the database (`identity.carry_out`). */
const TurnKeyJob = z.object({ proposal: uuidField('proposal'), action: z.enum(turnedKeys) });
const HookJob = z.object({ hook: uuidField('hook') });
const EventJob = z.object({ event: z.string().min(1) });

/** Jobs of the money ring. Each may run twice: the verbs compare and set. */
export const tasks: Tasks = {
  ...tasksBetweenPeople,
  'money:void': async (payload) => {
    if (!(await voidAttempt(AttemptJob.parse(payload).attempt))) throw new Error('the hold is not released yet');
  },
  'money:refund': async (payload) => {
    await finishRefund(RefundJob.parse(payload).refund);
  },
  'money:mail-receipt': (payload) => mailReceipt(PurchaseJob.parse(payload).purchase),
  'money:mail-key-revoked': (payload) => mailKeyRevoked(KeyJob.parse(payload).key),
  'money:turn-key': async (payload) => {
    const { proposal, action } = TurnKeyJob.parse(payload);
    await turnKey(proposal, action);
  },
  'money:mail-settling': (payload) => {
    const job = SettlingJob.parse(payload);
    return mailSettling(job.purchase, job.step);
  },
  'money:mail-seller': (payload) => mailSeller(OrderJob.parse(payload).order),
  'money:mail-refund': (payload) => mailRefund(RefundJob.parse(payload).refund),
  'money:mail-refund-back': (payload) => mailRefundBack(RefundJob.parse(payload).refund),
  'money:mail-gift': (payload) => {
    const job = GiftJob.parse(payload);
    return mailGift(job.order, job.step);
  },
  'money:gift-back': (payload) => giveGiftBack(OrderJob.parse(payload).order),
  'money:mail-ready': (payload) => mailReady(OrderJob.parse(payload).order),
  'money:mail-shipped': (payload) => {
    const job = ShippedJob.parse(payload);
    return mailShipped(job.order, job.parcel);
  },
  'money:mail-message': (payload) => {
    const job = MessageJob.parse(payload);
    return mailMessage(job.order, job.to);
  },
  'money:mail-verify': (payload) => {
    const job = VerifyJob.parse(payload);
    return mailVerify(job.page, job.step);
  },
  'money:mail-payout': (payload) => {
    const job = PayoutJob.parse(payload);
    return mailPayout(job.payout, job.step);
  },
  'money:mail-return': (payload) => {
    const job = ReturnJob.parse(payload);
    return mailReturn(job.return, job.step);
  },
  'money:mail-dispute': (payload) => {
    const job = DisputeJob.parse(payload);
    return mailDispute(job.dispute, job.step);
  },
  'money:upload-evidence': async (payload) => {
    if (!(await uploadEvidence(EvidenceJob.parse(payload).evidence)))
      throw new Error('the provider has not the file yet');
  },
  'money:mail-confirmation': (payload) => mailConfirmation(ConfirmationJob.parse(payload).confirmation),
  'money:mail-opening': (payload) => {
    const { opening, owner } = OpeningJob.parse(payload);
    return mailOpening(opening, owner);
  },
  'money:mail-guardian': (payload) => mailGuardian(PersonJob.parse(payload).person),
  'money:mail-guardian-tap': (payload) => mailGuardianTap(ConfirmationJob.parse(payload).confirmation),
  'money:mail-guardian-answer': (payload) => mailGuardianAnswer(ConfirmationJob.parse(payload).confirmation),
  'money:tell-sites': async () => {
    await tellSites();
  },
  'money:mail-hook': (payload) => mailHook(HookJob.parse(payload).hook),
  'money:forget-wallet': (payload) => forgetWallet(PersonJob.parse(payload).person),
  'money:destroy-key': (payload) => destroyUnusedKey(OwnerJob.parse(payload).owner),
  'money:event': async (payload) => {
    await handleEvent(EventJob.parse(payload).event);
  },
  'money:seller-event': (payload) => handleSellerEvent(EventJob.parse(payload).event),
};

const proofEveryRounds = 120;
let rounds = 0;

/**
 * Captures when the undo time is over; the sweeper's round, which every tenth minute also proves the books; the sellers' round; and the vault's:
 * rows of before it are sealed, a rotation of keys is brought to its end.
 */
export const routines: Record<string, Routine> = {
  capture: {
    seconds: 1,
    run: async () => {
      await captureDue();
    },
  },
  sweep: {
    seconds: 5,
    run: async () => {
      await sweep();
      if (rounds++ % proofEveryRounds !== 0) return;
      await forgetConfirmations();
      await proveBooks();
    },
  },
  /** What a site's server did not take at once, and what somebody was killed over. */
  sites: {
    seconds: 5,
    run: async () => {
      await tellSites();
    },
  },
  disputes: {
    seconds: 60,
    run: async () => {
      await sweepDisputes();
      await sweepEvidence();
      await sweepExpensePhotos();
    },
  },
  gifts: {
    seconds: 60,
    run: async () => {
      await sweepGifts();
    },
  },
  payouts: {
    seconds: 10,
    run: async () => {
      await sweepPayouts();
    },
  },
  donations: {
    seconds: 60,
    run: async () => {
      await tellMonthly();
      await giveMonthly();
    },
  },
  transfers: {
    seconds: 5,
    run: async () => {
      await sweepTransfers();
    },
  },
  /** Lines of openings move every second; who wants to be told of one has a quarter of an hour. */
  lines: {
    seconds: 1,
    run: async () => {
      await turnLines();
    },
  },
  openings: {
    seconds: 20,
    run: async () => {
      const people = await tellOpenings();
      if (people > 0) logInfo('openings.told', { people });
    },
  },
  pairs: {
    seconds: 600,
    run: async () => {
      await forgetTestPairs();
      await forgetReplies();
      await forgetUse();
    },
  },
  vault: {
    seconds: 30,
    run: async () => {
      await sealRows();
      await sealOldOrders();
      await forgetShipTos();
      await rewrapKeys();
    },
  },
};
