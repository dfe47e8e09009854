import type { Metadata } from 'next';
import { Card } from '@/app/_ui/card';
import { CodeBlock } from '@/app/_ui/code-block';
import { Form } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { Notice } from '@/app/_ui/notice';
import { type ApiCode, apiCodes, buttonCodes, windowCodes } from '@/lib/money/button/codes';
import { pinnedLine, scriptUrl, twoLines } from '@/lib/money/button/console/two-lines';
import { eventTypes } from '@/lib/money/button/events/model';
import { type ButtonNames, buyLines } from '@/lib/money/button/fixed/buy-lines';
import { env } from '@/lib/platform/env';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { makePair } from './actions';
import { Pair } from './pair';
import { pairWords, stepWords } from './pair-words';
import { Platforms } from './platforms';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('button.dev_title'), description: t('button.dev_lead') };
}

/** The pay button for whoever builds a site: its two lines, a pair of keys that works at once, and what refusals mean. */
export default async function Developers() {
  const { t } = await requestI18n();
  const block = { label: t('button.site_copy'), copied: t('button.site_copied') };
  return (
    <div className="mx-auto max-w-3xl space-y-10 px-4 py-10">
      <header className="space-y-3">
        <h1 className="text-2xl">{t('button.dev_title')}</h1>
        <p className="text-lg text-muted">{t('button.dev_lead')}</p>
        <p>
          <Link href="/developers/api" className="inline-flex min-h-11 items-center font-medium underline">
            {t('site.dev_api')}
          </Link>
        </p>
      </header>
      <section className="space-y-3">
        <h2 className="text-lg">{t('button.dev_two')}</h2>
        <CodeBlock text={twoLines('pk_test_…')} {...block} />
        <p className="text-muted">{t('button.dev_two_body')}</p>
      </section>
      <Try />
      <WithoutServer />
      <BuildIn />
      <Platforms />
      <Refusals />
    </div>
  );
}

async function Try() {
  const { t } = await requestI18n();
  const { SOUK_MODE, PAY_ORIGIN } = env();
  return (
    <section className="space-y-3">
      <h2 className="text-lg">{t('button.dev_try')}</h2>
      {SOUK_MODE === 'live' ? (
        <Notice>{t('button.dev_try_off')}</Notice>
      ) : (
        <Card className="space-y-4">
          <p>{t('button.dev_try_body')}</p>
          <Form action={makePair} messages={{ ...errorMessages(t), unavailable: t('button.dev_try_off') }}>
            <Pair script={scriptUrl()} api={PAY_ORIGIN} words={pairWords(t)} steps={stepWords(t)} />
          </Form>
        </Card>
      )}
    </section>
  );
}

/** What a page names that has no server, each of the ways in lines to be pasted. */
async function WithoutServer() {
  const { t } = await requestI18n();
  const block = { label: t('button.site_copy'), copied: t('button.site_copied') };
  const lines = (names: ButtonNames) => buyLines(scriptUrl(), 'pk_test_YOURS', names, t('button.title'));
  return (
    <section id="plain" className="scroll-mt-24 space-y-3">
      <h2 className="text-lg">{t('button.dev_plain')}</h2>
      <p>{t('button.dev_plain_body')}</p>
      <h3 className="font-semibold">{t('button.dev_plain_fixed')}</h3>
      <CodeBlock text={lines({ link: 'plink_YOURS', quantity: '1' })} {...block} />
      <h3 className="font-semibold">{t('button.dev_plain_goods')}</h3>
      <CodeBlock text={lines({ product: 'prd_YOURS' })} {...block} />
      <CodeBlock text={lines({ collection: 'col_YOURS' })} {...block} />
      <CodeBlock text={lines({ items: 'var_ONE:2,var_TWO:1', return: 'https://shop.example/thanks' })} {...block} />
    </section>
  );
}

/** What a page, a server and its webhooks have to do. */
async function BuildIn() {
  const { t } = await requestI18n();
  const { PAY_ORIGIN } = env();
  const policy = ['script-src', 'frame-src', 'connect-src'].map((name) => `${name} ${PAY_ORIGIN}`).join('; ');
  return (
    <>
      <section id="page" className="scroll-mt-24 space-y-3">
        <h2 className="text-lg">{t('site.dev_page')}</h2>
        <p>{t('site.dev_page_body')}</p>
        <CodeBlock text={policy} label={t('button.site_copy')} copied={t('button.site_copied')} />
        <p>{t('site.dev_origin')}</p>
        <p>{t('site.dev_coop')}</p>
        <p>{t('site.dev_health')}</p>
        <p>{t('button.dev_one_tap_body')}</p>
      </section>
      <section className="space-y-3">
        <h2 className="text-lg">{t('button.dev_pinned')}</h2>
        <CodeBlock text={pinnedLine()} label={t('button.site_copy')} copied={t('button.site_copied')} />
        <p>{t('button.dev_pinned_body')}</p>
      </section>
      <section id="server" className="scroll-mt-24 space-y-3">
        <h2 className="text-lg">{t('button.dev_step_server')}</h2>
        <p>{t('button.dev_step_server_body')}</p>
        <p>{t('button.dev_studio')}</p>
      </section>
      <section id="webhooks" className="scroll-mt-24 space-y-3">
        <h2 className="text-lg">{t('site.dev_hooks')}</h2>
        <p>{t('site.dev_hooks_body')}</p>
        <p>
          <code dir="ltr">{eventTypes.join(', ')}</code>
        </p>
      </section>
    </>
  );
}

async function Refusals() {
  const { t } = await requestI18n();
  const api = Object.entries(apiCodes) as [ApiCode, number][];
  return (
    <section className="space-y-3">
      <h2 className="text-lg">{t('button.dev_codes')}</h2>
      <p className="text-muted">{t('button.dev_codes_body')}</p>
      <dl className="divide-y divide-line rounded-md bg-surface shadow-card">
        {api.map(([code, status]) => (
          <div key={code} className="grid gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[19rem_1fr]">
            <dt className="flex items-baseline gap-3">
              <code dir="ltr">{code}</code>
              <span className="text-muted text-sm tabular-nums">{status}</span>
            </dt>
            <dd>{t(`button.code_${code}`)}</dd>
          </div>
        ))}
      </dl>
      <h3 className="pt-4 font-semibold">{t('button.dev_page_codes')}</h3>
      <p className="text-muted">{t('button.dev_page_codes_body')}</p>
      <dl className="divide-y divide-line rounded-md bg-surface shadow-card">
        {[...buttonCodes, ...windowCodes].map((code) => (
          <div key={code} id={code} className="grid scroll-mt-24 gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[19rem_1fr]">
            <dt>
              <code dir="ltr">{code}</code>
            </dt>
            <dd>{t(`button.code_${code}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
