import { alg } from '@liren/shared/votes.audit'
import { canonical } from '@liren/shared/votes.canonical'
import { again, big, few, small, stranger, type Bodies } from '../support/votes.forgeries.ts'
import { certificatesOf, signAll } from '../support/votes.signing.ts'
import { tokenOf } from '../support/tsa.standin.ts'
import type { Story } from '../support/votes.story.ts'
import {
  bodyOf,
  entryOf,
  forged,
  signersOf,
  stepOf,
  withBody,
  withEntry,
  withMore,
  without,
  type Change,
  text,
} from '../support/votes.tampering.ts'
import { verify } from '../support/votes.verifier.ts'

const ballot = entryOf(big, 'ballot')
const second = entryOf(big, 'ballot', 1)
const close = entryOf(big, 'close')
const count = entryOf(big, 'count')
const open = entryOf(big, 'open')

const motions = (): Bodies[] => structuredClone(bodyOf(count)['motions']) as unknown as Bodies[]
/** The count with one of its motions changed. */
const miscounted = (change: (motion: Bodies) => void, at = 0): Change => {
  const changed = motions()
  if (changed[at]) change(changed[at])
  return { entries: withBody(big.entries, count.seq, { motions: changed }), resign: true }
}
const keyed = (change: (list: Bodies[]) => void): Change => {
  const certificates = structuredClone(big.certificates)
  change(certificates)
  return { certificates }
}
const signedWith = (at: number, change: Bodies): Change => ({
  signed: big.signed.map((one, place) => (place === at ? { ...one, ...change } : one)),
})
const line = (seq: number): string => big.files['log.jsonl'].split('\n')[seq - 1] ?? ''
const lined = (seq: number, to: string): Change => ({
  files: { 'log.jsonl': big.files['log.jsonl'].replace(line(seq), to) },
})
const delivery = entryOf(big, 'delivery')
const paper = entryOf(big, 'paper_received')
const opening = entryOf(big, 'paper_opened')
const ruling = entryOf(big, 'ruling')
const usedProxy = big.entries.find(({ kind, body }) => kind === 'ballot' && (body as Bodies)['grant'] !== null)
const proxied = usedProxy?.seq ?? 0

const signedAt = (seq: number) => big.signed.find(({ size }) => size === seq)
/** A time-stamp of the head after an entry, truly so, with something changed. */
function stampOf(seq: number, change: Bodies = {}, over?: string): Bodies {
  const { community, decision } = big
  const head = text(signedAt(seq)?.['head'])
  const token = tokenOf(Buffer.from(over ?? head, 'base64url'), null, new Date('2026-03-01T00:00:00Z'))
  return { v: 1, alg, community, decision, size: seq, head, token: token.toString('base64url'), ...change }
}
const stampedWith = (...stamps: Bodies[]): Change => ({ files: { 'stamps.json': canonical(stamps) } })
const otherHead = text(signedAt(open.seq)?.['head'])

const lateSecond = withEntry(big.entries, 2, { at: '2026-01-05T02:00:00.000Z' })

/** Who may change what in the export of a decision, and which check says so first, and where. */
const changes: [number, string, Change, object][] = [
  [27, 'no list of time-stamps', { files: { 'stamps.json': '{}' } }, { file: 'stamps.json' }],
  [27, 'a time-stamp of a ballot', stampedWith(stampOf(ballot.seq)), { size: ballot.seq }],
  [27, 'a time-stamp of another head', stampedWith(stampOf(close.seq, { head: otherHead })), { size: close.seq }],
  [27, 'a token over another head', stampedWith(stampOf(close.seq, {}, otherHead)), { size: close.seq }],
  [27, 'a token that is none', stampedWith(stampOf(close.seq, { token: 'MAA' })), { size: close.seq }],
  [27, 'time-stamps twice', stampedWith(stampOf(close.seq), stampOf(close.seq)), { size: close.seq }],
  [27, 'a time-stamp of elsewhere', stampedWith(stampOf(close.seq, { decision: big.community })), { size: close.seq }],
  [2, 'a manifest that leaves files out', { manifest: { files: {} } }, { file: 'manifest.json' }],
  [4, 'a manifest that says fewer entries', { manifest: { size: 3 } }, { file: 'manifest.json' }],
  [3, 'a number written otherwise', lined(5, line(5).replace('"seq":5', '"seq":5.0')), { entry: 5 }],
  [3, 'a name that comes twice', lined(5, line(5).replace('{', '{"alg":"x",')), { entry: 5 }],
  [3, 'white space', lined(5, line(5).replace(',', ', ')), { entry: 5 }],
  [3, 'a letter escaped without need', lined(5, line(5).replace('"kind"', '"k\\u0069nd"')), { entry: 5 }],
  [3, 'a name too many', { entries: withEntry(big.entries, 5, { more: 1 } as object) }, { entry: 5 }],
  [
    3,
    'a day that does not exist',
    { entries: withEntry(big.entries, 1, { at: '2026-02-30T00:00:00.000Z' }) },
    { entry: 1 },
  ],
  [
    3,
    'a commitment with bits left over',
    { entries: withBody(big.entries, ballot.seq, { commitment: `${'A'.repeat(42)}B` }) },
    { entry: ballot.seq },
  ],
  [4, 'an entry deleted from the middle', { entries: big.entries.filter(({ seq }) => seq !== 9) }, { entry: 9 }],
  [
    4,
    'an entry of another decision',
    { entries: withEntry(big.entries, ballot.seq, { decision: small.decision }) },
    { entry: ballot.seq },
  ],
  [
    4,
    'an entry of another community',
    { entries: withEntry(big.entries, 4, { community: small.community }) },
    { entry: 4 },
  ],
  [5, 'a question that was changed', { agenda: { ...(big.agenda as Bodies), title: '别的' } }, { file: 'agenda.json' }],
  [
    5,
    'a policy that was changed',
    { policy: { ...(big.policy as unknown as Bodies), allowRevote: true } },
    { file: 'policy.json' },
  ],
  [
    5,
    'a second opening',
    again(withMore(big.entries, open.seq, { kind: 'open', body: bodyOf(open) })),
    { entry: open.seq + 1 },
  ],
  [6, 'a key under another id', keyed(([one]) => Object.assign(one ?? {}, { key: stranger.id })), { key: 1 }],
  [
    6,
    'a key from another time',
    keyed(([one]) => Object.assign(one ?? {}, { from: '2025-01-01T00:00:00.000Z' })),
    { key: 1 },
  ],
  [
    6,
    'an endorsement by somebody else',
    keyed(([, two]) => Object.assign(two ?? {}, { endorsement: stranger.sign('x') })),
    { key: 2 },
  ],
  [6, 'keys out of order', keyed((list) => list.reverse()), { key: 1 }],
  [7, 'a head signed by somebody else', signedWith(3, { signature: stranger.sign('x') }), { size: 4 }],
  [7, 'a head of a key that nobody knows', signedWith(3, { key: stranger.id }), { size: 4 }],
  [7, 'a head signed at another time', signedWith(0, { at: '2026-01-02T00:00:00.000Z' }), { size: 1 }],
  [7, 'a head of a key that had been followed by another', signedByFirst(), { size: big.entries.length }],
  [7, 'heads out of order', { signed: [...big.signed].reverse() }, { line: 2 }],
  [
    9,
    'a close that is not signed',
    { signed: big.signed.filter(({ size }) => size !== close.seq) },
    { entry: close.seq },
  ],
  [9, 'a last entry that is not signed', { signed: big.signed.slice(0, -1) }, { entry: big.entries.length }],
  [9, 'a tail cut off', { entries: big.entries.slice(0, -2) }, { size: big.entries.length }],
  [
    10,
    'a ballot exchanged for another',
    { entries: withBody(big.entries, ballot.seq, { commitment: text(bodyOf(second)['commitment']) }) },
    { entry: ballot.seq },
  ],
  [
    10,
    'an entry deleted and all numbered anew',
    { entries: without(big.entries, ballot.seq), signed: big.signed.slice(0, -1) },
    { entry: ballot.seq },
  ],
  [
    14,
    'a clock that jumps back',
    again(withEntry(big.entries, ballot.seq, { at: open.at.replace('01:', '00:') })),
    { entry: ballot.seq },
  ],
  [14, 'an entry later than its signature', { entries: lateSecond, signed: signedEarly(lateSecond) }, { entry: 2 }],
  [
    15,
    'a step left out',
    again(without(big.entries, stepOf(big, 'NOTIFY').seq)),
    { entry: stepOf(big, 'FREEZE').seq - 1 },
  ],
  [
    15,
    'a step by somebody who may not',
    again(withBody(big.entries, count.seq, { by: 'ORGANISER' })),
    { entry: count.seq },
  ],
  [
    15,
    'a second count',
    again(withMore(big.entries, count.seq, { kind: 'count', body: bodyOf(count) })),
    { entry: count.seq + 1 },
  ],
  [15, 'an act that claims a state', again(withBody(big.entries, 2, { to: 'OPEN' })), { entry: 2 }],
  [15, 'a step that there is not', again(withBody(big.entries, 1, { step: 'WIN' })), { entry: 1 }],
  [
    16,
    'a proof of delivery after the close',
    again(withMore(big.entries, close.seq, { kind: 'delivery', body: bodyOf(delivery) })),
    { entry: close.seq + 1 },
  ],
  [
    16,
    'a ballot after the close',
    again(withMore(big.entries, close.seq, { kind: 'ballot', body: bodyOf(ballot) })),
    { entry: close.seq + 1 },
  ],
  [
    16,
    'a kind that there is not',
    again(withMore(big.entries, close.seq, { kind: 'gift', body: {} })),
    { entry: close.seq + 1 },
  ],
  [
    17,
    'another closing time than in the notice',
    again(withBody(big.entries, open.seq, { closesAt: '2026-02-05T00:00:00.000Z' })),
    { entry: open.seq },
  ],
  [17, 'another roll than was frozen', again(withBody(big.entries, open.seq, { area: 1 })), { entry: open.seq }],
  [
    17,
    'a close before its time',
    again(withBody(big.entries, close.seq, { closesAt: '2026-02-01T00:00:00.000Z' })),
    { entry: close.seq },
  ],
  [
    17,
    'an extension too many',
    again(
      withMore(big.entries, entryOf(big, 'extension').seq, {
        kind: 'extension',
        body: { ...bodyOf(entryOf(big, 'extension')), closesAt: '2026-02-20T00:00:00.000Z' },
      }),
    ),
    { entry: entryOf(big, 'extension').seq + 1 },
  ],
  [
    17,
    'an extension beyond the policy',
    again(withBody(big.entries, entryOf(big, 'extension').seq, { closesAt: '2027-01-01T00:00:00.000Z' })),
    { entry: entryOf(big, 'extension').seq },
  ],
  [
    18,
    'a second ballot of a head',
    again(withMore(big.entries, second.seq, { kind: 'ballot', body: { ...bodyOf(ballot) } })),
    { entry: second.seq + 1 },
  ],
  [
    18,
    'a ballot other than its proxy',
    again(withBody(big.entries, proxied, { commitment: text(bodyOf(ballot)['commitment']) })),
    { entry: proxied },
  ],
  [
    18,
    'a ballot of a proxy that is not there',
    again(withBody(big.entries, ballot.seq, { grant: 1 })),
    { entry: ballot.seq },
  ],
  [18, 'a ballot after the time, before the close', late('ballot'), { entry: close.seq }],
  [18, 'more heads than there are', again(stuffed()), { file: 'log.jsonl' }],
  [
    19,
    'a paper opened twice',
    again(withMore(big.entries, opening.seq, { kind: 'paper_opened', body: bodyOf(opening) })),
    { entry: opening.seq + 1 },
  ],
  [
    19,
    'a paper that was never received',
    again(withBody(big.entries, opening.seq, { received: ballot.seq })),
    { entry: opening.seq },
  ],
  [19, 'a paper left sealed', again(without(big.entries, opening.seq)), { entry: Number(bodyOf(opening)['received']) }],
  [19, 'a paper after the time, before the close', late('paper_received'), { entry: close.seq }],
  [
    19,
    'a second paper of a head',
    again(withMore(big.entries, paper.seq, { kind: 'paper_received', body: { ...bodyOf(paper), number: 999 } })),
    { entry: paper.seq + 1 },
  ],
  [
    20,
    'sums that do not add up',
    miscounted((one) => {
      const [sum] = one['sums'] as unknown as { weight: { heads: number } }[]
      if (sum) sum.weight.heads += 1
    }),
    { entry: count.seq },
  ],
  [
    20,
    'a result that does not follow',
    miscounted((one) =>
      Object.assign(one['decisive'] as object, { result: 'PASSED', quorum: { area: true, heads: true } }),
    ),
    { entry: count.seq },
  ],
  [
    20,
    'a percentage rounded up',
    miscounted(
      (one) =>
        ((one['decisive'] as unknown as { participating: { headsPercent: number } }).participating.headsPercent +=
          0.01),
    ),
    { entry: count.seq },
  ],
  [
    20,
    'a motion that was not asked',
    miscounted((one) => Object.assign(one, { matter: 'REBUILD' })),
    { entry: count.seq },
  ],
  [
    20,
    'an election with the result of a question',
    miscounted((one) => Object.assign(one, { decisive: motions()[0]?.['decisive'] }), 2),
    { entry: count.seq },
  ],
  [
    20,
    'a channel told twice',
    again(withBody(big.entries, count.seq, { channels: [...channels(), ...channels()] })),
    { entry: count.seq },
  ],
  [20, 'heads who said what cannot be said', miscounted(impossible, 1), { entry: count.seq }],
  [20, 'ballots that nobody cast', again(withBody(big.entries, count.seq, { duplicates: 77 })), { entry: count.seq }],
  [
    24,
    'a delivery proved twice',
    again(withMore(big.entries, delivery.seq, { kind: 'delivery', body: bodyOf(delivery) })),
    { entry: delivery.seq + 1 },
  ],
  [24, 'a delivery after the time, before the close', late('delivery'), { entry: close.seq }],
  [
    25,
    'a release to nobody',
    again(withBody(big.entries, entryOf(big, 'release').seq, { to: [] })),
    { entry: entryOf(big, 'release').seq },
  ],
  [
    25,
    'a recount by who has counted',
    again(withBody(big.entries, entryOf(big, 'recount', 1).seq, { actor: 'second' })),
    { entry: entryOf(big, 'recount', 1).seq },
  ],
  [
    25,
    'a recount that hides a difference',
    again(withBody(big.entries, entryOf(big, 'recount').seq, { digest: text(bodyOf(ballot)['commitment']) })),
    { entry: entryOf(big, 'recount').seq },
  ],
  [
    25,
    'a second ruling on a ballot',
    again(withMore(big.entries, ruling.seq, { kind: 'ruling', body: bodyOf(ruling) })),
    { entry: ruling.seq + 1 },
  ],
]

/** A log whose second entry is said to be later than it was signed. */
function signedEarly(entries: Story['entries']) {
  const timeOf = ({ seq }: { seq: number }) => big.entries[seq - 1]?.at ?? ''
  return signAll(
    entries,
    entries.map(({ seq }) => seq),
    signersOf(big),
    timeOf,
  )
}

/** The last head, signed by the first key although the second had signed others. */
function signedByFirst(): Change {
  const [first] = signersOf(big)
  const signed = big.signed.map((one, place) => {
    if (!first || place < big.signed.length - 1) return one
    const { signature: _, ...plain } = one
    const told = { ...plain, key: first.key.id }
    return { ...told, signature: first.key.sign(`liren.vote.head.1 ${canonical(told)}`) }
  })
  return { signed }
}

/** Something taken in at the very closing time. */
function late(kind: string): Change {
  const { at } = close
  return again(withMore(big.entries, close.seq - 1, { kind, at, body: bodyOf(entryOf(big, kind)) }))
}

function channels() {
  return bodyOf(count)['channels'] as unknown as Bodies[]
}

/** Heads who abstained are said to follow the majority, which this policy does not offer. */
function impossible(motion: Bodies): void {
  const sums = motion['sums'] as unknown as { bucket: string; weight: unknown }[]
  const place = (bucket: string) => sums.find((one) => one.bucket === bucket) ?? { weight: null }
  const [to, from] = [place('FOLLOW'), place('ABSTAIN')]
  ;[to.weight, from.weight] = [from.weight, to.weight]
}

/** Ballots for heads that are in no roll. */
function stuffed() {
  const pseudonyms = Array.from({ length: 61 }, (_, at) => Buffer.alloc(16, at + 1).toString('base64url'))
  return pseudonyms.reduce(
    (entries, pseudonym) =>
      withMore(entries, open.seq, { kind: 'ballot', body: { ...bodyOf(ballot), pseudonym, grant: null } }),
    big.entries,
  )
}

test('the clock of a signer may be ahead of that of the database', () => {
  const certificates = certificatesOf(
    signersOf(big).map((one, at) => ({ ...one, from: at === 0 ? one.from : '2027-01-01T00:00:00.000Z' })),
  )
  expect(verify(forged(big, { certificates })).first).toBeNull()
})

describe('a forged export', () => {
  test.each(changes)('check %i: %s', (number, _name, change, item) => {
    const report = verify(forged(big, change))
    expect(report.first).toMatchObject({ check: number, item })
    expect(report).toMatchObject({ ok: false, exit: 1 })
  })

  test('is told apart where signatures are few: the first entry after the last head that holds, or the range', () => {
    const change = (seq: number) => ({
      entries: withBody(few.entries, seq, { commitment: text(bodyOf(second)['commitment']) }),
    })
    const report = verify(forged(few, { ...change(ballot.seq), signed: few.signed }))
    expect(report.first).toMatchObject({ check: 10, item: { 'entries after': open.seq, before: close.seq } })
  })
})

test('time-stamps of close and count hold, and their times are told', () => {
  const report = verify(forged(big, stampedWith(stampOf(close.seq), stampOf(count.seq))))
  expect(report.first).toBeNull()
  expect(report.checks.at(-1)).toMatchObject({ number: 27, status: 'pass' })
  expect(report.checks.at(-1)?.detail).toContain('close at 2026-03-01T00:00:00Z, count at')
})

test('every check of the log alone has something that it refuses', () => {
  const given = [1, 8, 11, 12, 13, 21, 22, 23, 26]
  const told = new Set([...changes.map(([number]) => number), ...given])
  expect(verify(big.zip).checks.filter(({ number }) => !told.has(number))).toEqual([])
})
