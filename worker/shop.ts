import { z } from 'zod';
import { uuidField } from '@/lib/platform/id-field';
import { logInfo } from '@/lib/platform/log';
import { archiveDue } from '@/lib/shop/catalog/archive-due';
import { publishDue } from '@/lib/shop/catalog/publish-due';
import { tendDomains } from '@/lib/shop/domains/tend-domains';
import { forgetMoves } from '@/lib/shop/elsewhere/forget-moves';
import { tendMoves } from '@/lib/shop/elsewhere/tend-moves';
import { sweepFiles } from '@/lib/shop/files/sweep-files';
import { forgetItems } from '@/lib/shop/imports/forget-items';
import { tendImports } from '@/lib/shop/imports/tend-imports';
import { closeDays } from '@/lib/shop/insights/close-days';
import { comparePictures } from '@/lib/shop/media/likeness/compare-pictures';
import { compareStored } from '@/lib/shop/media/likeness/compare-stored';
import { comparedKinds } from '@/lib/shop/media/likeness/model';
import { removeImage } from '@/lib/shop/media/remove-image';
import { endPage } from '@/lib/shop/pages/end-page';
import { forgetReviewer } from '@/lib/shop/reviews/forget-reviewer';
import { tellReviews } from '@/lib/shop/reviews/tell-reviews';
import { tellLow } from '@/lib/shop/stock/tell-low';
import { forgetVideos } from '@/lib/shop/videos/forget-videos';
import { removeVideo } from '@/lib/shop/videos/remove-video';
import { warmEyes } from '@/lib/shop/vision/models/gateway';
import { seePicture } from '@/lib/shop/vision/sight/see-picture';
import { tendIndex } from '@/lib/shop/vision/sight/tend-index';
import type { Routine, Tasks } from './work';

const RemoveMedia = z.object({ key: z.string() });
const SeePicture = z.object({ media: uuidField('media') });
const bareUuid = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const Compared = z.object({ kind: z.enum(comparedKinds), id: bareUuid });
const Walk = z.object({ kind: z.enum(comparedKinds).optional(), after: bareUuid.optional() });
const PageJob = z.object({ page: uuidField('page') });
const PersonJob = z.object({ person: uuidField('person') });
const SelfTest = z.object({ fail: z.literal('yes').optional(), seconds: z.coerce.number().max(60).default(0) });

/**
 * Jobs of the shop ring. `self-test` does nothing: that it vanishes from the queue shows the queue to work, and told to
 * fail or to take its time it shows how that looks.
 */
export const tasks: Tasks = {
  /** The bytes of a picture whose row was deleted; asked for by the database (db/sql/20-shop.sql). */
  'shop:remove-media': (payload) => removeImage(RemoveMedia.parse(payload).key),
  /** The bytes of a video that nothing needs any more (db/sql/24-videos.sql). */
  'shop:remove-video': (payload) => removeVideo(RemoveMedia.parse(payload).key),
  /** A picture of a product that has become public; asked for by the database (db/sql/24-sight.sql). */
  'shop:see-picture': async (payload) => {
    const seen = await seePicture(SeePicture.parse(payload).media);
    if (!seen.ok) throw new Error(`the picture was not seen: ${seen.code}`);
  },
  /** Pictures of what has become public, beside those of others; asked for by the database (db/sql/98-alike.sql). */
  'shop:compare-pictures': (payload) => comparePictures(Compared.parse(payload)),
  'shop:compare-stored': (payload) => compareStored(Walk.parse(payload)),
  /** Reviews that wait for an answer; asked for by the database with a new one (db/sql/28-reviews.sql). */
  'shop:tell-reviews': (payload) => tellReviews(PageJob.parse(payload).page),
  /** What was on its way into or out of a page that was closed (db/sql/31-closing.sql). */
  'shop:end-page': (payload) => endPage(PageJob.parse(payload).page),
  /** What somebody reviewed and reported, with her account (db/sql/11-deletion.sql). */
  'shop:forget-reviewer': (payload) => forgetReviewer(PersonJob.parse(payload).person),
  'shop:self-test': async (payload, { job }) => {
    const { fail, seconds } = SelfTest.parse(payload);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    if (fail) throw new Error('the self-test was asked to fail');
    logInfo('worker.self_test', { job: String(job.id) });
  },
};

let areWarm = false;

/** What the shop ring does by itself: files on their way, days that are over, drafts whose moment has come, pictures and indexes of models. */
export const routines: Record<string, Routine> = {
  domains: { seconds: 5, run: () => tendDomains() },
  imports: { seconds: 1, run: tendImports },
  filesSwept: {
    seconds: 600,
    run: async () => {
      const files = await sweepFiles();
      if (files > 0) logInfo('worker.files_swept', { files });
    },
  },
  importsForgotten: {
    seconds: 3_600,
    run: async () => {
      const imports = await forgetItems();
      if (imports > 0) logInfo('worker.imports_forgotten', { imports });
    },
  },
  moves: { seconds: 1, run: () => tendMoves() },
  movesForgotten: {
    seconds: 3_600,
    run: async () => {
      const moves = await forgetMoves();
      if (moves > 0) logInfo('worker.moves_forgotten', { moves });
    },
  },
  /** Insights: what was counted of days that are over is told, and forgotten. */
  insights: {
    seconds: 600,
    run: async () => {
      const counts = await closeDays();
      if (counts > 0) logInfo('worker.insights', { counts });
    },
  },
  publish: {
    seconds: 60,
    run: async () => {
      const products = await publishDue();
      if (products > 0) logInfo('worker.published', { products });
      const archived = await archiveDue();
      if (archived > 0) logInfo('worker.archived', { products: archived });
    },
  },
  /** Videos that never came whole, or that nothing shows. */
  videos: {
    seconds: 3_600,
    run: async () => {
      const videos = await forgetVideos();
      if (videos > 0) logInfo('worker.videos_forgotten', { videos });
    },
  },
  /** Goes through all variants: often enough for somebody who orders more, and seldom enough for a million of them. */
  lowStock: { seconds: 300, run: tellLow },
  sight: {
    seconds: 10,
    run: async () => {
      if (!areWarm) await warmEyes();
      areWarm = true;
      await tendIndex();
    },
  },
};
