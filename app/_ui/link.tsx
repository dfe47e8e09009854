import type { ComponentProps } from 'react';
import { useVoice } from '@/lib/platform/request';
import { IntentLink } from './intent-link';

type LinkProps = Omit<ComponentProps<typeof IntentLink>, 'href'> & {
  /** An address of this site without its language prefix, such as `/orders`. */
  href: string;
};

/** A link within Souk that stays in the reader's language. Server components only; in the browser use `IntentLink`. */
export function Link({ href, ...rest }: LinkProps) {
  const { href: localized } = useVoice();
  return <IntentLink href={localized(href)} {...rest} />;
}
