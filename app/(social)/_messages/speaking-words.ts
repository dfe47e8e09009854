import { errorMessages, type Translate } from '@/lib/platform/i18n';

/** What is said of messages that are on their way. */
export function outgoingWords(t: Translate) {
  return {
    ...{ send: t('chat.send'), sending: t('chat.sending'), notSent: t('chat.not_sent'), again: t('chat.again') },
    ...{ edit: t('chat.edit'), discard: t('chat.discard'), offline: t('chat.offline') },
    photos: {
      add: t('chat.photo_add'),
      list: t('chat.photo_list'),
      // The browser puts the number in.
      describe: t('chat.photo_describe', { index: '{index}' }),
      leaveOut: t('chat.photo_leave_out', { index: '{index}' }),
      arriving: t('chat.photo_arriving', { index: '{index}' }),
    },
  };
}

/** Why a message, or a photograph for one, was not taken, in words. */
export function writingFaults(t: Translate): Readonly<Record<string, string>> {
  return errorMessages(t, [
    ...(['card_number', 'too_many_messages', 'said_to_many', 'cannot_write'] as const),
    ...(['file_empty', 'file_too_big', 'not_an_image', 'too_many_pixels', 'broken_image', 'busy'] as const),
    ...(['message_photos_max', 'photo_gone'] as const),
  ]);
}
