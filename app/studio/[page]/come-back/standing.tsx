import { sayBytes } from '@/app/_files/say-bytes';
import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LinkButton } from '@/app/_ui/link-button';
import { LookAgain } from '@/app/_ui/look-again';
import { Notice } from '@/app/_ui/notice';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import type { RestoreView } from '@/lib/shop/restores/queries';
import { steer } from './actions';
import { Remarks, WhatComes } from './what-comes';

type StandingProps = { page: PageSettings; view: RestoreView };

/** How far an archive is on its way back, and what can be done with it now. */
export async function Standing({ page, view, hasRecord }: StandingProps & { hasRecord: boolean }) {
  switch (view.state) {
    case 'receiving':
      return <Waits page={page} view={view} />;
    case 'checking':
    case 'running':
    case 'undoing':
      return <AtWork page={page} view={view} />;
    case 'ready':
      return <Ready page={page} view={view} />;
    case 'stopped':
    case 'refused':
      return <Refused page={page} view={view} />;
    case 'done':
      return <Done page={page} view={view} hasRecord={hasRecord} />;
    default:
      return <Undone />;
  }
}

async function Undone() {
  const { t } = await requestI18n();
  return <Notice tone="done">{t('archive.back_undone')}</Notice>;
}

async function Waits({ page, view }: StandingProps) {
  const { t, formatPercent } = await requestI18n();
  const percent = formatPercent(Math.floor((view.received / view.bytes) * 100) * 100);
  return (
    <Card className="space-y-3">
      <p className="break-words">{t('archive.back_waits', { file: view.fileName, percent })}</p>
      <Steps page={page} view={view} steps={['drop']} />
    </Card>
  );
}

async function AtWork({ page, view }: StandingProps) {
  const { t, formatNumber } = await requestI18n();
  const { state, done, total } = view;
  const title = state === 'checking' ? 'back_checking' : state === 'running' ? 'back_running' : 'back_undoing';
  return (
    <Card className="space-y-3">
      <div className="space-y-2" role="status">
        <h2 id="restore-work" className="font-semibold text-lg">
          {t(`archive.${title}`)}
        </h2>
        <progress
          aria-labelledby="restore-work"
          {...(state === 'running' && { value: done, max: Math.max(1, total) })}
          className="block h-1.5 w-full overflow-hidden rounded-full accent-teal"
        />
        {state === 'checking' && <p className="text-muted text-sm">{t('archive.back_checking_body')}</p>}
        {state === 'running' && (
          <p className="text-muted text-sm">
            {t('archive.back_running_body', { done: formatNumber(done), total: formatNumber(total) })}
          </p>
        )}
      </div>
      {state === 'checking' && <Steps page={page} view={view} steps={['drop']} />}
      <LookAgain />
    </Card>
  );
}

async function Ready({ page, view }: StandingProps) {
  const { t, formatDate } = await requestI18n();
  const { said } = view;
  return (
    <>
      <Card className="space-y-3">
        {said && (
          <h2 className="font-semibold text-lg">
            {t('archive.back_ready', { name: said.name, date: formatDate(said.made, 'day') })}
          </h2>
        )}
        <p className="text-muted text-sm">{t('archive.back_ready_body')}</p>
        <Steps page={page} view={view} steps={['run', 'drop']} />
      </Card>
      <WhatComes view={view} />
    </>
  );
}

async function Refused({ page, view }: StandingProps) {
  const i18n = await requestI18n();
  const { t, formatNumber } = i18n;
  const { problem, state } = view;
  const isRefused = state === 'refused';
  const file = problem?.file ?? '';
  const weight = problem?.weight;
  return (
    <Card className="space-y-3">
      <h2 className="font-semibold text-lg">{t(isRefused ? 'archive.back_refused' : 'archive.back_stopped')}</h2>
      {problem && (
        <Notice tone="danger">
          {t(`errors.${problem.code}`)}{' '}
          {file !== '' &&
            (problem.line === null
              ? t('archive.back_at', { file })
              : t('archive.back_at_line', { file, line: formatNumber(problem.line) }))}
          {weight && t('archive.back_room', { size: sayBytes(i18n, weight.bytes), room: sayBytes(i18n, weight.room) })}
        </Notice>
      )}
      {isRefused && <p className="text-muted text-sm">{t('archive.back_refused_body')}</p>}
      <Steps page={page} view={view} steps={isRefused ? ['drop'] : ['run', 'undo']} />
    </Card>
  );
}

async function Done({ page, view, hasRecord }: StandingProps & { hasRecord: boolean }) {
  const { t, formatDate } = await requestI18n();
  return (
    <>
      <Card className="space-y-3">
        <h2 className="font-semibold text-lg">{t('archive.back_done')}</h2>
        {view.said && <p>{t('archive.back_done_body', { date: formatDate(view.said.made, 'day') })}</p>}
        <div className="flex flex-wrap gap-3">
          <LinkButton href={`/${page.handle}`}>{t('archive.back_see')}</LinkButton>
          {hasRecord && (
            <LinkButton href={`/studio/${page.handle}/come-back/record`} variant="quiet">
              {t('archive.record_go')}
            </LinkButton>
          )}
        </div>
      </Card>
      <Remarks view={view} />
      <WhatComes view={view} />
      <Card className="space-y-3">
        <p className="text-muted text-sm">{t('archive.back_undo_body')}</p>
        <Steps page={page} view={view} steps={['undo']} />
      </Card>
    </>
  );
}

const words = { run: 'back_run', undo: 'back_undo', drop: 'back_drop_it' } as const;

async function Steps({ page, view, steps }: StandingProps & { steps: readonly ('run' | 'undo' | 'drop')[] }) {
  const { t } = await requestI18n();
  const messages = errorMessages(t, [
    ...(['restore_over', 'restore_running', 'restore_not_empty', 'restore_sold'] as const),
    ...(['not_found', 'not_allowed'] as const),
  ]);
  return (
    <div className="flex flex-wrap items-start gap-3">
      {steps.map((step) => (
        <Form key={step} action={steer} messages={messages}>
          <input type="hidden" name="page" value={page.id} />
          <input type="hidden" name="restore" value={view.id} />
          <input type="hidden" name="to" value={step} />
          <SubmitButton variant={step === 'run' ? 'primary' : 'quiet'}>
            {t(step === 'run' && view.state === 'stopped' ? 'archive.back_go_on' : `archive.${words[step]}`)}
          </SubmitButton>
        </Form>
      ))}
    </div>
  );
}
