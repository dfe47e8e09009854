import { linkParts } from '@/lib/social/profiles/model';

/** A text of somebody's, in which addresses of the web are links that vouch for nothing. */
export function LinkedText({ text }: { text: string }) {
  let at = 0;
  return linkParts(text).map(({ text: words, href }) => {
    at += words.length;
    if (href === undefined) return words;
    return (
      <a
        key={at}
        href={href}
        rel="nofollow ugc noopener"
        target="_blank"
        dir="ltr"
        className="font-medium underline decoration-line underline-offset-4 hover:decoration-ink"
      >
        {words.replace(/^https?:\/\//, '')}
      </a>
    );
  });
}
