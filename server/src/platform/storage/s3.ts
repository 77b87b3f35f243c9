import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { StorageError, type Storage } from './storage.ts'
import { checkContentType, checkPrefix, contentTypeOf } from './storage.key.ts'

export type S3Settings = {
  /** Null means AWS itself; otherwise any store that speaks S3, such as `https://oss-cn-hangzhou.aliyuncs.com`. */
  endpoint: string | null
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
  /** True puts the bucket into the path (MinIO), false into the host name (AWS, OSS). */
  pathStyle?: boolean
  /** How long the store may stay silent, also in the middle of a file. There are up to three attempts. */
  silenceMs?: number
}

/** Storage in a bucket that speaks S3. The bucket must exist; the key pair needs get, put, delete and list. */
export function s3Storage(settings: S3Settings): Storage {
  const { bucket: Bucket } = settings
  const client = clientOf(settings)

  return {
    async put(key, body, contentType) {
      checkContentType(key, contentType)
      await client
        .send(new PutObjectCommand({ Bucket, Key: key, Body: body, ContentType: contentTypeOf(key) }))
        .catch(unavailable)
    },
    async get(key) {
      const contentType = contentTypeOf(key)
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: key }))
        return { body: Buffer.from((await Body?.transformToByteArray()) ?? []), contentType }
      } catch (error) {
        return error instanceof NoSuchKey ? null : unavailable(error)
      }
    },
    async remove(key) {
      contentTypeOf(key)
      await client.send(new DeleteObjectCommand({ Bucket, Key: key })).catch(unavailable)
    },
    async *list(prefix) {
      checkPrefix(prefix)
      try {
        for await (const { Contents } of paginateListObjectsV2({ client }, { Bucket, Prefix: prefix }))
          for (const { Key } of Contents ?? []) if (Key !== undefined) yield Key
      } catch (error) {
        unavailable(error)
      }
    },
  }
}

function clientOf({ endpoint, region, accessKeyId, secretAccessKey, pathStyle, silenceMs = 10_000 }: S3Settings) {
  return new S3Client({
    region,
    ...(endpoint === null ? {} : { endpoint }),
    forcePathStyle: pathStyle ?? false,
    credentials: { accessKeyId, secretAccessKey },
    // Stores other than AWS refuse the checksums that the client would add unasked.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 3_000, socketTimeout: silenceMs },
  })
}

function unavailable(cause: unknown): never {
  throw new StorageError('unavailable', 'The store for files did not do as asked', cause)
}
