import { Checkbox } from '@/app/_ui/choice';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import type { Ward } from '@/lib/money/guardian/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { endHere, leaveHere } from './actions';

/** Whose payments he approves, and the two ways out of it: leaving, and ending the rule. */
export async function Wards({ wards }: { wards: readonly Ward[] }) {
  const { t } = await requestI18n();
  return (
    <section className="space-y-4">
      <h2 className="text-lg">{t('guardian.wards_title')}</h2>
      <ul className="space-y-3">
        {wards.map((ward) => (
          <li key={ward.id} className="space-y-3 rounded-md bg-surface p-5 shadow-card">
            <p className="font-medium">
              <bdi>{ward.name}</bdi>
            </p>
            {ward.changeAsked && <Notice>{t('guardian.ward_change', { name: ward.name })}</Notice>}
            <WaysOut ward={ward} />
          </li>
        ))}
      </ul>
    </section>
  );
}

async function WaysOut({ ward }: { ward: Ward }) {
  const { t } = await requestI18n();
  const { name } = ward;
  const messages = errorMessages(t);
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2.5 text-sm underline underline-offset-4">
        {t('guardian.manage')}
      </summary>
      <div className="space-y-6 pt-3">
        <Form action={leaveHere} messages={messages} className="space-y-3">
          <input type="hidden" name="ward" value={ward.id} />
          <Checkbox name="sure" label={t('guardian.leave_sure', { name })} hint={t('guardian.leave_text')} />
          <SubmitButton variant="quiet">{t('guardian.leave')}</SubmitButton>
        </Form>
        <Form action={endHere} messages={messages} className="space-y-3">
          <input type="hidden" name="ward" value={ward.id} />
          <Checkbox name="sure" label={t('guardian.end_sure', { name })} hint={t('guardian.end_text')} />
          <SubmitButton variant="quiet">{t('guardian.end')}</SubmitButton>
        </Form>
      </div>
    </details>
  );
}
