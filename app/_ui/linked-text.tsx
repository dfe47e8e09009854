import { Fragment } from 'react';
import { hostIn, leavingPath, linkParts } from '@/lib/kernel/outside-link';
import { unturned } from '@/lib/kernel/text';
import { useVoice } from '@/lib/platform/request';

/**
 * What somebody wrote, safe to show in any script: addresses of the web are links that say whole where they lead, vouch for nothing
 * and go by our own page; nothing turns around what stands after it. The element around it has `dir="auto"`.
 */
export function LinkedText({ text }: { text: string }) {
  const { href } = useVoice();
  return linkParts(unturned(text)).map(({ text: words, link }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: what was written never changes its order
    <Fragment key={at}>
      {link ? (
        <a
          href={href(leavingPath(link))}
          rel="nofollow ugc noopener noreferrer"
          target="_blank"
          dir="ltr"
          className="wrap-anywhere font-medium underline decoration-line underline-offset-4 hover:decoration-ink"
        >
          {link.host === hostIn(words) ? words.replace(/^https?:\/\//i, '') : `${words} (${link.host})`}
        </a>
      ) : (
        words
      )}
    </Fragment>
  ));
}
