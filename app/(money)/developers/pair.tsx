'use client';

import { CodeBlock } from '@/app/_ui/code-block';
import { SubmitButton } from '@/app/_ui/form';
import { useForm } from '@/app/_ui/form-context';
import { keepKey, makeOrder, plainPage, wholePage } from '@/lib/money/button/examples';
import type { TestPair } from '@/lib/money/button/open-test-pair';

/** What is said around a test pair and each of its steps. */
export type PairWords = Record<
  'plain' | 'make' | 'copy' | 'copied' | 'key' | 'order' | 'orderBody' | 'page' | 'complete' | 'completeBody',
  string
>;

type PairProps = { words: PairWords; script: string; api: string };

/** The press that makes a test pair, and in its place the way from its keys to a completed order. */
export function Pair({ words, script, api }: PairProps) {
  const { state } = useForm();
  if (!state?.ok) return <SubmitButton>{words.make}</SubmitButton>;
  const { secret, publishable, currency, link } = state.value as TestPair;
  const block = { label: words.copy, copied: words.copied };
  return (
    <ol className="space-y-6" data-said>
      <li className="space-y-2">
        <h3 className="font-semibold">{words.key}</h3>
        <CodeBlock text={keepKey(secret)} {...block} />
      </li>
      <li className="space-y-2">
        <h3 className="font-semibold">{words.order}</h3>
        <CodeBlock text={makeOrder(api, currency)} {...block} />
        <p className="text-muted text-sm">{words.orderBody}</p>
      </li>
      <li className="space-y-2">
        <h3 className="font-semibold">{words.page}</h3>
        <CodeBlock text={wholePage(script, api, publishable)} {...block} />
      </li>
      <li className="space-y-2">
        <h3 className="font-semibold">{words.complete}</h3>
        <p className="text-muted text-sm">{words.completeBody}</p>
      </li>
      <li className="space-y-2">
        <h3 className="font-semibold">{words.plain}</h3>
        <CodeBlock text={plainPage(script, publishable, link)} {...block} />
      </li>
    </ol>
  );
}
