import { Fragment } from 'react';
import { hostIn, leavingPath } from '@/lib/kernel/outside-link';
import { useVoice } from '@/lib/platform/request';
import { piecesOf } from '@/lib/social/messages/model';

/** What somebody wrote, in its own direction; links say whole where they lead, and tell nobody where one came from. */
export function Words({ children }: { children: string }) {
  const { href } = useVoice();
  return (
    <p dir="auto" className="wrap-anywhere whitespace-pre-line">
      {piecesOf(children).map(({ text, link }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was written never changes its order
        <Fragment key={at}>
          {link ? (
            <a
              href={href(leavingPath(link))}
              rel="nofollow ugc noopener noreferrer"
              target="_blank"
              className="underline"
            >
              <bdi>{link.host === hostIn(text) ? text : `${text} (${link.host})`}</bdi>
            </a>
          ) : (
            text
          )}
        </Fragment>
      ))}
    </p>
  );
}
