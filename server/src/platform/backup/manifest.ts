import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { errorCode, writeWhole } from '../embedded/files.ts'
import { StartFault } from '../embedded/start.fault.ts'

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().min(0)

const manifestShape = z.strictObject({
  product: z.literal('liren'),
  format: z.literal(1),
  /** When the snapshot was taken, by the clock of the machine. */
  takenAt: z.iso.datetime(),
  /** Version of the PostgreSQL it was taken from; only for the reader. */
  postgres: z.string(),
  /** SHA-256 of every migration that had been applied, in order. */
  migrations: z.array(digest),
  /** In an order in which each table comes after those it refers to. `rows` and `sha256` are of the unpacked COPY text. */
  tables: z.array(
    z.strictObject({
      schema: z.string(),
      name: z.string(),
      columns: z.array(z.string()),
      rows: count,
      sha256: digest,
    }),
  ),
  sequences: z.array(z.strictObject({ schema: z.string(), name: z.string(), next: z.string(), called: z.boolean() })),
  /** Jobs that were due or running: they carry ids only. */
  jobs: z.array(
    z.strictObject({
      task: z.string(),
      payload: z.unknown(),
      key: z.string().nullable(),
      runAt: z.string(),
      maxAttempts: count,
      priority: z.number().int(),
    }),
  ),
  /** `s3`: the files lie in a bucket that this backup does not hold. */
  storage: z.enum(['disk', 's3']),
  files: z.array(z.strictObject({ key: z.string(), bytes: count, sha256: digest })),
})

export type Manifest = z.infer<typeof manifestShape>
export type TableEntry = Manifest['tables'][number]
export type FileEntry = Manifest['files'][number]

/** Where a table's rows lie inside a backup. */
export function tableFile(backup: string, { schema, name }: { schema: string; name: string }): string {
  return join(backup, 'tables', `${schema}.${name}.copy.gz`)
}

/** Where the storage's files lie inside a backup. */
export function filesFolder(backup: string): string {
  return join(backup, 'files')
}

export function writeManifest(backup: string, manifest: Manifest): void {
  writeWhole(manifestFile(backup), `${JSON.stringify(manifest, null, 2)}\n`)
}

/** The manifest of a backup; throws a StartFault when the folder holds none that this release can read. */
export function readManifest(backup: string): Manifest {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(manifestFile(backup), 'utf8'))
  } catch (error) {
    throw new StartFault(
      errorCode(error) === undefined
        ? `The backup ${backup} is damaged: its manifest.json cannot be read.`
        : `The folder ${backup} is no backup: it has no manifest.json.`,
    )
  }
  const parsed = manifestShape.safeParse(value)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues[0]?.path.join('.')
  throw new StartFault(`The backup ${backup} is damaged or of another release: "${where ?? ''}" in its manifest.json.`)
}

function manifestFile(backup: string): string {
  return join(backup, 'manifest.json')
}
