import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AppealText } from '@/app/_decisions/appeal-text';
import { DecisionText } from '@/app/_decisions/decision-text';
import { Card } from '@/app/_ui/card';
import { TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { Section } from '@/app/_ui/section';
import { parseId } from '@/lib/kernel/ids';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { wordsMax, wordsMin } from '@/lib/social/decisions/model';
import { type DecisionView, myDecision } from '@/lib/social/decisions/queries';
import { sendAppeal } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('decisions.title'), robots: { index: false } };
}

/** One decision, all of it, for whom it concerns, and the way to appeal. */
export default async function Decision({ params }: { params: Promise<{ decision: string }> }) {
  const id = parseId('decision', (await params).decision);
  if (!id) notFound();
  const [actor, { t }] = await Promise.all([requirePerson(`/decisions/${id}`), requestI18n()]);
  const decision = await myDecision(actor, id);
  if (!decision) notFound();
  return (
    <div className="page-width max-w-2xl space-y-8 py-6 md:py-10">
      <header className="space-y-2">
        <h1 className="text-2xl">{t('decisions.measure')}</h1>
        <Link href="/decisions" className="inline-flex min-h-11 items-center underline underline-offset-4">
          {t('policies.see_decisions')}
        </Link>
      </header>
      <Card>
        <DecisionText decision={decision} />
      </Card>
      <Section title={t('decisions.appeal_title')}>
        <Card>
          <Appealing decision={decision} />
        </Card>
      </Section>
    </div>
  );
}

/** The appeal as it stands, or the form for it as long as there is time. */
async function Appealing({ decision: { id, appeal, appealUntil, overturned } }: { decision: DecisionView }) {
  const { t, formatDate } = await requestI18n();
  if (appeal) {
    return (
      <div className="space-y-4">
        {!appeal.answer && <p>{t('decisions.appeal_sent', { day: formatDate(appeal.answerBy, 'date') })}</p>}
        <AppealText appeal={appeal} />
      </div>
    );
  }
  if (overturned || appealUntil < new Date()) {
    return <p className="text-muted">{t(overturned ? 'decisions.over' : 'decisions.appeal_over')}</p>;
  }
  const messages = {
    ...errorMessages(t, ['too_short']),
    too_late: t('decisions.too_late'),
    over: t('decisions.over'),
  };
  return (
    <Form action={sendAppeal} messages={messages}>
      <p className="text-muted text-sm">{t('decisions.appeal_lead', { day: formatDate(appealUntil, 'date') })}</p>
      <input type="hidden" name="decision" value={id} />
      <TextArea
        name="words"
        label={t('decisions.appeal_words')}
        minLength={wordsMin}
        maxLength={wordsMax}
        dir="auto"
        required
      />
      <SubmitButton>{t('decisions.appeal_send')}</SubmitButton>
    </Form>
  );
}
