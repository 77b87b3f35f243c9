import { commitmentOf, headOf, leafOf, originOf, rollLeafOf, type LogEntry } from '@liren/shared/votes.audit'
import { toBase64url as b64, fromBase64url } from '@liren/shared/votes.bytes'
import { canonical } from '@liren/shared/votes.canonical'
import { rootOf } from '@liren/shared/votes.tree'
import { certificatesOf, codeOf, signAll, testKey } from './votes.signing.ts'
import { countVector, smallVector } from './votes.vectors.count.ts'

/** What FORMAT.md shows (10), as the product computes it. */
export function vectors() {
  const of = { community: '0195c0de-0000-7000-8000-000000000001', decision: '0195c0de-0000-7000-8000-000000000002' }
  const entries: LogEntry[] = [
    {
      ...of,
      seq: 1,
      kind: 'transition',
      at: '2026-03-01T01:00:00.000Z',
      body: { step: 'SUBMIT', to: 'REVIEW', by: 'ORGANISER', actor: 'a', reason: null },
    },
    {
      ...of,
      seq: 2,
      kind: 'transition',
      at: '2026-03-01T01:00:00.500Z',
      body: { act: '备注 "€" \u0007', to: 'REVIEW', é: 66.66, 'e\u0301': 1e21 },
    },
    {
      ...of,
      seq: 3,
      kind: 'ballot',
      at: '2026-03-16T01:00:00.001Z',
      body: { pseudonym: 'AAECAwQFBgcICQoLDA0ODw', commitment: 'A'.repeat(43), channel: 'ELECTRONIC', grant: null },
    },
  ]
  const leaves = entries.map(leafOf)
  const sizes = entries.map(({ seq }) => seq)
  const salt = b64(Uint8Array.from({ length: 32 }, (_, i) => i))
  const opened = {
    decision: of.decision,
    pseudonym: 'AAECAwQFBgcICQoLDA0ODw',
    choices: { 2: [1, 3], 1: 'FOR' } as const,
    salt,
  }
  const roll = [
    { pseudonym: 'AAECAwQFBgcICQoLDA0ODw', area: 8914, salt },
    { pseudonym: 'BAECAwQFBgcICQoLDA0ODw', area: 12000, salt: b64(new Uint8Array(32)) },
  ]
  const keys = [
    { key: testKey(1), from: '2026-01-01T00:00:00.000Z' },
    { key: testKey(2), from: '2026-03-02T00:00:00.000Z' },
  ]
  const [head] = signAll(entries, [3], keys)
  if (!head) throw new Error('nothing was signed')
  const told = { v: 1, alg: 'sha256-ed25519' }
  const out = {
    entries: entries.map((e) => canonical({ ...told, ...e })),
    leaves: leaves.map(b64),
    origin: b64(originOf(of)),
    heads: sizes.map((n) => b64(headOf(of, leaves.slice(0, n)))),
    roots: sizes.map((n) => b64(rootOf(leaves.slice(0, n)))),
    commitment: { ...opened, commitment: b64(commitmentOf({ ...opened, salt: fromBase64url(salt) })) },
    roll: { entries: roll, leaves: roll.map((r) => b64(rollLeafOf(r))), root: b64(rootOf(roll.map(rollLeafOf))) },
    keys: keys.map(({ key }, i) => ({
      secret: b64(new Uint8Array(32).fill(i + 1)),
      publicKey: key.publicKey,
      id: key.id,
      fingerprint: key.fingerprint,
    })),
    certificates: certificatesOf(keys),
    signed: head,
    receipt: codeOf(head),
    small: smallVector(),
    count: countVector(),
  }
  return out
}
