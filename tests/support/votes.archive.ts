import { alg, type LogEntry } from '@liren/shared/votes.audit'
import { canonical, type Json } from '@liren/shared/votes.canonical'
import { crc32 } from 'node:zlib'
import { sha256, type Certificate, type SignedHead } from './votes.signing.ts'

export const exportNames = [
  ...(['log.jsonl', 'signed.jsonl', 'keys.json', 'agenda.json', 'policy.json', 'stamps.json'] as const),
]
export type ExportFiles = Record<(typeof exportNames)[number], string>

const u16 = (...values: number[]) => Buffer.from(values.flatMap((value) => [value & 255, value >>> 8]))
function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [at, value] of values.entries()) bytes.writeUInt32LE(value, 4 * at)
  return bytes
}

/** The one form that the archive of an export has. */
export function archive(files: readonly (readonly [string, Uint8Array])[]): Buffer {
  const [local, central]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [name, data] of files) {
    const letters = Buffer.from(name)
    const header = [u16(10, 0, 0, 0, 0x21), u32(crc32(data), data.length, data.length), u16(letters.length, 0)]
    const part = [Buffer.from('PK\u0003\u0004'), ...header, letters, Buffer.from(data)]
    local.push(...part)
    central.push(Buffer.from('PK\u0001\u0002\n\0'), ...header, u16(0, 0, 0), u32(0, offset), letters)
    offset += part.reduce((sum, { length }) => sum + length, 0)
  }
  const index = Buffer.concat(central)
  const count = files.length
  const end = [Buffer.from('PK\u0005\u0006'), u16(0, 0, count, count), u32(index.length, offset), u16(0)]
  return Buffer.concat([...local, index, ...end])
}

/** The files of an export, from what they tell; nobody has stamped it. */
export const filesOf = (of: {
  entries: readonly LogEntry[]
  signed: readonly SignedHead[]
  certificates: readonly Certificate[]
  agenda: Json
  policy: Json
}): ExportFiles => ({
  'log.jsonl': of.entries.map((entry) => `${canonical({ v: 1, alg, ...entry })}\n`).join(''),
  'signed.jsonl': of.signed.map((one) => `${canonical(one)}\n`).join(''),
  'keys.json': canonical(of.certificates),
  'agenda.json': canonical(of.agenda),
  'policy.json': canonical(of.policy),
  'stamps.json': '[]',
})

/** Packs files as an export, with a manifest that fits them: what a forger would do, too. */
export function pack(
  files: Record<string, string | Uint8Array>,
  of: { community: string; decision: string },
  change: Record<string, Json> = {},
): Buffer {
  const bytes = exportNames.map((name) => [name, Buffer.from(files[name] ?? '')] as const)
  const digests = Object.fromEntries(bytes.map(([name, data]) => [name, sha256(data).toString('base64url')]))
  const size = bytes[0]?.[1].filter((byte) => byte === 10).length ?? 0
  const { community, decision } = of
  const told = { v: 1, format: 'liren.vote.public.1', alg, community, decision, size, files: digests, ...change }
  return archive([...bytes, ['manifest.json', Buffer.from(canonical(told))]])
}
