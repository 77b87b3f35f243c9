import { commitmentOf, rollLeafOf, type Choices, type LogEntry, alg } from '@liren/shared/votes.audit'
import { toBase64url } from '@liren/shared/votes.bytes'
import { canonical, type Json } from '@liren/shared/votes.canonical'
import type { LogKind } from '@liren/shared/votes.log'
import type { VotePolicy } from '@liren/shared/votes.policy'
import { rootOf } from '@liren/shared/votes.tree'
import type { Motion } from '@liren/shared/votes.views'
import type { DeliveryProof } from '@liren/shared/votes'
import { countAll, type OpenBallot } from '../../server/src/features/votes/votes.count.rules.ts'
import { showMotions, showWeight } from '../../server/src/features/votes/votes.showing.rules.ts'
import { filesOf, pack, type ExportFiles } from './votes.archive.ts'
import { election, question } from './votes.motions.ts'
import { certificatesOf, sha256, signAll, testKey, type Certificate, type SignedHead } from './votes.signing.ts'
import { plainVotePolicy } from './votes.world.ts'

/** Random numbers that come again with their seed (mulberry32). */
export function seeded(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number) => Math.floor(next() * most)
  const pick = <T>(some: readonly T[]): T => some[below(some.length)] as T
  const chance = (share: number) => next() < share
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => below(256))
  const shuffled = <T>(some: readonly T[]): T[] =>
    some
      .map((one) => [next(), one] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, one]) => one)
  return { below, pick, chance, bytes, shuffled }
}
type Random = ReturnType<typeof seeded>

export interface Story {
  community: string
  decision: string
  entries: LogEntry[]
  agenda: Json
  policy: VotePolicy
  roll: { pseudonym: string; area: number; salt: string }[]
  counting: Buffer
  signed: SignedHead[]
  certificates: Certificate[]
  files: ExportFiles
  zip: Buffer
}

export interface StoryTerms {
  seed: number
  heads?: number
  policy?: Partial<VotePolicy>
  /** How far it goes; `OPEN` before the close. */
  until?: 'OPEN' | 'CLOSED' | 'COUNTED' | 'ARCHIVED'
  /** Which sizes are signed: those that must be, or all of them. */
  sign?: 'few' | 'each'
  keys?: 1 | 2
}

const uuid = (random: Random): string =>
  Buffer.from(random.bytes(16))
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** A policy of the many there are. */
export const randomPolicy = (random: Random): Partial<VotePolicy> => ({
  allowRevote: random.chance(0.4),
  allowFollowOption: random.chance(0.4),
  duplicatePolicy: random.pick([
    'FIRST_VALID',
    'LAST_VALID',
    'PAPER_PREVAILS',
    'ELECTRONIC_PREVAILS',
    'CONFLICT_VOIDS',
  ]),
  blankItem: random.pick(['ABSTAIN', 'NOT_PARTICIPATING']),
  invalidBallot: random.pick(['NOT_PARTICIPATING', 'PARTICIPATES_NO']),
  unreturnedMode: random.pick(['EXCLUDE', 'FOLLOW_MAJORITY', 'DELIVERED_ABSTAIN']),
  minCastShare: random.pick([null, { numerator: 1, denominator: 2 }]),
  election: {
    ...plainVotePolicy.election,
    ranking: random.pick(['HEADS_THEN_AREA', 'AREA_THEN_HEADS', 'SUM_OF_SHARES']),
    alternates: random.pick(['NONE', 'HALF_OF_MEMBERS', 'MEMBERS', 'ALL']),
    smallEstate: random.pick([null, { areaCentiares: 1_000_000, households: null }]),
  },
})

interface Telling {
  random: Random
  policy: VotePolicy
  motions: readonly Motion[]
  decision: string
  add(kind: LogKind, body: Record<string, Json>, minutes?: number): LogEntry
  opened: Map<number, { choices: Choices; salt: string } | null>
}

function choicesOf({ random, motions }: Telling): Choices {
  const said: Record<string, string | number[]> = {}
  for (const { number, candidates } of motions) {
    if (random.chance(0.15)) continue
    if (candidates.length === 0)
      said[number] = random.pick(['FOR', 'FOR', 'FOR', 'AGAINST', 'ABSTAIN', 'FOLLOW', 'MAYBE'])
    else
      said[number] = random
        .shuffled(candidates.map((one) => one.number))
        .slice(0, random.below(4))
        .toSorted((a, b) => a - b)
  }
  return said
}

/** A commitment, and what it binds. */
function seal(telling: Telling, pseudonym: string) {
  const salt = telling.random.bytes(32)
  const choices = choicesOf(telling)
  const { decision } = telling
  const commitment = toBase64url(commitmentOf({ salt, decision, pseudonym, choices }))
  return { commitment, opened: { choices, salt: toBase64url(salt) } }
}

/** What one head does while votes are taken: acts to be told in this order, between those of others. */
function actsOf(telling: Telling, pseudonym: string, number: number): (() => void)[] {
  const { random, add, opened, policy } = telling
  const acts: (() => void)[] = []
  const cast = (grant: number | null, sealed = seal(telling, pseudonym)) => {
    const body = { pseudonym, commitment: sealed.commitment, channel: 'ELECTRONIC', grant }
    opened.set(add('ballot', body).seq, random.chance(0.05) ? null : sealed.opened)
  }
  for (const proof of ['APP_OPENED', 'SIGNED_RECEIPT', 'REGISTERED_MAIL', 'PUBLIC_NOTICE'])
    if (random.chance(0.2)) acts.push(() => add('delivery', { pseudonym, proof, evidence: null, actor: 'recorder' }))
  if (random.chance(0.25)) acts.push(() => add('paper_received', { pseudonym, number, actor: 'recorder' }))
  const way = random.below(10)
  if (way < 5) acts.push(() => cast(null))
  if (way < 5 && policy.allowRevote && random.chance(0.3)) acts.push(() => cast(null))
  if (way === 5 || way === 6) {
    const sealed = seal(telling, pseudonym)
    const grant = () =>
      add('proxy_granted', {
        pseudonym,
        commitment: sealed.commitment,
        agent: `agent ${String(number)}`,
        actor: 'owner',
      }).seq
    if (way === 5) acts.push(() => cast(grant(), sealed))
    else
      acts.push(() => {
        add('proxy_revoked', { grant: grant(), pseudonym, actor: 'owner' })
        if (random.chance(0.5)) cast(null)
      })
  }
  return acts
}

/** Opens the papers, some of which cannot be counted. */
function openPapers(telling: Telling, entries: readonly LogEntry[]): void {
  const { random, add, opened } = telling
  for (const { seq, body } of random.shuffled(entries.filter(({ kind }) => kind === 'paper_received'))) {
    const { pseudonym, number } = body as { pseudonym: string; number: number }
    const told = { pseudonym, number, received: seq, channel: 'PAPER', grant: null, actor: 'recorder', reason: null }
    if (random.chance(0.2)) {
      add('paper_opened', { ...told, commitment: null, ground: random.pick(['UNSIGNED', 'TWO_MARKS']) })
      continue
    }
    const sealed = seal(telling, pseudonym)
    opened.set(add('paper_opened', { ...told, commitment: sealed.commitment, ground: null }).seq, sealed.opened)
  }
}

/** Counts by the rules of the product. */
function countBody(
  { policy, motions, opened }: Telling,
  entries: readonly LogEntry[],
  roll: Story['roll'],
  units: number,
): Record<string, Json> {
  const proofs = new Map(
    entries.flatMap(({ kind, body }) => {
      const { pseudonym, proof } = body as { pseudonym: string; proof: DeliveryProof | 'PUBLIC_NOTICE' }
      return kind === 'delivery' && proof !== 'PUBLIC_NOTICE' ? [[pseudonym, proof] as const] : []
    }),
  )
  const heads = roll.map(({ pseudonym, area }) => ({
    ...{ id: pseudonym, areaCentiares: area, delivery: proofs.get(pseudonym) ?? null },
  }))
  const ballots = entries.flatMap(({ kind, seq, body }): OpenBallot[] => {
    if (kind !== 'ballot' && kind !== 'paper_opened') return []
    const { pseudonym, channel, grant, received } = body as {
      pseudonym: string
      channel: 'ELECTRONIC' | 'PAPER'
      grant: number | null
      received?: number
    }
    const choices = opened.get(seq)?.choices ?? null
    return [{ headId: pseudonym, seq: received ?? seq, channel, isProxy: grant !== null, choices }]
  })
  const asked = motions.map(({ number, matter, seats, candidates }) => ({
    ...{ number, matter, seats },
    candidates: candidates.map((one) => one.number),
  }))
  const count = countAll(heads, ballots, asked, policy)
  const total = { heads: heads.length, areaCentiares: heads.reduce((sum, one) => sum + one.areaCentiares, 0) }
  const { channels, invalid, duplicates } = count
  return {
    ...{ step: 'COUNT', to: 'COUNTED', by: 'COUNTER', actor: 'counter', reason: null, invalid, duplicates },
    digest: sha256('a count').toString('base64url'),
    total: showWeight(total, total, false),
    channels: (['ELECTRONIC', 'PAPER', 'PROXY'] as const).map((channel) => ({ channel, heads: channels[channel] })),
    motions: showMotions(motions, count, policy, { heads: heads.length, households: units }),
  }
}

function agendaOf(motions: readonly Motion[]): Json {
  const items = motions.map((motion) => ({
    ...{ number: motion.number, kind: motion.kind, matter: motion.matter, title: motion.title, text: motion.text },
    ...{ attachments: [], seats: motion.seats },
    candidates: motion.candidates.map(({ number, name, unitId, statement }) => ({ number, name, unitId, statement })),
  }))
  return { estate: null, title: '表决', text: '说明', scope: { kind: 'estate' }, isTemporary: false, motions: items }
}

const digestOf = (value: Json): string => sha256(canonical(value)).toString('base64url')

/** A decision from its draft on, told as a log: every kind of entry, by chance; the same for the same seed. */
export function tellStory(terms: StoryTerms): Story {
  const random = seeded(terms.seed)
  const { heads = 12 + random.below(60), until = 'ARCHIVED', sign = 'each', keys: keyCount = 2 } = terms
  const policy: VotePolicy = { ...plainVotePolicy, ...(terms.policy ?? randomPolicy(random)) }
  const [community, decision] = [uuid(random), uuid(random)]
  const motions = [question(1, 'FUND_USE'), question(2, 'FUND_RAISE'), election(3, 2, ['甲', '乙', '丙', '丁'])]
  const roll = Array.from({ length: heads }, () => ({
    ...{
      pseudonym: toBase64url(random.bytes(16)),
      area: 3_000 + random.below(12) * 1_000,
      salt: toBase64url(random.bytes(32)),
    },
  })).toSorted((one, other) => (one.pseudonym < other.pseudonym ? -1 : 1))
  const area = roll.reduce((sum, one) => sum + one.area, 0)
  const root = toBase64url(rootOf(roll.map(rollLeafOf)))
  const entries: LogEntry[] = []
  let now = Date.UTC(2026, 0, 5, 1)
  const add: Telling['add'] = (kind, body, minutes = heads > 500 ? 0 : random.below(3)) => {
    now += minutes * 60_000
    const entry = { community, decision, seq: entries.length + 1, kind, at: new Date(now).toISOString(), body }
    entries.push(entry)
    return entry
  }
  const day = 24 * 60
  const step = (name: string, to: string, more: Record<string, Json> = {}, minutes?: number, by = 'ORGANISER') =>
    add('transition', { step: name, to, by, actor: 'organiser', reason: null, ...more }, minutes)
  const later = (days: number) => new Date(now + days * day * 60_000).toISOString()
  const telling: Telling = { random, policy, motions, decision, add, opened: new Map() }
  const agenda = agendaOf(motions)
  const [agendaHash, policyHash] = [digestOf(agenda), digestOf(policy)]
  step('SUBMIT', 'REVIEW')
  add('transition', { act: 'NOTED', to: 'REVIEW', actor: 'committee', reason: null })
  const closesAt = later(30)
  step('NOTIFY', 'NOTICED', { agenda: agendaHash, policy: policyHash, opensAt: later(16), closesAt })
  step('FREEZE', 'ROLL_FROZEN', { freeze: 1, root, heads, area }, day)
  add('objection', { to: 'roll', remark: uuid(random), actor: 'owner' })
  const opening = {
    ...{ agenda: agendaHash, policy: policyHash, rollRoot: root, heads, area, units: heads + 2, closesAt },
    ...{ key: toBase64url(random.bytes(32)), keptBy: ['甲处', '乙处'] },
  }
  add('open', { step: 'OPEN', to: 'OPEN', by: 'ORGANISER', actor: 'organiser', reason: null, ...opening }, 16 * day)
  const acts = roll.map(({ pseudonym }, at) => actsOf(telling, pseudonym, at + 1))
  // Heads take turns, each in its own order.
  const turns = random.shuffled(acts.flatMap((own, at) => own.map(() => at)))
  for (const at of turns) acts[at]?.shift()?.()
  const extended = later(20)
  add('extension', {
    step: 'EXTEND',
    to: 'EXTENDED',
    by: 'ORGANISER',
    actor: 'organiser',
    reason: '票少',
    closesAt: extended,
  })
  const reaches = (state: 'CLOSED' | 'COUNTED' | 'ARCHIVED') =>
    ['OPEN', 'CLOSED', 'COUNTED', 'ARCHIVED'].indexOf(until) >= ['OPEN', 'CLOSED', 'COUNTED', 'ARCHIVED'].indexOf(state)
  let counting = Buffer.alloc(0)
  if (reaches('CLOSED')) {
    now = Date.parse(extended)
    add('close', { step: 'CLOSE', to: 'CLOSED', by: 'CLOCK', closesAt: extended }, 1)
    openPapers(telling, [...entries])
  }
  if (reaches('COUNTED')) {
    for (const [seq, opened] of telling.opened)
      if (opened === null) add('ruling', { seq, ground: 'ILLEGIBLE', actor: 'counter' }, 0)
    const { digest, ...count } = countBody(telling, entries, roll, heads + 2)
    add('count', { ...count, digest: digest ?? null }, 1)
    const sealed = entries.filter(({ kind, seq }) => kind === 'ballot' || telling.opened.has(seq))
    const ballots = sealed.map(({ seq }) => ({ seq, choices: null, salt: null, ...telling.opened.get(seq) }))
    const file = {
      v: 1,
      format: 'liren.vote.counting.1',
      alg,
      community,
      decision,
      roll,
      ballots: ballots as unknown as Json,
    }
    counting = Buffer.from(`${canonical(file)}\n`)
  }
  if (reaches('ARCHIVED')) {
    const digest = sha256('a count').toString('base64url')
    step('PUBLISH', 'OBJECTION')
    add('objection', { to: 'result', remark: uuid(random), actor: 'owner' })
    const released = { file: sha256(counting).toString('base64url'), to: ['街道办'], reason: '复核' }
    add('release', { ...released, by: 'COUNTER', actor: 'counter' })
    const recount = { step: 'RECOUNT', to: 'RECOUNT', by: 'COUNTER', reason: null, digest, agrees: true }
    for (const actor of ['second', 'third']) add('recount', { ...recount, actor })
    step('FINALISE', 'FINAL', {}, 8 * day)
    step('FILE', 'FILED')
    step('ARCHIVE', 'ARCHIVED', {}, 20 * day)
  }
  const middle = entries[Math.floor(entries.length / 2)]?.at ?? ''
  const keys = [
    { key: testKey(1), from: '2026-01-01T00:00:00.000Z' },
    ...(keyCount === 2 ? [{ key: testKey(2), from: middle }] : []),
  ]
  const musts = entries.filter(({ kind, seq }) => kind === 'open' || kind === 'close' || seq === entries.length)
  const signed = signAll(
    entries,
    (sign === 'each' ? entries : musts).map(({ seq }) => seq),
    keys,
  )
  const certificates = certificatesOf(keys)
  const files = filesOf({ entries, signed, certificates, agenda, policy })
  const zip = pack(files, { community, decision })
  return { community, decision, entries, agenda, policy, roll, counting, signed, certificates, files, zip }
}
