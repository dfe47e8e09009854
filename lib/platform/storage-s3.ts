import 'server-only';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { env } from '@/lib/platform/env';
import { type FileStore, safeKey } from './file-store';

/**
 * A store in an S3-compatible bucket; needed as soon as a second machine serves the site. The bucket stays
 * private: pictures reach people through `/media` only, which a CDN may stand in front of.
 */
export function bucketStore(Bucket: string): FileStore {
  const { S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env();
  const client = new S3Client({
    region: S3_REGION,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    ...(S3_ENDPOINT && { endpoint: S3_ENDPOINT, forcePathStyle: true }),
    ...(S3_ACCESS_KEY_ID &&
      S3_SECRET_ACCESS_KEY && {
        credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY },
      }),
  });
  return {
    async put(key, Body, ContentType) {
      await client.send(new PutObjectCommand({ Bucket, Key: safeKey(key), Body, ContentType }));
    },
    async putNew(key, Body, ContentType) {
      const put = new PutObjectCommand({ Bucket, Key: safeKey(key), Body, ContentType, IfNoneMatch: '*' });
      return client.send(put).then(() => true, present);
    },
    async get(key) {
      const found = await client.send(new GetObjectCommand({ Bucket, Key: safeKey(key) })).catch(missing);
      return (await found?.Body?.transformToByteArray()) ?? null;
    },
    async part(key, start, end) {
      if (end <= start) return (await this.has(key)) ? new Uint8Array() : null;
      const get = new GetObjectCommand({ Bucket, Key: safeKey(key), Range: `bytes=${start}-${end - 1}` });
      const found = await client.send(get).catch((error) => (isBeyond(error) ? undefined : missing(error)));
      if (found === null) return null;
      const sent = (await found?.Body?.transformToByteArray()) ?? new Uint8Array();
      // A store that knows no ranges sends the whole file, and says so by naming none.
      return found?.ContentRange === undefined && found?.$metadata.httpStatusCode === 200
        ? sent.subarray(start, end)
        : sent;
    },
    async has(key) {
      return (await client.send(new HeadObjectCommand({ Bucket, Key: safeKey(key) })).catch(missing)) !== null;
    },
    async remove(key) {
      const keys = key.endsWith('/') ? await keysBelow(client, Bucket, safeKey(key)) : [safeKey(key)];
      for (const Key of keys) await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
  };
}

/** All of them, a thousand at a time: an archive of a shop has very many. */
async function keysBelow(client: S3Client, Bucket: string, Prefix: string): Promise<string[]> {
  const keys: string[] = [];
  let ContinuationToken: string | undefined;
  do {
    const part = await client.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }));
    keys.push(...(part.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key])));
    ContinuationToken = part.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  return keys;
}

/** Somebody else's is there, or is just being put there. */
function present(error: unknown): false {
  const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
  if (status === 412 || status === 409) return false;
  throw error;
}

/** The file ends before. */
function isBeyond(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 416;
}

function missing(error: unknown): null {
  if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return null;
  throw error;
}
