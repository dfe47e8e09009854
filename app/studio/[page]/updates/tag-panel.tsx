'use client';

import { Button } from '@/app/_ui/button';
import { XIcon } from '@/app/_ui/icons';
import type { PostWords } from './post-words';
import type { ShownProduct } from './use-post-products';

type TagPanelProps = {
  product: ShownProduct;
  /** It is asked whether it is there; else it is tagged. */
  isProposed: boolean;
  words: PostWords['tags'];
  onYes: () => void;
  /** It is not there, or shall not be tagged any longer. */
  onNo: () => void;
};

/** What can be done with the dot that was pressed. */
export function TagPanel({ product, isProposed, words, onYes, onNo }: TagPanelProps) {
  const named = (words: string) => words.replace('#', product.title);
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-sm bg-sunken p-3 text-sm">
      <span className="min-w-0 flex-1">
        <bdi className="font-medium">{product.title}</bdi>
        <span className="block text-muted">{isProposed ? words.question : words.moveHint}</span>
      </span>
      {isProposed ? (
        <>
          <Button size="small" aria-label={named(words.accept)} onClick={onYes}>
            {words.yes}
          </Button>
          <Button size="small" variant="plain" aria-label={named(words.dismiss)} onClick={onNo}>
            {words.no}
          </Button>
        </>
      ) : (
        <Button size="small" variant="quiet" aria-label={named(words.untag)} onClick={onNo}>
          <XIcon size={16} />
          {words.off}
        </Button>
      )}
    </div>
  );
}
