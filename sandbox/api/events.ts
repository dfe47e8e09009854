import { answer, answerPage, created, type EventRecord, endpoint, listParams } from '../core/call';
import { list, text, unsupported } from '../core/params';

const retrieve = endpoint('GET', '/v1/events/:id', { expand: list(text()) }, async (call) => {
  return answer(await call.store.require<EventRecord>('event', call.path.id ?? ''));
});

const all = endpoint(
  'GET',
  '/v1/events',
  { ...listParams, created, type: text(), types: list(text()), expand: list(text()), delivery_success: unsupported },
  (call, params) =>
    answerPage<EventRecord>(call, 'event', '/v1/events', params, {
      equal: { type: params.type },
      ...(params.types === undefined ? {} : { types: params.types }),
      ...(params.created === undefined ? {} : { created: params.created }),
    }),
);

export const eventEndpoints = [retrieve, all];
