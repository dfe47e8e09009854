'use client';

import { useEffect } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { CheckIcon } from '@/app/_ui/buying-icons';
import { fileOrigin } from '@/lib/money/button/model';
import { namespace } from './messages';
import { waitKey } from './tell-problem';

type TellBoughtProps = {
  /** The number by which her order is found among the page's. */
  number: string;
  origin: string;
  mode: 'popup' | 'redirect' | 'handler';
  /** The site's address to go back to; null where it has none. */
  back: string | null;
  orderHref: string;
  words: { paid: string; number: string; back: string; order: string; close: string };
};

/**
 * What is bought on a site without a server is bought: its page is told the number, by a message to its own origin or by the way back, and
 * nothing has to come of it. Without scripts the way back is a link.
 */
export function TellBought({ number, origin, mode, back, orderHref, words }: TellBoughtProps) {
  useEffect(() => {
    const opener = window.opener as Window | null;
    if (mode === 'popup' && opener) {
      const n = sessionStorage.getItem(waitKey) ?? '';
      const said = { ns: namespace, v: 1, type: 'completed', n, order: number };
      // To that origin alone, but for a page from a file, which cannot be named; the number opens nothing.
      opener.postMessage(said, origin === fileOrigin ? '*' : origin);
      window.close();
    } else if (back) location.replace(back);
  }, [number, origin, mode, back]);
  return (
    <div role="status" className="flex flex-col items-center gap-3 px-4 py-10 text-center">
      <span className="grid size-16 place-items-center rounded-full bg-teal text-on-teal">
        <CheckIcon />
      </span>
      <p className="font-semibold text-lg">{words.paid}</p>
      <p className="text-muted">{words.number}</p>
      {back ? (
        <a href={back} className={buttonClass({ variant: 'quiet' })}>
          {words.back}
        </a>
      ) : (
        <p className="text-muted">{mode === 'popup' ? words.close : ''}</p>
      )}
      <a href={orderHref} className="inline-flex min-h-11 items-center text-sm underline underline-offset-4">
        {words.order}
      </a>
    </div>
  );
}
