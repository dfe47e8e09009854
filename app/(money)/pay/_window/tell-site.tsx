'use client';

import { useEffect, useRef, useState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { CheckIcon } from '@/app/_ui/buying-icons';
import { Notice } from '@/app/_ui/notice';
import { fileOrigin } from '@/lib/money/button/model';
import { handOver } from './actions';
import { AllowOneTap, type AllowOneTapProps } from './allow-one-tap';
import { tellHandler } from './by-handler';
import { findFrame } from './find-frame';
import { namespace } from './messages';
import { waitKey } from './tell-problem';

type TellSiteProps = {
  payOrder: string;
  purchaseId: string;
  mode: 'popup' | 'redirect' | 'handler';
  /** The way back without a script. */
  backHref: string;
  words: { paid: string; back: string; close: string; problem: string; goBack: string };
  /** What she is asked once she has paid there for the first time; null when she is asked nothing. */
  offer: Omit<AllowOneTapProps, 'payOrder' | 'frame'> | null;
};

/** Tells the page that waits that its order is paid: by a message to its own origin, by going back to it, or by the browser. */
export function TellSite({ payOrder, purchaseId, mode, backHref, words, offer }: TellSiteProps) {
  const [frame, setFrame] = useState<Window | null>(null);
  const offers = offer !== null;
  const [left, setLeft] = useState<'telling' | 'alone' | 'problem'>('telling');
  const told = useRef(false);
  useEffect(() => {
    // A second code would end the first, which the page may be using.
    if (told.current) return;
    told.current = true;
    const tell = async () => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ payOrder, purchaseId })) form.set(name, value);
      const handed = await handOver(null, form).catch(() => null);
      if (!handed?.ok) return setLeft('problem');
      const { code, origin, back } = handed.value;
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
        const there = offers ? await findFrame(opener) : null;
        setLeft('alone');
        if (there) setFrame(there);
        else window.close();
        return;
      }
      if (back) location.replace(back);
      else setLeft('alone');
    };
    void tell();
  }, [payOrder, purchaseId, mode, offers]);
  const goBack = (
    <a href={backHref} className={buttonClass({ variant: 'quiet', size: 'large', wide: true })}>
      {words.goBack}
    </a>
  );
  if (left === 'problem') {
    return (
      <div className="space-y-4">
        <Notice tone="danger">{words.problem}</Notice>
        {goBack}
      </div>
    );
  }
  return (
    <div className="space-y-6 py-10">
      <div role="status" className="flex flex-col items-center gap-3 text-center">
        <span className="grid size-16 place-items-center rounded-full bg-teal text-on-teal">
          <CheckIcon />
        </span>
        <h1 className="font-semibold text-lg">{words.paid}</h1>
        <p className="text-muted">{left === 'alone' ? words.close : words.back}</p>
        <noscript>
          <meta httpEquiv="refresh" content={`1;url=${backHref}`} />
        </noscript>
        <div className="hidden w-full noscript:block">{goBack}</div>
      </div>
      {offer && frame && <AllowOneTap {...offer} payOrder={payOrder} frame={frame} />}
    </div>
  );
}
