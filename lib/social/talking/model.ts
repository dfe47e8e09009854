import type { Id } from '@/lib/kernel/ids';
import type { TextOwner, TextPlace } from '@/lib/social/sealing/model';

/**
 * Whose the words of a message are: a buyer's with an account are hers and go with it; the shop's, and those of a browser, belong to
 * the conversation, since this ring knows neither the page nor the browser.
 */
export function wordsOwner(said: { talk: string; side: 'buyer' | 'shop'; personId: Id<'person'> | null }): TextOwner {
  return said.side === 'buyer' && said.personId !== null ? said.personId : `talk:${said.talk}`;
}

/** Where the words of a message lie. */
export function messagePlace(message: string): TextPlace {
  return { table: 'social.message', id: message };
}

/** A report has its own key, and a message at most one report: that of the other side. */
export function reportOwner(message: string): TextOwner {
  return `report:${message}`;
}

/** Where the words of a report lie. */
export function reportPlace(message: string): TextPlace {
  return { table: 'social.message_report', id: message };
}
