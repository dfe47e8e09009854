import type { Translate } from '@/lib/platform/i18n';

/** What is said of messages that are on their way. */
export function outgoingWords(t: Translate) {
  return {
    ...{ send: t('chat.send'), sending: t('chat.sending'), notSent: t('chat.not_sent'), again: t('chat.again') },
    ...{ edit: t('chat.edit'), discard: t('chat.discard'), offline: t('chat.offline') },
  };
}
