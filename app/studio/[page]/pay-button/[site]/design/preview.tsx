'use client';

import { createElement, useEffect } from 'react';
import { Card } from '@/app/_ui/card';

type PreviewProps = {
  script: string;
  attributes: readonly [string, string][];
  label: string;
  more: string;
  none: string;
};

/** The button as pages show it, drawn by the very script they load; inert, for there is nothing to pay here, and without a key, so nothing is counted. */
export function Preview({ script, attributes, label, more, none }: PreviewProps) {
  useEffect(() => {
    if (customElements.get('souk-pay-button')) return;
    const element = document.createElement('script');
    element.src = script;
    document.head.append(element);
  }, [script]);
  return (
    <Card className="space-y-3">
      <h2 className="font-semibold text-lg">{label}</h2>
      <noscript>
        <p className="text-muted">{none}</p>
      </noscript>
      <div inert className="grid min-h-24 items-center rounded-sm bg-sunken p-4 noscript:hidden">
        {createElement('souk-pay-button', Object.fromEntries(attributes))}
      </div>
      <p className="text-muted text-sm noscript:hidden">{more}</p>
    </Card>
  );
}
