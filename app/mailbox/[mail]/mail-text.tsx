import type { ReactNode } from 'react';

/** The plain form of a mail as paragraphs; addresses of this site become links, anything else stays text. */
export function MailText({ text, origin }: { text: string; origin: string }) {
  const paragraphs = text.split('\n\n').filter((paragraph) => paragraph !== '--');
  return (
    <div className="space-y-4 break-words">
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a mail that was sent never changes
        <p key={index} className="whitespace-pre-line first:text-lg first:font-semibold last:text-muted last:text-sm">
          {paragraph.split(/(\s+)/).map((word, position) => linked(word, position, origin))}
        </p>
      ))}
    </div>
  );
}

function linked(word: string, position: number, origin: string): ReactNode {
  if (!word.startsWith(`${origin}/`)) return word;
  return (
    <a key={position} href={word} dir="ltr" className="break-all font-medium underline underline-offset-4">
      {word}
    </a>
  );
}
