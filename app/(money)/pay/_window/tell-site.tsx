'use client';

import { useEffect, useState } from 'react';
import { CheckIcon } from '@/app/_ui/buying-icons';
import { Notice } from '@/app/_ui/notice';
import { fileOrigin } from '@/lib/money/button/model';
import { handOver } from './actions';
import { tellHandler } from './by-handler';
import { namespace } from './messages';
import { waitKey } from './open-order';

type TellSiteProps = {
  payOrder: string;
  purchaseId: string;
  mode: 'popup' | 'redirect' | 'handler';
  words: { paid: string; back: string; close: string; problem: string };
};

/** Tells the page that waits that its order is paid: by a message to its own origin, by going back to it, or by the browser. */
export function TellSite({ payOrder, purchaseId, mode, words }: TellSiteProps) {
  const [left, setLeft] = useState<'telling' | 'alone' | 'problem'>('telling');
  useEffect(() => {
    const tell = async () => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ payOrder, purchaseId, live: '1' })) form.set(name, value);
      const told = await handOver(null, form).catch(() => null);
      if (!told?.ok) return setLeft('problem');
      const { code, origin, back } = told.value;
      if (mode === 'handler') {
        await tellHandler(sessionStorage.getItem(waitKey) ?? '', payOrder, code);
        return setLeft('alone');
      }
      const opener = window.opener as Window | null;
      if (mode === 'popup' && opener) {
        const n = sessionStorage.getItem(waitKey) ?? '';
        const said = { ns: namespace, v: 1, type: 'approved', n, order: payOrder, approval_code: code };
        // To that origin alone: whatever stands in the opener by now, nobody else can read it. A page from a file cannot be named; only
        // test pairs have such pages, and the code opens nothing without their key.
        opener.postMessage(said, origin === fileOrigin ? '*' : origin);
        setLeft('alone');
        window.close();
        return;
      }
      if (back) location.replace(back);
      else setLeft('alone');
    };
    void tell();
  }, [payOrder, purchaseId, mode]);
  if (left === 'problem') return <Notice tone="danger">{words.problem}</Notice>;
  return (
    <div role="status" className="flex flex-col items-center gap-3 py-10 text-center">
      <span className="grid size-16 place-items-center rounded-full bg-teal text-on-teal">
        <CheckIcon />
      </span>
      <p className="font-semibold text-lg">{words.paid}</p>
      <p className="text-muted">{left === 'alone' ? words.close : words.back}</p>
    </div>
  );
}
