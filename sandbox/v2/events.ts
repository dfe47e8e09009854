import { endpoint } from '../core/call';
import { integer, list, text, unsupported } from '../core/params';
import { type ThinEvent, thinEventView } from '../core/thin-events';
import { answerV2Page } from './page';

const retrieve = endpoint('GET', '/v2/core/events/:id', {}, async (call) => {
  const event = await call.store.require<ThinEvent>('v2.core.event', call.path.id ?? '');
  return { status: 200, body: thinEventView(event) };
});

const all = endpoint(
  'GET',
  '/v2/core/events',
  { object_id: text(), types: list(text()), limit: integer(1, 100), page: text(), created: unsupported },
  (call, params) =>
    answerV2Page<ThinEvent>(
      call,
      'v2.core.event',
      '/v2/core/events',
      params,
      {
        ...(params.types === undefined ? {} : { types: params.types }),
        ...(params.object_id === undefined ? {} : { related: params.object_id }),
      },
      thinEventView,
    ),
);

export const thinEventEndpoints = [retrieve, all];
