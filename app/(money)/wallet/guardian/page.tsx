import type { Metadata } from 'next';
import { Notice } from '@/app/_ui/notice';
import { OnlyYou } from '@/app/_ui/only-you';
import { myRule, myWards, tapsForMe } from '@/lib/money/guardian/queries';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { BeginRule } from './begin-rule';
import { MyRulePart } from './my-rule-part';
import { WaitingTaps } from './waiting-taps';
import { Wards } from './wards';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('guardian.title'), robots: { index: false } };
}

const done = ['accepted', 'left', 'ended', 'answered_approved', 'answered_declined'] as const;

type GuardianPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Both sides of the rule: who approves what she pays, and whose payments he approves. */
export default async function GuardianPage({ searchParams }: GuardianPageProps) {
  const actor = await requirePerson('/wallet/guardian');
  const [asked, rule, wards, taps, { t }] = await Promise.all([
    searchParams,
    myRule(actor),
    myWards(actor),
    tapsForMe(actor),
    requestI18n(),
  ]);
  const said = done.find((one) => one === asked.done);
  return (
    <div className="mx-auto w-full max-w-lg space-y-8 px-4 py-6 md:py-10">
      <div className="space-y-3">
        <div className="flex items-center justify-between gap-3">
          <h1 className="text-xl">{t('guardian.title')}</h1>
          <OnlyYou />
        </div>
        <p className="text-muted">{t('guardian.lead')}</p>
        {said && <Notice tone="done">{t(`guardian.${said}`)}</Notice>}
      </div>
      {wards.length > 0 && <WaitingTaps taps={taps} />}
      {wards.length > 0 && <Wards wards={wards} />}
      {rule ? <MyRulePart rule={rule} /> : wards.length === 0 && <BeginRule />}
      <p className="text-muted text-sm">{t('guardian.sees')}</p>
    </div>
  );
}
