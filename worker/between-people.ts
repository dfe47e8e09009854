import { z } from 'zod';
import { mailMonth } from '@/lib/money/donations/mail-month';
import { mailMonthly } from '@/lib/money/donations/mail-monthly';
import { mailPart, partSteps } from '@/lib/money/parts/mail-part';
import { sweepSplits } from '@/lib/money/parts/sweep-splits';
import { mailRequest } from '@/lib/money/requests/mail-request';
import { removePhotoBytes } from '@/lib/money/splits/photos/remove-bytes';
import { mailReminder } from '@/lib/money/splits/reminders/mail-reminder';
import { mailCase } from '@/lib/money/transfers/cases/mail-case';
import { claimAddressed } from '@/lib/money/transfers/claim-addressed';
import { mailTransfer, transferSteps } from '@/lib/money/transfers/mail-transfer';
import { returnTransfer } from '@/lib/money/transfers/return-transfer';
import { sendTransfers } from '@/lib/money/transfers/send-transfer';
import { uuidField } from '@/lib/platform/id-field';
import type { Tasks } from './work';

const PersonJob = z.object({ person: uuidField('person') });
const PurchaseJob = z.object({ purchase: uuidField('purchase') });
const TransferJob = z.object({ transfer: uuidField('transfer') });
const TransferMailJob = TransferJob.extend({ step: z.enum(transferSteps) });
const MonthlyJob = z.object({ monthly: uuidField('monthly') });
const MonthJob = MonthlyJob.extend({ month: z.string() });
const CaseJob = z.object({ case: uuidField('transferCase') });
const RequestJob = z.object({ request: uuidField('request') });
const ReminderJob = z.object({ group: uuidField('group'), from: uuidField('member'), to: uuidField('member') });
const PartJob = z.object({ part: uuidField('part'), step: z.enum(partSteps) });
const ExpensePhotoJob = z.object({ photo: uuidField('photo') });

/** Jobs of the money ring about what goes on between people: splits, transfers, donations. Each may run twice: the verbs compare and set. */
export const tasksBetweenPeople: Tasks = {
  'money:remove-expense-photo': (payload) => removePhotoBytes(ExpensePhotoJob.parse(payload).photo),
  'money:go-split': async (payload) => {
    await sweepSplits(PurchaseJob.parse(payload).purchase);
  },
  'money:end-split': async (payload) => {
    await sweepSplits(PurchaseJob.parse(payload).purchase);
  },
  'money:mail-part': (payload) => {
    const job = PartJob.parse(payload);
    return mailPart(job.part, job.step);
  },
  'money:send-transfer': async (payload) => {
    await sendTransfers(TransferJob.parse(payload).transfer);
  },
  'money:return-transfer': async (payload) => {
    if (!(await returnTransfer(TransferJob.parse(payload).transfer)))
      throw new Error('the money is not given back yet');
  },
  'money:mail-transfer': (payload) => {
    const { transfer, step } = TransferMailJob.parse(payload);
    return mailTransfer(transfer, step);
  },
  'money:claim-addressed': async (payload) => {
    await claimAddressed(PersonJob.parse(payload).person);
  },
  'money:mail-monthly': (payload) => mailMonthly(MonthlyJob.parse(payload).monthly),
  'money:mail-month': (payload) => mailMonth(MonthJob.parse(payload)),
  'money:mail-case': (payload) => mailCase(CaseJob.parse(payload).case),
  'money:mail-request': (payload) => mailRequest(RequestJob.parse(payload).request),
  'money:mail-reminder': (payload) => mailReminder(ReminderJob.parse(payload)),
};
