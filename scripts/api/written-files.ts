import { describeApi } from '@/lib/money/button/api/describe-api';
import { writeModule, writeTypes } from './write-client';

/** The files that follow from the schemas of the pay API, by path. A test compares them with what lies there. */
export function writtenFiles(): Record<string, string> {
  const document = JSON.parse(JSON.stringify(describeApi()));
  return {
    'docs/api/pay.openapi.json': `${JSON.stringify(document, null, 2)}\n`,
    'integrations/client/index.js': writeModule(document),
    'integrations/client/index.d.ts': writeTypes(document),
  };
}
