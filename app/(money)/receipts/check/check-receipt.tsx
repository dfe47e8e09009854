'use client';

import { useState } from 'react';
import { Button } from '@/app/_ui/button';
import { Field, TextArea } from '@/app/_ui/field';
import { Notice } from '@/app/_ui/notice';
import type { Result } from '@/lib/kernel/result';
import { type Checked, checkReceipt } from '@/lib/money/receipts/check-receipt';
import { CertificateSaid } from './certificate-said';
import { ReceiptSaid } from './receipt-said';
import { TransferSaid } from './transfer-said';
import type { CheckWords } from './words';

type CheckProps = { keys: readonly Record<string, string>[]; locale: string; words: CheckWords };

/** Takes the file of a receipt or a certificate, or what was signed as text, and says what it says; nothing is sent anywhere. */
export function CheckReceipt({ keys, locale, words }: CheckProps) {
  const [found, setFound] = useState<Result<Checked, 'none' | 'bad'> | null>(null);
  const check = async (text: string) => setFound(await checkReceipt(text, keys));
  // What was pasted, else the file: it may have been chosen before this script was here to hear of it.
  const checkAll = async (form: FormData) => {
    const [pasted, file] = [String(form.get('signed') ?? '').trim(), form.get('file')];
    await check(pasted || (file instanceof File ? await file.text() : ''));
  };
  return (
    <div className="space-y-6">
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          void checkAll(new FormData(event.currentTarget));
        }}
      >
        <Field
          name="file"
          type="file"
          label={words.choose}
          accept=".html,text/html,.jws,text/plain"
          onChange={async (event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) await check(await file.text());
          }}
        />
        <TextArea name="signed" label={words.paste} hint={words.hint} dir="ltr" rows={4} />
        <Button type="submit">{words.check}</Button>
      </form>
      {found && !found.ok && <Notice tone="danger">{words[found.code]}</Notice>}
      {found?.ok && (
        <>
          <Notice tone="done">{words.good}</Notice>
          {found.value.kind === 'receipt' ? (
            <ReceiptSaid claims={found.value.claims} locale={locale} words={words} />
          ) : found.value.kind === 'transfer' ? (
            <TransferSaid claims={found.value.claims} locale={locale} words={words} />
          ) : (
            <CertificateSaid claims={found.value.claims} locale={locale} words={words} />
          )}
        </>
      )}
    </div>
  );
}
