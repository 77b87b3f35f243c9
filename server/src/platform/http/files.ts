import multipart from '@fastify/multipart'
import type { FileReply } from '@liren/shared/files'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { DomainError } from '../errors.ts'
import type { SealedFiles } from '../storage/sealed.files.ts'

/** A file as it came in: its bytes, a name fit to be shown, and the digest of the bytes. */
export interface ReceivedFile {
  name: string
  bytes: Buffer
  digest: string
}

/** What a file turned out to be. */
export interface FileFacts {
  kind: 'picture' | 'pdf'
  bytes: number
  width: number | null
  height: number | null
}

/** What is kept of a received file instead of the file, such as a picture drawn anew with a small one beside. */
export interface MadeFile {
  bytes: Buffer
  preview: Buffer | null
  /** Of a picture or a PDF. */
  facts: FileFacts | null
}

/** Judges a received file before anything of it is stored, outside all transactions; refuses by throwing. */
export interface Intake {
  /** Where in storage it is kept. */
  folder: string
  make: (file: ReceivedFile) => Promise<MadeFile>
}

/** A received file in storage, sealed. Whoever keeps its keys sets `isTaken`; else it is removed after the call. */
export interface KeptFile {
  name: string
  key: string
  /** Where an intake made one. */
  preview: string | null
  facts: FileFacts | null
  digest: string
  /** Of what is stored, which an intake may have made anew. */
  storedDigest: string
  isTaken: boolean
}

const sha256Of = (bytes: Buffer): string => hash('sha256', bytes, 'base64url')

/** Stores a received file, or what the intake makes of it. */
export async function keepFile(files: SealedFiles, received: ReceivedFile, intake: Intake | null): Promise<KeptFile> {
  const { name, digest } = received
  const made = intake && (await intake.make(received))
  const bytes = made?.bytes ?? received.bytes
  const key = await files.put(intake?.folder ?? 'uploads', bytes)
  const storedDigest = sha256Of(bytes)
  const kept = { name, digest, storedDigest, key, preview: null, facts: made?.facts ?? null, isTaken: false }
  if (!made?.preview || !intake) return kept
  return { ...kept, preview: await files.put(intake.folder, made.preview) }
}

/** Removes what was stored of a file that nobody took. */
export async function forgetFile(files: SealedFiles, { key, preview }: KeptFile): Promise<void> {
  await files.remove(key)
  if (preview !== null) await files.remove(preview)
}

/** Files being received are held in memory: only so many at once in a process. */
const mostAtOnce = 3
/** By whom; one at a time each. */
const receiving = new Set<string>()

/** The last part of the name, without what could mislead on a screen; at most 100 characters. */
function shownName(name: string | undefined): string {
  const last = (name ?? '').split(/[\\/]/).at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .trim()
  return plain.slice(-100) || 'file'
}

/** Lets the routes of this scope take multipart/form-data, and nothing else. */
export async function acceptFiles(scope: FastifyInstance): Promise<void> {
  scope.removeAllContentTypeParsers()
  await scope.register(multipart, { limits: { files: 1, fields: 0, parts: 1, headerPairs: 20 } })
}

function refusalOf(error: unknown): DomainError {
  const code = (error as { code?: unknown }).code
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new DomainError('payload_too_large')
  if (code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') return new DomainError('unsupported_media_type')
  return new DomainError('malformed_request', { cause: error })
}

/** Rejects when whoever sends hangs up before all has come: what reads the form would wait for ever if it began after that. */
function hungUp({ raw }: FastifyRequest): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = (): void => {
      if (raw.readableAborted) reject(new DomainError('malformed_request'))
    }
    if (raw.destroyed) end()
    else raw.once('close', end)
  })
}

/**
 * The one file of a request. Refuses: no file (`file_missing`), more than `maxBytes` (`payload_too_large`), a body that
 * is no multipart form, too many files at once in this process, or another of the same person (`overloaded`).
 */
export async function receiveFile(request: FastifyRequest, maxBytes: number, by: string): Promise<ReceivedFile> {
  if (receiving.size >= mostAtOnce || receiving.has(by)) throw new DomainError('overloaded', { retryAfterSeconds: 5 })
  receiving.add(by)
  const read = async () => {
    const part = await request.file({ limits: { fileSize: maxBytes } })
    return { part, bytes: await part?.toBuffer() }
  }
  try {
    const { part, bytes } = await Promise.race([read(), hungUp(request)])
    if (!part || !bytes || bytes.length === 0) throw new DomainError('file_missing')
    return { name: shownName(part.filename), bytes, digest: sha256Of(bytes) }
  } catch (error) {
    throw error instanceof DomainError ? error : refusalOf(error)
  } finally {
    receiving.delete(by)
  }
}

/** A file that is never whole in memory: how long it is, and its parts one after another. */
export interface Streamed {
  bytes: number
  chunks: AsyncIterable<Uint8Array>
}

/** A file that takes a while to make: made after the transaction, it holds no connection and no lock meanwhile. */
export class LateFile {
  readonly name: string
  readonly make: () => Promise<Uint8Array | Streamed>

  constructor(name: string, make: () => Promise<Uint8Array | Streamed>) {
    this.name = name
    this.make = make
  }
}

/** The file itself, made now if it was late. */
export const fileOf = async (reply: FileReply | LateFile): Promise<{ name: string; file: Uint8Array | Streamed }> =>
  reply instanceof LateFile ? { name: reply.name, file: await reply.make() } : reply

/** Answers with a file to be saved, never shown in the page; a cache may keep it only to ask whether it still may. */
export function sendFile(
  reply: FastifyReply,
  { download, cached }: { download: string; cached: boolean },
  { file, name }: { name: string; file: Uint8Array | Streamed },
): FastifyReply {
  void reply
    .type(download)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('cache-control', cached ? 'private, no-cache' : 'no-store')
  if (file instanceof Uint8Array) return reply.send(Buffer.from(file.buffer, file.byteOffset, file.byteLength))
  return reply.header('content-length', file.bytes).send(Readable.from(file.chunks, { objectMode: false }))
}
