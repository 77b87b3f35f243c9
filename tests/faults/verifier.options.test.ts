import { canonical, type Json } from '@liren/shared/votes.canonical'
import { archive, exportNames, pack } from '../support/votes.archive.ts'
import {
  again,
  big,
  counted,
  fileWith,
  opened,
  policy,
  rolls,
  small,
  stranger,
  type Bodies,
} from '../support/votes.forgeries.ts'
import { certificatesOf, codeOf } from '../support/votes.signing.ts'
import { tellStory, type Story } from '../support/votes.story.ts'
import { bodyOf, entryOf, forged, signersOf, withBody, without, text } from '../support/votes.tampering.ts'
import { failedIn, skippedIn, verifierFile, verify, type VerifyOptions } from '../support/votes.verifier.ts'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ballot = entryOf(big, 'ballot')
const second = entryOf(big, 'ballot', 1)
const close = entryOf(big, 'close')
const noHead = { size: 0, at: '' }
const swapped = (code: string): string => (code.startsWith('A') ? `B${code.slice(1)}` : `A${code.slice(1)}`)

describe('an archive', () => {
  const parts = exportNames.map((name) => [name, Buffer.from(big.files[name])] as const)
  const flipped = (at: number) => {
    const bytes = Buffer.from(big.zip)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    return bytes
  }
  test.each([
    ['another date', flipped(12)],
    ['something after its end', Buffer.concat([big.zip, Buffer.of(0)])],
    ['something before its beginning', Buffer.concat([Buffer.of(0), big.zip])],
    ['no manifest', archive(parts)],
    ['files in another order', archive([...parts].reverse())],
    ['a file too many', archive([...parts, ['manifest.json', Buffer.from('{}')], ['more', Buffer.of()]])],
    ['nothing in it', Buffer.alloc(0)],
    ['half of it', big.zip.subarray(0, big.zip.length / 2)],
  ])('has one form: not %s', (_name, bytes) => {
    expect(verify(bytes)).toMatchObject({ exit: 1, first: { check: 1 } })
  })

  test('of a later format is not known, which is said', () => {
    expect(verify(forged(big, { manifest: { format: 'liren.vote.public.2' } }))).toMatchObject({
      exit: 3,
      first: { check: 2 },
    })
    const alg = big.files['log.jsonl'].replace('sha256-ed25519', 'sm3-sm2')
    expect(verify(pack({ ...big.files, 'log.jsonl': alg }, big))).toMatchObject({ exit: 3, first: { check: 3 } })
  })
})

describe('what is given beside an export', () => {
  const head = (story: Story, size: number) => canonical(story.signed.find((one) => one.size === size) ?? null)
  const code = (story: Story, size: number) =>
    codeOf(story.signed.find((one) => one.size === size) ?? { size: 0, at: '' })
  const [first, next] = signersOf(big)
  const shorter = forged(big, again(big.entries.slice(0, close.seq)))
  const dropped = forged(big, again(without(big.entries, ballot.seq)))
  const other = forged(
    big,
    again(withBody(big.entries, ballot.seq, { commitment: text(bodyOf(second)['commitment']) })),
  )
  const lost = forged(big, {
    certificates: certificatesOf(signersOf(big).map((one, at) => ({ ...one, isLost: at === 1 }))),
  })

  const refused: [number, string, Buffer, VerifyOptions, object][] = [
    [8, 'the fingerprint of somebody else', big.zip, { key: [stranger.fingerprint] }, { key: 1 }],
    [8, 'one that was lost, and its successor not given', lost, { key: [first?.key.fingerprint ?? ''] }, { key: 2 }],
    [11, 'an earlier export that had more', shorter, { previous: big.zip }, { entry: close.seq + 1 }],
    [11, 'an earlier export that had something else', other, { previous: big.zip }, { entry: ballot.seq }],
    [
      11,
      'an earlier export that was forged',
      big.zip,
      { previous: forged(big, { entries: withBody(big.entries, ballot.seq, { grant: 1 }) }) },
      { file: 'log.jsonl' },
    ],
    [12, 'a head of what was lost', shorter, { witness: head(big, close.seq + 2) }, { entry: close.seq + 1 }],
    [12, 'a head of another view', other, { witness: head(big, ballot.seq) }, { entry: ballot.seq }],
    [
      12,
      'a head that nobody signed',
      big.zip,
      { witness: head(big, 5).replace('"size":5', '"size":6') },
      { file: 'witness' },
    ],
    [12, 'a head of another decision', big.zip, { witness: head(small, 5) }, { file: 'witness' }],
    [
      13,
      'the receipt of a ballot that was dropped',
      dropped,
      { receipt: code(big, ballot.seq) },
      { entry: ballot.seq },
    ],
    [
      13,
      'the receipt of a ballot that was exchanged',
      other,
      { receipt: code(big, ballot.seq) },
      { entry: ballot.seq },
    ],
    [13, 'the receipt of something else', big.zip, { receipt: code(big, close.seq) }, { entry: close.seq }],
    [13, 'a receipt that was made up', big.zip, { receipt: swapped(code(big, ballot.seq)) }, { file: 'receipt' }],
    [13, 'half a receipt', big.zip, { receipt: code(big, ballot.seq).slice(0, 200) }, { file: 'receipt' }],
    [
      21,
      'a weight exchanged for another',
      big.zip,
      { counting: fileWith(big, (file) => exchange(rolls(file))) },
      { file: 'counting' },
    ],
    [21, 'a head left out', big.zip, { counting: fileWith(big, (file) => rolls(file).pop()) }, { roll: 'of 59' }],
    [
      22,
      'a choice that was changed',
      big.zip,
      { counting: fileWith(big, (file) => Object.assign(opened(file)[0] ?? {}, { choices: { 1: 'AGAINST' } })) },
      { ballot: ballotOf(big) },
    ],
    [
      22,
      'a ballot left out',
      big.zip,
      { counting: fileWith(big, (file) => (file['ballots'] as unknown[]).pop()) },
      { file: 'counting' },
    ],
    [
      22,
      'a ballot closed that was valid',
      big.zip,
      { counting: fileWith(big, (file) => Object.assign(opened(file)[0] ?? {}, { choices: null, salt: null })) },
      { ballot: ballotOf(big) },
    ],
    [
      23,
      'areas that only the counters see',
      forged(small, again(withBody(small.entries, entryOf(small, 'count').seq, { motions: larger() }))),
      { counting: small.counting },
      { entry: entryOf(small, 'count').seq },
    ],
    [26, 'a file that nobody released', counted.zip, { counting: counted.counting }, { file: 'counting' }],
  ]
  test.each(refused)('check %i refuses %s', (number, _name, bytes, options, item) => {
    expect(verify(bytes, options)).toMatchObject({ exit: 1, first: { check: number, item } })
  })

  test('is taken where it is true', () => {
    const options = {
      counting: big.counting,
      previous: forged(big, again(big.entries.slice(0, close.seq))),
      witness: code(big, 7),
      receipt: `${code(big, ballot.seq)}\n`,
      key: [next?.key.fingerprint ?? ''],
    }
    const report = verify(big.zip, options)
    expect(report.first).toBeNull()
    expect(skippedIn(report)).toEqual([])
    expect(report.level).toBe('counting')
    expect(verify(big.zip, { ...options, key: [first?.key.id ?? ''], witness: head(big, 7) }).ok).toBe(true)
    expect(verify(lost, { key: [first, next].map((one) => one?.key.fingerprint ?? '') }).ok).toBe(true)
  })

  test('says what the level of disclosure does not allow', () => {
    const report = verify(big.zip)
    expect(report).toMatchObject({ ok: true, exit: 0, level: 'public', legalMode: 'CONSULTATIVE' })
    expect(skippedIn(report)).toEqual([8, 11, 12, 13, 21, 22, 23, 26])
    expect(report.checks.find(({ number }) => number === 21)?.detail).toContain('disclosure')
  })

  test('is not asked for what has not happened yet', () => {
    for (const until of ['OPEN', 'CLOSED'] as const) {
      const report = verify(tellStory({ seed: 5, until, policy }).zip)
      expect(failedIn(report)).toEqual([])
      expect(report.checks.find(({ number }) => number === 20)?.detail).toBe('not counted yet')
    }
  })
})

describe('the command line', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'verifier-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const put = (name: string, bytes: Uint8Array) => {
    const file = path.join(folder, name)
    writeFileSync(file, bytes)
    return file
  }
  const zip = put('export.zip', big.zip)
  const later = put('later.zip', forged(big, { manifest: { format: 'liren.vote.public.2' } }))
  const counting = put('counting.json', big.counting)

  test.each([
    ['what holds', 0, [zip, '--counting', counting, '--receipt', codeOf(big.signed[ballot.seq - 1] ?? noHead)]],
    ['a question about itself', 0, ['--help']],
    ['what does not hold', 1, [zip, '--key', stranger.fingerprint]],
    ['what is no archive', 1, [counting]],
    ['nothing', 2, []],
    ['a file that is not there', 2, [path.join(folder, 'nothing.zip')]],
    ['a name of a receipt that is not there', 2, [zip, '--receipt', path.join(folder, 'receipt.txt')]],
    ['an option without its value', 2, [zip, '--counting']],
    ['an option that there is not', 2, [zip, '--fast']],
    ['a later format', 3, [later]],
  ])('ends at %s with %i', (_name, exit, words) => {
    expect(spawnSync(process.execPath, [verifierFile, ...words]).status).toBe(exit)
  })

  test('tells as JSON what it tells in words', () => {
    const { stdout } = spawnSync(process.execPath, [verifierFile, zip, '--json'], { encoding: 'utf8' })
    expect(JSON.parse(stdout)).toEqual(verify(big.zip))
    const said = spawnSync(process.execPath, [verifierFile, zip], { encoding: 'utf8' }).stdout
    expect(said).toContain('A consultation: its result tells opinions and binds nobody.')
  })
})

/** Two heads of different areas exchange them. */
function exchange(roll: Bodies[]): void {
  const [one] = roll
  const other = roll.find(({ area }) => area !== one?.['area'])
  if (!one || !other) return
  const { area = 0 } = one
  Object.assign(one, { area: other['area'] })
  Object.assign(other, { area })
}

/** The first ballot of a counting file that is open. */
function ballotOf(story: Story): number {
  return opened(JSON.parse(story.counting.toString()) as Bodies)[0]?.['seq'] as number
}

/** The small count, with a share of area that its heads do not tell. */
function larger(): Json {
  const changed = structuredClone(bodyOf(entryOf(small, 'count'))['motions']) as unknown as Bodies[]
  const sums = changed[0]?.['sums'] as unknown as { weight: { areaPercent: number } }[]
  const [one] = sums
  if (one) one.weight.areaPercent += 1
  return changed
}
