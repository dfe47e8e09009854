import { hostIn, leavingPath } from '@/lib/kernel/outside-link';
import { useVoice } from '@/lib/platform/request';
import { linkParts } from '@/lib/social/profiles/model';

/** A text of somebody's, in which addresses of the web are links that vouch for nothing. */
export function LinkedText({ text }: { text: string }) {
  const { href } = useVoice();
  let at = 0;
  return linkParts(text).map(({ text: words, link }) => {
    at += words.length;
    if (link === undefined) return words;
    return (
      <a
        key={at}
        href={href(leavingPath(link))}
        rel="nofollow ugc noopener noreferrer"
        target="_blank"
        dir="ltr"
        className="font-medium underline decoration-line underline-offset-4 hover:decoration-ink"
      >
        {link.host === hostIn(words) ? words.replace(/^https?:\/\//i, '') : `${words} (${link.host})`}
      </a>
    );
  });
}
