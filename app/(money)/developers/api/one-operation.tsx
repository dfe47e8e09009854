import { Card } from '@/app/_ui/card';
import { anyRefusals, type Operation } from '@/lib/money/button/api/operations';
import { requestI18n } from '@/lib/platform/request';

/** One thing a program may ask: how, with which scope, what it sends, and what comes back. Its own words are English, as its fields are. */
export async function OneOperation({ operation }: { operation: Operation }) {
  const { t } = await requestI18n();
  const { id, method, path, scope, says, request, answer, refusals } = operation;
  const refused = [refusals, ...(method === 'get' ? [] : [anyRefusals.writes]), anyRefusals.reads];
  const codes = [...new Set(refused.flatMap((table) => Object.values(table).flat()))];
  const schema = (name: string) => (
    <a href={`#${name}`} className="underline">
      <code>{name}</code>
    </a>
  );
  return (
    <Card className="space-y-3">
      <h3 id={id} className="scroll-mt-24 font-medium">
        <code dir="ltr" className="break-all">
          {method.toUpperCase()} {path}
        </code>
      </h3>
      <p lang="en" dir="ltr">
        {says}
      </p>
      <dl className="grid gap-x-4 gap-y-2 text-sm sm:grid-cols-[7rem_1fr]">
        <dt className="text-muted">{t('button.api_scope')}</dt>
        <dd>
          <code dir="ltr">{scope}</code>
        </dd>
        <dt className="text-muted">{t('button.api_sends')}</dt>
        <dd>{request ? schema(request) : t('button.api_none')}</dd>
        <dt className="text-muted">{t('button.api_answers')}</dt>
        <dd>
          <bdi>
            {answer[0]} {schema(answer[1])}
          </bdi>
        </dd>
        <dt className="text-muted">{t('button.api_refuses')}</dt>
        <dd className="flex flex-wrap gap-x-3">
          {codes.map((code) => (
            <a
              key={code}
              href={`#${code}`}
              className="inline-flex min-h-7 items-center underline pointer-coarse:min-h-11"
            >
              <code dir="ltr">{code}</code>
            </a>
          ))}
        </dd>
      </dl>
    </Card>
  );
}
