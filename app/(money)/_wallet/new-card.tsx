'use client';

import { useActionState, useEffect, useRef, useState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { useForm } from '@/app/_ui/form-context';
import { Notice } from '@/app/_ui/notice';
import { Skeleton } from '@/app/_ui/skeleton';
import { CardFields } from '../_card-fields/card-fields';
import { openCardFields, typeCardElsewhere } from './card-actions';
import type { CardFieldsSite } from './card-fields-site';

type NewCardProps = {
  site: CardFieldsSite;
  /** Where a browser without scripts comes back to from the provider's page. */
  next: string;
  onBusy?: (busy: boolean) => void;
  onRefused?: (form: HTMLFormElement) => void;
};

/** A card or bank account that is typed now, into fields on the provider's own origin. The setup is opened once somebody is here to type. */
export function NewCard({ site, next, onBusy, onRefused }: NewCardProps) {
  const { messages, state } = useForm();
  const [clientSecret, setClientSecret] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [scripted, setScripted] = useState(false);
  const [left, leave] = useActionState(typeCardElsewhere, null);
  const asked = useRef(false);

  const open = async () => {
    setProblem(null);
    const answer = await openCardFields(null, kindForm(site.kind)).catch(() => null);
    if (answer?.ok) setClientSecret(answer.value.clientSecret);
    else setProblem(answer?.code ?? 'network');
  };
  const openOnce = useRef(open);
  useEffect(() => {
    setScripted(true);
    if (asked.current) return;
    asked.current = true;
    void openOnce.current();
  }, []);

  const refused = state && !state.ok && state.field === 'setup' ? state.code : left && !left.ok ? left.code : null;
  return (
    <div className="space-y-3">
      {(problem ?? refused) && (
        <Notice tone="danger">
          {messages[problem ?? refused ?? ''] ?? messages.unexpected}{' '}
          {problem && (
            <button type="button" className={buttonClass({ variant: 'plain', size: 'small' })} onClick={open}>
              {site.labels.retry}
            </button>
          )}
        </Notice>
      )}
      {clientSecret ? (
        <CardFields
          kind={site.kind}
          clientSecret={clientSecret}
          locale={site.locale}
          labels={site.labels}
          on="paper"
          {...(onBusy && { onBusy })}
          {...(onRefused && { onRefused })}
          {...providerProps(site.provider)}
        />
      ) : (
        !problem && <Skeleton className="h-72 noscript:hidden" />
      )}
      {!scripted && (
        // Not `noscript`, which breaks what React streams into it; and gone as soon as scripts run, for the first
        // submit button of a form is the one that Enter presses.
        <div className="hidden noscript:block">
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="kind" value={site.kind} />
          <button type="submit" formAction={leave} className={buttonClass({ variant: 'quiet', wide: true })}>
            {site.labels.wholePage}
          </button>
        </div>
      )}
    </div>
  );
}

function kindForm(kind: CardFieldsSite['kind']): FormData {
  const form = new FormData();
  form.set('kind', kind);
  return form;
}

function providerProps(provider: CardFieldsSite['provider']) {
  if (provider.mode === 'sandbox') return provider;
  const { nonce, ...live } = provider;
  return nonce === undefined ? live : { ...live, nonce };
}
