import type { Metadata } from 'next';
import { buttonClass } from '@/app/_ui/button-class';
import { Card } from '@/app/_ui/card';
import { CodeBlock } from '@/app/_ui/code-block';
import { Link } from '@/app/_ui/link';
import { operations } from '@/lib/money/button/api/operations';
import { type ApiCode, apiCodes } from '@/lib/money/button/codes';
import { keepKey, makeOrder } from '@/lib/money/button/examples';
import { env } from '@/lib/platform/env';
import { requestI18n } from '@/lib/platform/request';
import { OneOperation } from './one-operation';
import { OneSchema } from './one-schema';
import { schemasToRead } from './read-document';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('button.api_title'), description: t('button.api_lead') };
}

/** The pay API, drawn from its own description: what may be asked, each document, and every refusal. */
export default async function ApiReference() {
  const { t } = await requestI18n();
  const { PAY_ORIGIN } = env();
  const begin = ['api_key', 'api_idempotency', 'api_limits', 'api_version'] as const;
  return (
    <div className="mx-auto max-w-3xl space-y-10 px-4 py-10">
      <header className="space-y-3">
        <p>
          <Link href="/developers" className="inline-flex min-h-11 items-center text-muted text-sm hover:text-ink">
            {t('site.dev_back')}
          </Link>
        </p>
        <h1 className="text-2xl">{t('button.api_title')}</h1>
        <p className="text-lg text-muted">{t('button.api_lead')}</p>
        <a href="/pay/v1/openapi.json" className={buttonClass({ variant: 'quiet' })}>
          {t('button.api_document')}
        </a>
      </header>
      <section className="space-y-3">
        <h2 className="text-lg">{t('button.api_begin')}</h2>
        {begin.map((key) => (
          <p key={key}>{t(`button.${key}`)}</p>
        ))}
        <p>
          {t('button.api_base')} <code dir="ltr">{`${PAY_ORIGIN}/pay/v1`}</code>
        </p>
        <CodeBlock
          text={[keepKey('sk_test_YOURS'), makeOrder(PAY_ORIGIN, 'USD')].join('\n')}
          label={t('button.site_copy')}
          copied={t('button.site_copied')}
        />
      </section>
      <section id="callback" className="scroll-mt-24 space-y-3">
        <h2 className="text-lg">{t('button.api_callback')}</h2>
        <p>{t('button.api_callback_body')}</p>
      </section>
      <section id="plain" className="scroll-mt-24 space-y-3">
        <h2 className="text-lg">{t('button.api_plain')}</h2>
        <p>{t('button.api_plain_body')}</p>
      </section>
      <section className="space-y-4">
        <h2 className="text-lg">{t('button.api_asks')}</h2>
        {operations.map((operation) => (
          <OneOperation key={operation.id} operation={operation} />
        ))}
      </section>
      <section className="space-y-4">
        <h2 className="text-lg">{t('button.api_schemas')}</h2>
        {schemasToRead().map((schema) => (
          <OneSchema key={schema.name} schema={schema} />
        ))}
      </section>
      <section className="space-y-3">
        <h2 className="text-lg">{t('button.api_codes')}</h2>
        <Card>
          <dl className="divide-y divide-line">
            {(Object.keys(apiCodes) as ApiCode[]).map((code) => (
              <div key={code} id={code} className="grid scroll-mt-24 gap-1 py-3 sm:grid-cols-[16rem_1fr]">
                <dt className="flex items-baseline gap-3">
                  <code dir="ltr">{code}</code>
                  <span className="text-muted text-sm tabular-nums">{apiCodes[code]}</span>
                </dt>
                <dd>{t(`button.code_${code}`)}</dd>
              </div>
            ))}
          </dl>
        </Card>
      </section>
    </div>
  );
}
