import { Card } from '@/app/_ui/card';
import { requestI18n } from '@/lib/platform/request';
import type { ReadSchema } from './read-document';

/** One document of the API with its fields. */
export async function OneSchema({ schema: { name, says, fields } }: { schema: ReadSchema }) {
  const { t } = await requestI18n();
  return (
    <Card className="space-y-3">
      <h3 id={name} className="scroll-mt-24 font-medium">
        <code dir="ltr">{name}</code>
      </h3>
      {says && (
        <p lang="en" dir="ltr">
          {says}
        </p>
      )}
      <dl dir="ltr" lang="en" className="divide-y divide-line text-sm">
        {fields.map((field) => (
          <div key={field.name} className="grid gap-1 py-2 sm:grid-cols-[12rem_1fr]">
            <dt>
              <code className="break-all">{field.name}</code>
            </dt>
            <dd className="space-y-1">
              <p className="break-words text-muted">
                <code>{field.type}</code>
                {field.optional && ` · ${t('button.api_optional')}`}
              </p>
              {field.says && <p>{field.says}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
