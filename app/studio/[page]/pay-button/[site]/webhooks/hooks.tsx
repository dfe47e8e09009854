import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { Field, Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { Id } from '@/lib/kernel/ids';
import type { HookView } from '@/lib/money/button/events/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { Unfolding } from '../../../unfolding';
import { ShownOnce } from '../../shown-once';
import { keyWords } from '../../site-words';
import { add, remove, replaySince, rotate } from './actions';

type Of = { site: Id<'site'>; home: string };

/** The addresses of a site that are told, how each is, and the way to add one. */
export async function Hooks({ hooks, changes, ...of }: Of & { hooks: readonly HookView[]; changes: boolean }) {
  const { t } = await requestI18n();
  return (
    <Card className="space-y-3">
      <h2 className="font-semibold text-lg">{t('button.hooks_endpoints')}</h2>
      {hooks.length === 0 ? (
        <div className="space-y-1">
          <p>{t('button.hooks_none')}</p>
          <p className="text-muted text-sm">{t('button.hooks_none_more')}</p>
        </div>
      ) : (
        <ul className="divide-y divide-line">
          {hooks.map((hook) => (
            <li key={hook.id} className="space-y-2 py-3">
              <Health hook={hook} />
              {changes && <Manage hook={hook} {...of} />}
            </li>
          ))}
        </ul>
      )}
      {changes && <Add {...of} />}
    </Card>
  );
}

async function Health({ hook }: { hook: HookView }) {
  const { t, formatDate } = await requestI18n();
  const { disabledFor, dead, waiting, arrived, rotatingUntil } = hook;
  return (
    <div className="space-y-1">
      <p dir="ltr" className="break-all font-medium text-start">
        {hook.url}
      </p>
      <p className="flex flex-wrap items-center gap-2 text-muted text-sm">
        {disabledFor !== null && <Chip tone="danger">{t('button.hooks_gone')}</Chip>}
        {dead > 0 && <Chip tone="danger">{t('button.hooks_dead', { count: dead })}</Chip>}
        {waiting > 0 && <Chip tone="due">{t('button.hooks_late', { count: waiting })}</Chip>}
        {dead + waiting === 0 && arrived > 0 && <Chip tone="done">{t('button.hooks_fine')}</Chip>}
        {dead + waiting + arrived === 0 ? t('button.hooks_quiet') : t('button.hooks_arrived', { count: arrived })}
      </p>
      {rotatingUntil && (
        <p className="text-muted text-sm">{t('button.hooks_rotating', { day: formatDate(rotatingUntil, 'moment') })}</p>
      )}
    </div>
  );
}

async function Manage({ hook, site, home }: Of & { hook: HookView }) {
  const { t } = await requestI18n();
  const fields = (
    <>
      <input type="hidden" name="site" value={site} />
      <input type="hidden" name="hook" value={hook.id} />
    </>
  );
  return (
    <details className="group">
      <summary className="flex min-h-11 cursor-pointer items-center rounded-sm text-sm underline">
        {t('button.hooks_manage')}
      </summary>
      <div className="space-y-6 py-2">
        <Form action={replaySince} messages={errorMessages(t)} done={t('button.hooks_replayed')} className="space-y-3">
          {fields}
          <Select name="days" label={t('button.hooks_days')} defaultValue="7">
            <option value="1">{t('button.hooks_days_1')}</option>
            <option value="7">{t('button.hooks_days_7')}</option>
            <option value="30">{t('button.hooks_days_30')}</option>
          </Select>
          <SubmitButton variant="quiet">{t('button.hooks_replay_since')}</SubmitButton>
        </Form>
        <Form action={rotate} messages={errorMessages(t)} className="space-y-3">
          <ShownOnce
            home={home}
            words={onceWords(keyWords(t), t('button.hooks_secret_once'), t('button.hooks_to_list'))}
          >
            {fields}
            <p className="text-muted text-sm">{t('button.hooks_rotate_more')}</p>
            <SubmitButton variant="quiet">{t('button.hooks_rotate')}</SubmitButton>
          </ShownOnce>
        </Form>
        <Form action={remove} messages={errorMessages(t)} className="space-y-3">
          {fields}
          <p className="text-muted text-sm">{t('button.hooks_remove_more')}</p>
          <SubmitButton variant="danger">{t('button.hooks_remove')}</SubmitButton>
        </Form>
      </div>
    </details>
  );
}

async function Add({ site, home }: Of) {
  const { t } = await requestI18n();
  return (
    <Form action={add} messages={errorMessages(t, ['hook_address', 'hooks_max', 'hook_twice'])}>
      <ShownOnce home={home} words={onceWords(keyWords(t), t('button.hooks_secret_once'), t('button.hooks_to_list'))}>
        <Unfolding title={t('button.hooks_add')} className="font-medium" fields={['url']}>
          <input type="hidden" name="site" value={site} />
          <Field
            {...{ name: 'url', type: 'url', label: t('button.hooks_url'), hint: t('button.hooks_url_hint') }}
            {...{ maxLength: 500, autoComplete: 'off', dir: 'ltr' }}
          />
          <SubmitButton>{t('button.hooks_add')}</SubmitButton>
        </Unfolding>
      </ShownOnce>
    </Form>
  );
}

const onceWords = (words: ReturnType<typeof keyWords>, once: string, onward: string) => ({ ...words, once, onward });
