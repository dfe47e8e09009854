'use client';

import type { ReactNode } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { CodeBlock } from '@/app/_ui/code-block';
import { SubmitButton } from '@/app/_ui/form';
import { useForm } from '@/app/_ui/form-context';
import { DownloadIcon } from '@/app/_ui/icons';
import {
  keepKey,
  makeOrder,
  merchantAt,
  plainPage,
  readyFile,
  runServer,
  wholePage,
} from '@/lib/money/button/examples';
import type { TestPair } from '@/lib/money/button/open-test-pair';
import { FirstSteps, type StepWords } from './first-steps';

/** What is said around a test pair and each step of its two ways. */
export type PairWords = Record<
  | (
      | 'make'
      | 'copy'
      | 'copied'
      | 'publishable'
      | 'secret'
      | 'server'
      | 'save'
      | 'saveBody'
      | 'run'
      | 'runBody'
      | 'open'
      | 'openBody'
    )
  | (
      | 'plain'
      | 'plainPage'
      | 'plainBody'
      | 'file'
      | 'fileBody'
      | 'key'
      | 'order'
      | 'orderBody'
      | 'page'
      | 'complete'
      | 'completeBody'
    ),
  string
>;

type PairProps = { words: PairWords; steps: StepWords; script: string; api: string };

/** The press that makes a test pair, and in its place the ways from its keys to a payment: with a server, and with a file alone. */
export function Pair({ words, steps, script, api }: PairProps) {
  const { state } = useForm();
  if (!state?.ok) return <SubmitButton>{words.make}</SubmitButton>;
  const pair = state.value as TestPair;
  const block = { label: words.copy, copied: words.copied };
  return (
    <div className="space-y-8" data-said>
      <dl className="space-y-3">
        <dt className="text-muted text-sm">{words.publishable}</dt>
        <dd>
          <CodeBlock text={pair.publishable} {...block} />
        </dd>
        <dt className="text-muted text-sm">{words.secret}</dt>
        <dd>
          <CodeBlock text={pair.secret} {...block} />
        </dd>
      </dl>
      <FirstSteps secret={pair.secret} words={steps} />
      <Way title={words.server}>
        <Step title={words.save} more={words.saveBody}>
          <input type="hidden" name="secret" value={pair.secret} />
          <input type="hidden" name="publishable" value={pair.publishable} />
          <button
            type="submit"
            formAction="/developers/server.mjs"
            formMethod="post"
            formEncType="multipart/form-data"
            className={buttonClass({})}
          >
            <DownloadIcon size={18} />
            <bdi dir="ltr">{readyFile}</bdi>
          </button>
        </Step>
        <Step title={words.run} more={words.runBody}>
          <CodeBlock text={runServer} {...block} />
        </Step>
        <Step title={words.open} more={words.openBody}>
          <a href={merchantAt} target="_blank" rel="noopener" className={buttonClass({ variant: 'quiet' })}>
            <bdi dir="ltr">{merchantAt}</bdi>
          </a>
        </Step>
      </Way>
      <Way title={words.file} more={words.fileBody}>
        <Step title={words.key}>
          <CodeBlock text={keepKey(pair.secret)} {...block} />
        </Step>
        <Step title={words.order} more={words.orderBody}>
          <CodeBlock text={makeOrder(api, pair.currency)} {...block} />
        </Step>
        <Step title={words.page}>
          <CodeBlock text={wholePage(script, api, pair.publishable)} {...block} />
        </Step>
        <Step title={words.complete} more={words.completeBody} />
      </Way>
      <Way title={words.plain} more={words.plainBody}>
        <Step title={words.plainPage}>
          <CodeBlock text={plainPage(script, pair.publishable, pair.link)} {...block} />
        </Step>
      </Way>
    </div>
  );
}

function Way({ title, more, children }: { title: string; more?: string; children: ReactNode }) {
  return (
    <section className="space-y-4">
      <h3 className="font-semibold text-lg">{title}</h3>
      {more && <p className="text-muted">{more}</p>}
      <ol className="space-y-6">{children}</ol>
    </section>
  );
}

function Step({ title, more, children }: { title: string; more?: string; children?: ReactNode }) {
  return (
    <li className="space-y-2">
      <h4 className="font-medium">{title}</h4>
      {children}
      {more && <p className="text-muted text-sm">{more}</p>}
    </li>
  );
}
