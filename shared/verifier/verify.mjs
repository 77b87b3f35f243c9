#!/usr/bin/env node
/*
 * Checks what a decision of owners has left behind. Written from FORMAT.md beside it, whose words and numbers it uses: read
 * that first. One file, no dependency, Node 20 or newer; it shares no code with the product and needs no network.
 *
 *   node verify.mjs <export.zip> [--counting <file>] [--previous <earlier.zip>] [--witness <file or code>]
 *                   [--receipt <file or code>] [--key <fingerprint>] [--json]
 */
import * as crypto from 'node:crypto'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { crc32 as fastCrc } from 'node:zlib'

// --- What is wrong, and where -----------------------------------------------------------------------------------------

/** Something that does not hold; `item` is where: a file, and what in it. */
class Bad extends Error {
  constructor(item, why) {
    super(why)
    this.item = item
  }
}
/** A format of another time. */
class Unknown extends Bad {}
/** A check that this disclosure level, or these options, do not allow. */
class Skip extends Error {}

const expect = (holds, item, why) => {
  if (!holds) throw new Bad(item, why)
}
const entryItem = (seq) => ({ file: 'log.jsonl', entry: seq })
const sizeItem = (size) => ({ file: 'signed.jsonl', size })
const textOfItem = ({ file, ...rest }) =>
  [file, ...Object.entries(rest).map(([name, value]) => `${name} ${value}`)].join(', ')

// --- Encodings (1) ----------------------------------------------------------------------------------------------------

const alg = 'sha256-ed25519'
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
const isSurrogate = /\p{Surrogate}/u

/** RFC 8785. */
function canonical(value) {
  if (typeof value === 'string') {
    if (isSurrogate.test(value)) throw new Error('a lone surrogate')
    return JSON.stringify(value)
  }
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isObject(value)) throw new Error('no JSON')
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${canonical(name)}:${canonical(value[name])}`).join(',')}}`
}

/** The value of a text that is written as RFC 8785 asks. */
function parseCanonical(bytes, item) {
  let text
  let value
  try {
    text = utf8.decode(bytes)
    value = JSON.parse(text)
    if (canonical(value) === text) return value
  } catch {
    throw new Bad(item, 'is not JSON')
  }
  throw new Bad(item, 'is not in the canonical form of RFC 8785')
}

/** Exactly these names. */
function expectNames(value, names, item) {
  expect(isObject(value), item, 'is no object')
  const found = Object.keys(value)
  const isFit = found.length === names.length && names.every((name) => Object.hasOwn(value, name))
  expect(isFit, item, `has other names than it should: ${found.join(' ')}`)
}

/** Bytes of base64url, or null where it is not strictly that. */
function bytesOf(text, length) {
  if (typeof text !== 'string' || !/^[A-Za-z0-9_-]*$/.test(text)) return null
  const bytes = Buffer.from(text, 'base64url')
  return bytes.length === length && bytes.toString('base64url') === text ? bytes : null
}
const isDigest = (value) => bytesOf(value, 32) !== null
const isPseudonym = (value) => bytesOf(value, 16) !== null
const isId = (value) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
const isCount = (value) => Number.isSafeInteger(value) && value >= 0
const isInstant = (value) => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)) return false
  const at = new Date(value)
  return !Number.isNaN(at.getTime()) && at.toISOString() === value
}

const sha256 = crypto.hash
  ? (bytes) => crypto.hash('sha256', bytes, 'buffer')
  : (bytes) => crypto.createHash('sha256').update(bytes).digest()
const [leafPrefix, nodePrefix] = [Buffer.of(0), Buffer.of(1)]
const digest = (bytes) => sha256(bytes).toString('base64url')
const hashOf = (value) => sha256(Buffer.from(canonical(value)))

/** Says that it does not know another version, before anything else is said about it. */
function expectKnown(value, format, item) {
  expect(isObject(value), item, 'is no object')
  const known = value.v === 1 && value.alg === alg && (format === null || value.format === format)
  if (!known) throw new Unknown(item, `is of a version, algorithm or format that this verifier does not know`)
}

// --- The tree (2): peaks of full trees, so that a root at any size costs little -----------------------------------------

const node = (left, right) => sha256(Buffer.concat([nodePrefix, left, right]))

class Tree {
  peaks = []
  size = 0
  add(leaf) {
    let hash = leaf
    for (let bits = this.size; bits % 2 === 1; bits = (bits - 1) / 2) hash = node(this.peaks.pop(), hash)
    this.peaks.push(hash)
    this.size += 1
  }
  root() {
    return this.peaks.length === 0
      ? sha256(Buffer.alloc(0))
      : this.peaks.reduceRight((right, left) => node(left, right))
  }
}

// --- The archive (4) --------------------------------------------------------------------------------------------------

const fileNames = [
  ...['log.jsonl', 'signed.jsonl', 'keys.json', 'agenda.json', 'policy.json'],
  ...['stamps.json', 'manifest.json'],
]

let table
function crc32(bytes) {
  if (fastCrc) return fastCrc(bytes)
  table ??= Int32Array.from({ length: 256 }, (_, at) => {
    let value = at
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    return value
  })
  let value = -1
  for (const byte of bytes) value = table[(value ^ byte) & 255] ^ (value >>> 8)
  return ~value >>> 0
}

const u16 = (...values) => Buffer.from(values.flatMap((value) => [value & 255, value >>> 8]))
const u32 = (...values) => {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [at, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, 4 * at)
  return bytes
}

/** The one form that an archive of these files has. */
function archiveOf(files) {
  const parts = []
  const directory = []
  let offset = 0
  for (const [name, data] of files) {
    const letters = Buffer.from(name)
    const told = Buffer.concat([
      u16(10, 0, 0, 0, 0x21),
      u32(crc32(data), data.length, data.length),
      u16(letters.length, 0),
    ])
    parts.push(Buffer.from('PK\x03\x04'), told, letters, data)
    directory.push(Buffer.from('PK\x01\x02'), u16(10), told, u16(0, 0, 0), u32(0, offset), letters)
    offset += 4 + told.length + letters.length + data.length
  }
  const index = Buffer.concat(directory)
  const end = [Buffer.from('PK\x05\x06'), u16(0, 0, files.length, files.length), u32(index.length, offset), u16(0)]
  return Buffer.concat([...parts, index, ...end])
}

/** The files of an archive that has the one form. */
function readArchive(bytes) {
  const files = []
  let at = 0
  for (const name of fileNames) {
    const item = { file: name }
    expect(at + 30 + name.length <= bytes.length, item, 'is not in the archive')
    const length = bytes.readUInt32LE(at + 18)
    const start = at + 30 + name.length
    const isHere = bytes.subarray(at + 30, start).equals(Buffer.from(name)) && start + length <= bytes.length
    expect(isHere, item, 'is not in its place in the archive, or not whole')
    const data = bytes.subarray(start, start + length)
    expect(crc32(data) === bytes.readUInt32LE(at + 14), item, 'differs from its checksum in the archive')
    files.push([name, data])
    at = start + length
  }
  expect(archiveOf(files).equals(bytes), { file: 'archive' }, 'has not the one form that an export has')
  return new Map(files)
}

/** Lines that each end with a line feed. */
function linesOf(bytes, file) {
  const lines = []
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at)
    expect(end >= 0, { file, line: lines.length + 1 }, 'does not end with a line feed')
    lines.push(bytes.subarray(at, end))
    at = end + 1
  }
  return lines
}

// --- Entries (5) ------------------------------------------------------------------------------------------------------

const isText = (value) => typeof value === 'string'
const isSeq = (value) => Number.isSafeInteger(value) && value > 0
const orNull = (is) => (value) => value === null || is(value)
const grounds = ['UNSIGNED', 'ILLEGIBLE', 'TWO_MARKS', 'TOO_MANY_TICKS', 'NOT_ENTITLED', 'FORGED']
const isOneOf = (some) => (value) => some.includes(value)
const isTrueOrFalse = (value) => typeof value === 'boolean'
const step = { step: isText, to: isText, by: isText }
const proofs = ['SIGNED_RECEIPT', 'APP_OPENED', 'REGISTERED_MAIL']

/** What the body of each kind holds at least. */
const shapes = {
  transition: { to: isText },
  open: {
    ...step,
    ...{ agenda: isDigest, policy: isDigest, rollRoot: isDigest, heads: isCount, area: isCount, units: isCount },
    ...{ closesAt: isInstant, key: isDigest, keptBy: Array.isArray },
  },
  extension: { ...step, closesAt: isInstant },
  close: { ...step, closesAt: isInstant },
  delivery: { pseudonym: isPseudonym, proof: isOneOf([...proofs, 'PUBLIC_NOTICE']) },
  ballot: { pseudonym: isPseudonym, commitment: isDigest, channel: isOneOf(['ELECTRONIC']), grant: orNull(isSeq) },
  proxy_granted: { pseudonym: isPseudonym, commitment: isDigest, agent: isText, actor: isText },
  proxy_revoked: { grant: isSeq },
  paper_received: { pseudonym: isPseudonym, number: isSeq },
  paper_opened: {
    ...{ pseudonym: isPseudonym, number: isSeq, received: isSeq, channel: isOneOf(['PAPER']) },
    ...{ commitment: orNull(isDigest), ground: orNull(isOneOf(grounds)) },
  },
  ruling: { seq: isSeq, ground: isOneOf(grounds) },
  count: {
    ...step,
    ...{ actor: isText, digest: isDigest, total: isObject, channels: Array.isArray },
    ...{ invalid: isCount, duplicates: isCount, motions: Array.isArray },
  },
  objection: { to: isOneOf(['roll', 'result']) },
  recount: { ...step, actor: isText, digest: isDigest, agrees: isTrueOrFalse },
  release: {
    ...{ file: isDigest, to: Array.isArray, reason: isText, by: isText, actor: isText },
  },
}
const stepShapes = {
  NOTIFY: { agenda: isDigest, policy: isDigest, opensAt: isInstant, closesAt: isInstant },
  FREEZE: { root: isDigest, heads: isCount, area: isCount },
}

function expectShape(body, shape, item) {
  for (const [name, is] of Object.entries(shape))
    expect(Object.hasOwn(body, name) && is(body[name]), item, `has no proper \`${name}\` in its body`)
}

function expectEntry(entry, item) {
  expectKnown(entry, null, item)
  expectNames(entry, ['v', 'alg', 'community', 'decision', 'seq', 'kind', 'at', 'body'], item)
  const { community, decision, seq, kind, at, body } = entry
  expect(isId(community) && isId(decision) && isSeq(seq), item, 'has no proper ids or number')
  expect(isText(kind) && isInstant(at) && isObject(body), item, 'has no proper kind, time or body')
  if (!Object.hasOwn(shapes, kind)) return
  expectShape(body, shapes[kind], item)
  if (kind !== 'transition') return
  expect(Object.hasOwn(body, 'step') !== Object.hasOwn(body, 'act'), item, 'says neither a step nor an act, or both')
  expect(isText(body.step ?? body.act), item, 'has a step or an act that is no text')
  if (isText(body.step)) expectShape(body, { by: isText }, item)
  if (Object.hasOwn(stepShapes, body.step)) expectShape(body, stepShapes[body.step], item)
}

const party = { o: 'ORGANISER', r: 'RESIDENTS_COMMITTEE', s: 'STREET', c: 'COUNTER', t: 'CLOCK' }
const final = ['FINAL', 'FILED', 'ARCHIVED']
const early = ['DRAFT', 'REVIEW', 'NOTICED', 'ROLL_FROZEN']
/** step: kind, from, to, by. */
const life = {
  SUBMIT: ['transition', ['DRAFT'], 'REVIEW', 'o'],
  RETURN: ['transition', ['REVIEW'], 'DRAFT', 'or'],
  NOTIFY: ['transition', ['REVIEW'], 'NOTICED', 'o'],
  FREEZE: ['transition', ['NOTICED', 'ROLL_FROZEN'], 'ROLL_FROZEN', 'o'],
  OPEN: ['open', ['ROLL_FROZEN'], 'OPEN', 'o'],
  EXTEND: ['extension', ['OPEN', 'EXTENDED'], 'EXTENDED', 'o'],
  CLOSE: ['close', ['OPEN', 'EXTENDED'], 'CLOSED', 'ot'],
  COUNT: ['count', ['CLOSED'], 'COUNTED', 'c'],
  PUBLISH: ['transition', ['COUNTED'], 'OBJECTION', 'o'],
  RECOUNT: ['recount', ['OBJECTION', 'RECOUNT'], 'RECOUNT', 'c'],
  FINALISE: ['transition', ['OBJECTION', 'RECOUNT'], 'FINAL', 'o'],
  FILE: ['transition', ['FINAL'], 'FILED', 'o'],
  ARCHIVE: ['transition', ['FINAL', 'FILED'], 'ARCHIVED', 'o'],
  CANCEL: [
    'transition',
    [...early, 'OPEN', 'EXTENDED', 'CLOSED', 'COUNTED', 'OBJECTION', 'RECOUNT'],
    'CANCELLED',
    'os',
  ],
  REVOKE_BY_COURT: ['transition', final, 'REVOKED_BY_COURT', 'rs'],
  REVOKE_BY_GOV: ['transition', final, 'REVOKED_BY_GOV', 's'],
}

// --- Completeness: 1 to 5 -----------------------------------------------------------------------------------------------

function checkArchive(all) {
  all.files = readArchive(all.bytes)
  return `${all.bytes.length} bytes, seven files`
}

function checkManifest({ files }) {
  const item = { file: 'manifest.json' }
  const manifest = parseCanonical(files.get('manifest.json'), item)
  expectKnown(manifest, 'liren.vote.public.1', item)
  expectNames(manifest, ['v', 'format', 'alg', 'community', 'decision', 'size', 'files'], item)
  const named = fileNames.filter((name) => name !== 'manifest.json')
  expectNames(manifest.files, named, item)
  for (const name of named)
    expect(manifest.files[name] === digest(files.get(name)), { file: name }, 'differs from its digest in the manifest')
  return `${named.length} files`
}

function checkEntries(all) {
  const lines = linesOf(all.files.get('log.jsonl'), 'log.jsonl')
  expect(lines.length > 0, { file: 'log.jsonl' }, 'is empty')
  all.entries = lines.map((line, at) => {
    const item = entryItem(at + 1)
    const entry = parseCanonical(line, item)
    expectEntry(entry, item)
    return entry
  })
  all.leaves = lines.map((line) => sha256(Buffer.concat([leafPrefix, line])))
  return `${lines.length} entries are whole`
}

function checkNumbers({ files, entries }) {
  const manifest = parseCanonical(files.get('manifest.json'), { file: 'manifest.json' })
  const { community, decision, size } = manifest
  for (const [at, entry] of entries.entries()) {
    expect(entry.seq === at + 1, entryItem(at + 1), `has the number ${entry.seq}: something is missing, or moved`)
    const isOurs = entry.community === community && entry.decision === decision
    expect(isOurs, entryItem(at + 1), 'belongs to another decision or community')
  }
  expect(size === entries.length, { file: 'manifest.json' }, `says ${size} entries, and there are ${entries.length}`)
  return `1 to ${entries.length}, of decision ${decision}`
}

function checkOpening(all) {
  const openings = all.entries.filter(({ kind }) => kind === 'open')
  expect(openings.length > 0, { file: 'log.jsonl' }, 'has no opening')
  expect(openings.length === 1, entryItem(openings[1]?.seq), 'opens a second time')
  const [opening] = openings
  for (const name of ['agenda', 'policy']) {
    const file = `${name}.json`
    const bytes = all.files.get(file)
    expect(digest(bytes) === opening.body[name], { file }, `is not what entry ${opening.seq}, the opening, binds`)
    all[name] = parseCanonical(bytes, { file })
  }
  expectAgenda(all.agenda)
  expectPolicy(all.policy)
  all.opening = opening
  all.close = all.entries.find(({ kind }) => kind === 'close') ?? null
  return `opened at ${opening.at}, ${opening.body.heads} heads`
}

function expectAgenda(agenda) {
  const item = { file: 'agenda.json' }
  expect(isObject(agenda) && Array.isArray(agenda.motions), item, 'has no motions')
  let last = 0
  for (const motion of agenda.motions) {
    const { number, kind, matter, title, seats, candidates } = isObject(motion) ? motion : {}
    const isRising = isSeq(number) && number > last
    expect(isRising && isText(matter) && isText(title), item, 'has a motion without number, matter or title')
    const named =
      Array.isArray(candidates) && candidates.every((who) => isObject(who) && isSeq(who.number) && isText(who.name))
    expect(named && (kind === 'question' || kind === 'election'), item, `has a motion ${number} of no known kind`)
    const isFit = kind === 'question' ? seats === null && candidates.length === 0 : isSeq(seats)
    const isApart = new Set(candidates.map((who) => who.number)).size === candidates.length
    expect(isFit && isApart, item, `has a motion ${number} whose seats or candidates do not fit its kind`)
    last = number
  }
}

function expectPolicy(policy) {
  const item = { file: 'policy.json' }
  const share = (value) => isObject(value) && isSeq(value.numerator) && isSeq(value.denominator)
  const duplicates = ['FIRST_VALID', 'LAST_VALID', 'PAPER_PREVAILS', 'ELECTRONIC_PREVAILS', 'CONFLICT_VOIDS']
  expect(isObject(policy), item, 'is no object')
  expectShape(
    policy,
    {
      ...{ allowRevote: isTrueOrFalse, allowFollowOption: isTrueOrFalse, duplicatePolicy: isOneOf(duplicates) },
      blankItem: isOneOf(['ABSTAIN', 'NOT_PARTICIPATING']),
      invalidBallot: isOneOf(['NOT_PARTICIPATING', 'PARTICIPATES_NO']),
      unreturnedMode: isOneOf(['EXCLUDE', 'FOLLOW_MAJORITY', 'DELIVERED_ABSTAIN']),
      ...{ minCastShare: orNull(share), maxExtensions: isCount, windowMaxDays: isCount, election: isObject },
    },
    item,
  )
  expectShape(
    policy.election,
    {
      ranking: isOneOf(['HEADS_THEN_AREA', 'AREA_THEN_HEADS', 'SUM_OF_SHARES']),
      alternates: isOneOf(['NONE', 'HALF_OF_MEMBERS', 'MEMBERS', 'ALL']),
      ...{ minMembers: isCount, smallEstate: orNull(isObject) },
    },
    item,
  )
  const small = policy.election.smallEstate
  if (small) expectShape(small, { areaCentiares: orNull(isCount), households: orNull(isCount) }, item)
}

// --- Authenticity: 6 to 9 -----------------------------------------------------------------------------------------------

const keyOf = (raw) =>
  crypto.createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' })
const idOf = (raw) => sha256(raw).subarray(0, 8).toString('base64url')

function isSigned(text, key, signature) {
  const bytes = bytesOf(signature, 64)
  return bytes !== null && crypto.verify(null, Buffer.from(text), key, bytes)
}

function checkKeys(all) {
  const list = parseCanonical(all.files.get('keys.json'), { file: 'keys.json' })
  expect(Array.isArray(list) && list.length > 0, { file: 'keys.json' }, 'holds no key')
  all.keys = []
  for (const [at, certificate] of list.entries()) {
    const item = { file: 'keys.json', key: at + 1 }
    const names = ['v', 'alg', 'key', 'publicKey', 'from', 'previous']
    expectKnown(certificate, null, item)
    expectNames(certificate, [...names, 'signature', 'endorsement'], item)
    const { signature, endorsement, ...told } = certificate
    const raw = bytesOf(told.publicKey, 32)
    expect(raw !== null && idOf(raw) === told.key, item, 'has an id that does not follow from it')
    const before = all.keys.at(-1) ?? null
    expect(told.previous === (before?.id ?? null), item, 'does not name the key before it')
    expect(
      all.keys.every(({ id }) => id !== told.key),
      item,
      'comes twice',
    )
    expect(
      isInstant(told.from) && (!before || told.from > before.from),
      item,
      'is not from a later time than the one before',
    )
    const text = `liren.vote.signer.1 ${canonical(told)}`
    const key = keyOf(raw)
    expect(isSigned(text, key, signature), item, 'did not sign its certificate')
    const isEndorsed = endorsement !== null
    expect(
      !isEndorsed || (before && isSigned(text, before.key, endorsement)),
      item,
      'is not endorsed by the key before it',
    )
    all.keys.push({
      id: told.key,
      from: told.from,
      key,
      fingerprint: digest(raw),
      isEndorsed,
      text: canonical(certificate),
    })
  }
  const lost = all.keys.slice(1).filter(({ isEndorsed }) => !isEndorsed)
  const told = all.keys.map(({ fingerprint }) => fingerprint).join(', ')
  return lost.length === 0 ? told : `${told}; ${lost.length} after the key before was lost`
}

const headNames = ['v', 'alg', 'community', 'decision', 'size', 'leaf', 'head', 'root', 'at', 'key']

function expectHead(signed, item) {
  expectKnown(signed, null, item)
  expectNames(signed, [...headNames, 'signature'], item)
  const { community, decision, size, leaf, head, root, at } = signed
  expect(isId(community) && isId(decision) && isSeq(size), item, 'has no proper ids or size')
  expect([leaf, head, root].every(isDigest) && isInstant(at), item, 'has no proper digests or time')
}

/** Whether one of the keys signed it. */
function expectSignature({ signature, ...told }, keys, item) {
  const found = keys.find(({ id }) => id === told.key)
  expect(found, item, 'is signed by a key that is not in keys.json')
  expect(isSigned(`liren.vote.head.1 ${canonical(told)}`, found.key, signature), item, 'has no true signature')
  return found
}

function checkSignatures(all) {
  const lines = linesOf(all.files.get('signed.jsonl'), 'signed.jsonl')
  expect(lines.length > 0, { file: 'signed.jsonl' }, 'is empty')
  const { community, decision } = parseCanonical(all.files.get('manifest.json'), { file: 'manifest.json' })
  let [size, at, place] = [0, '', 0]
  all.signed = lines.map((line, nth) => {
    const item = { file: 'signed.jsonl', line: nth + 1 }
    const signed = parseCanonical(line, item)
    expectHead(signed, item)
    expect(signed.community === community && signed.decision === decision, item, 'is of another decision')
    expect(signed.size > size, item, 'is not of a larger size than the one before')
    expect(signed.at >= at, sizeItem(signed.size), 'was signed before the one before it')
    const key = expectSignature(signed, all.keys, sizeItem(signed.size))
    // By order alone: `from` is by the clock of the signer, `at` by that of the database.
    const turn = all.keys.indexOf(key)
    expect(turn >= place, sizeItem(signed.size), 'is signed by a key that had been followed by another')
    ;[size, at, place] = [signed.size, signed.at, turn]
    return signed
  })
  return `${all.signed.length} signed heads`
}

function checkFingerprint({ keys, options }) {
  const given = options.key ?? []
  if (given.length === 0) throw new Skip('no --key given: compare the fingerprint with the printed notice')
  const isGiven = ({ id, fingerprint }) => given.includes(id) || given.includes(fingerprint)
  const trusted = keys.map(isGiven)
  for (let at = 1; at < keys.length; at += 1) if (trusted[at - 1] && keys[at].isEndorsed) trusted[at] = true
  for (let at = keys.length - 1; at > 0; at -= 1) if (trusted[at]) trusted[at - 1] = true
  const stranger = trusted.indexOf(false)
  expect(stranger < 0, { file: 'keys.json', key: stranger + 1 }, 'does not lead to a fingerprint that was given')
  return 'every key leads to what was given'
}

function checkCovered({ entries, signed, opening, close }) {
  const sizes = new Set(signed.map(({ size }) => size))
  const [last] = entries.slice(-1)
  for (const entry of [opening, ...(close ? [close] : []), last])
    expect(sizes.has(entry.seq), entryItem(entry.seq), `(${entry.kind}) is not signed`)
  const most = signed.at(-1).size
  expect(most === entries.length, sizeItem(most), `was signed, and the log ends with entry ${entries.length}`)
  return 'opening, close and last entry are signed'
}

// --- Consistency: 10 to 13 ----------------------------------------------------------------------------------------------

/** The chain and the tree at every size that somebody asks for: size → {leaf, head, root}. */
function stateAt({ entries, leaves }, sizes) {
  const wanted = new Set(sizes)
  const { community, decision } = entries[0]
  let head = hashOf({ v: 1, alg, community, decision })
  const tree = new Tree()
  const found = new Map()
  for (const [at, leaf] of leaves.entries()) {
    head = sha256(Buffer.concat([head, leaf]))
    tree.add(leaf)
    if (!wanted.has(at + 1)) continue
    const told = { leaf, head, root: tree.root() }
    found.set(
      at + 1,
      Object.fromEntries(Object.entries(told).map(([name, bytes]) => [name, bytes.toString('base64url')])),
    )
  }
  return found
}

function checkHeads(all) {
  const found = stateAt(
    all,
    all.signed.map(({ size }) => size),
  )
  let before = 0
  for (const { size, leaf, head, root } of all.signed) {
    const ours = found.get(size)
    expect(ours, sizeItem(size), 'was signed, and there are fewer entries')
    expect(ours.leaf === leaf, entryItem(size), 'was changed: it is not the one that was signed')
    const isKept = ours.head === head && ours.root === root
    const between =
      size === before + 2 ? entryItem(before + 1) : { file: 'log.jsonl', 'entries after': before, before: size }
    const item = size === before + 1 ? sizeItem(size) : between
    expect(isKept, item, `does not lead to the head and root signed at ${size}`)
    before = size
  }
  return `${all.signed.length} heads and roots are those that were signed`
}

function checkPrevious(all) {
  if (!all.options.previous) throw new Skip('no --previous given')
  const earlier = { bytes: all.options.previous, options: {} }
  const failed = run(earlier, 10).find(({ status }) => status === 'fail')
  if (failed)
    throw new Bad({ file: 'previous', ...failed.item }, `the earlier export itself fails check ${failed.number}`)
  const [old, now] = [earlier.leaves, all.leaves]
  for (const [at, leaf] of old.entries()) {
    expect(at < now.length, entryItem(at + 1), 'was in the earlier export, and has vanished')
    expect(leaf.equals(now[at]), entryItem(at + 1), 'is another one than in the earlier export')
  }
  for (const [at, { text }] of earlier.keys.entries())
    expect(all.keys[at]?.text === text, { file: 'keys.json', key: at + 1 }, 'is another one than in the earlier export')
  return `all ${old.length} entries of the earlier export are here`
}

/** A head or a receipt in what somebody kept: a receipt code, or a line of signed.jsonl. */
function keptHead(text, what) {
  const item = { file: what }
  const plain = text.trim()
  if (!plain.startsWith('LR')) return parseCanonical(Buffer.from(plain), item)
  const bytes = plain.startsWith('LR1.') ? bytesOf(plain.slice(4), 211) : null
  if (bytes?.[0] !== 1) throw new Bad(item, 'is no receipt code of this version')
  const uuid = (from) =>
    bytes.toString('hex', from, from + 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const part = (from, length) => bytes.toString('base64url', from, from + length)
  return {
    ...{ v: 1, alg, community: uuid(1), decision: uuid(17), size: bytes.readUInt32BE(33) },
    ...{ leaf: part(37, 32), head: part(69, 32), root: part(101, 32) },
    at: new Date(bytes.readUIntBE(133, 6)).toISOString(),
    ...{ key: part(139, 8), signature: part(147, 64) },
  }
}

function expectKept(all, text, what) {
  const item = { file: what }
  const kept = keptHead(text, what)
  expectHead(kept, item)
  const { community, decision } = all.entries[0]
  expect(kept.community === community && kept.decision === decision, item, 'is of another decision')
  expectSignature(kept, all.keys, item)
  const { size } = kept
  expect(
    size <= all.leaves.length,
    entryItem(all.leaves.length + 1),
    `to ${size} have vanished: ${what} was signed over them`,
  )
  const ours = stateAt(all, [size]).get(size)
  expect(ours.leaf === kept.leaf, entryItem(size), `is another one than ${what} says`)
  const isSame = ours.head === kept.head && ours.root === kept.root
  expect(isSame, { file: 'log.jsonl', 'entries before': size }, `are others than ${what} was signed over`)
  return kept
}

function checkWitness(all) {
  if (!all.options.witness) throw new Skip('no --witness given')
  const { size, at } = expectKept(all, all.options.witness, 'witness')
  return `the head of ${size} entries, signed at ${at}, is in this log`
}

function checkReceipt(all) {
  if (!all.options.receipt) throw new Skip('no --receipt given')
  const { size } = expectKept(all, all.options.receipt, 'receipt')
  const { kind, at, body } = all.entries[size - 1]
  expect(kind === 'ballot', entryItem(size), 'is no ballot')
  return `the ballot is entry ${size}, taken in at ${at}, of ${body.pseudonym}`
}

// --- Integrity: 14 to 19 ------------------------------------------------------------------------------------------------

function checkClock({ entries, signed }) {
  let last = ''
  let next = 0
  for (const { seq, at } of entries) {
    expect(at >= last, entryItem(seq), 'is earlier than the entry before it')
    last = at
    while (signed[next] && signed[next].size < seq) next += 1
    expect(
      !signed[next] || at <= signed[next].at,
      entryItem(seq),
      `is later than it was signed, at ${signed[next]?.at}`,
    )
  }
  return `${entries[0].at} to ${last}`
}

/** The state after every entry: `states[seq]`; `states[0]` is DRAFT. */
function statesOf(entries) {
  const states = ['DRAFT']
  for (const { seq, kind, body } of entries) {
    const state = states[seq - 1]
    const item = entryItem(seq)
    if (kind === 'transition' && isText(body.act)) expect(body.to === state, item, `claims the state ${body.to}`)
    if (!Object.hasOwn(body, 'step')) {
      states.push(state)
      continue
    }
    expect(isText(body.step) && Object.hasOwn(life, body.step), item, `takes a step that there is not: ${body.step}`)
    const [of, from, to, by] = life[body.step]
    expect(of === kind && body.to === to, item, `takes the step ${body.step} as another kind, or to elsewhere`)
    expect(from.includes(state), item, `takes the step ${body.step} from ${state}`)
    expect(
      [...by].some((letter) => party[letter] === body.by),
      item,
      `takes the step ${body.step} as ${body.by}`,
    )
    states.push(to)
  }
  return states
}

function checkLife(all) {
  all.states = statesOf(all.entries)
  return `is ${all.states.at(-1)}`
}

const duringVote = ['delivery', 'ballot', 'proxy_granted', 'proxy_revoked', 'paper_received']

function checkKinds({ entries, opening, close, states }) {
  for (const { seq, kind, body } of entries) {
    const state = states[seq - 1]
    const isOpen = seq > opening.seq && (close === null || seq < close.seq)
    const isAfter = close !== null && seq > close.seq
    const isFitting =
      kind === 'transition' ||
      (seq < opening.seq && kind === 'objection' && body.to === 'roll' && state === 'ROLL_FROZEN') ||
      (isOpen && (state === 'OPEN' || state === 'EXTENDED') && [...duringVote, 'extension'].includes(kind)) ||
      (isAfter && (kind === 'paper_opened' || kind === 'ruling') && state === 'CLOSED') ||
      (isAfter && ['count', 'recount'].includes(kind)) ||
      (isAfter && kind === 'objection' && body.to === 'result' && state === 'OBJECTION') ||
      (isAfter && kind === 'release' && states.slice(0, seq).includes('COUNTED')) ||
      seq === opening.seq ||
      seq === close?.seq
    const when = (isAfter && 'after the close') || (isOpen && 'while votes are taken') || 'before the opening'
    expect(isFitting, entryItem(seq), `is of a kind that has no place ${when}: ${kind}`)
  }
  return close ? `closed by entry ${close.seq}` : 'not closed yet'
}

/** Those of these kinds are taken in before the closing time, as extensions move it. */
function expectInTime({ entries, opening }, kinds) {
  let { closesAt } = opening.body
  for (const { seq, kind, at, body } of entries.slice(opening.seq)) {
    const isInTime = !kinds.includes(kind) || at < closesAt
    expect(isInTime, entryItem(seq), `was taken in at ${at}, and votes ended at ${closesAt}`)
    if (kind === 'extension') closesAt = body.closesAt
  }
}

function checkTerms(all) {
  const { entries, opening, policy } = all
  const stepOf = (name) => entries.filter(({ seq, body }) => seq < opening.seq && body.step === name).at(-1)
  const [notice, freeze] = [stepOf('NOTIFY'), stepOf('FREEZE')]
  const item = entryItem(opening.seq)
  const { body } = opening
  for (const name of ['agenda', 'policy', 'closesAt'])
    expect(
      body[name] === notice?.body[name],
      item,
      `opens with another ${name} than entry ${notice?.seq}, the notice, told`,
    )
  expect(opening.at >= notice.body.opensAt, item, 'opens earlier than the notice told')
  for (const [name, frozen] of [
    ['rollRoot', 'root'],
    ['heads', 'heads'],
    ['area', 'area'],
  ])
    expect(
      body[name] === freeze?.body[frozen],
      item,
      `opens with another ${name} than entry ${freeze?.seq}, the freeze`,
    )
  let closesAt = body.closesAt
  let extensions = 0
  for (const { seq, kind, at, body: said } of entries.slice(opening.seq)) {
    const here = entryItem(seq)
    if (kind === 'extension') {
      extensions += 1
      const length = Date.parse(said.closesAt) - Date.parse(opening.at)
      const isLawful = extensions <= policy.maxExtensions && length <= policy.windowMaxDays * 86_400_000
      expect(at < closesAt && said.closesAt > closesAt, here, 'extends too late, or not at all')
      expect(isLawful, here, 'extends more often or longer than the policy allows')
      closesAt = said.closesAt
    }
    if (kind === 'close')
      expect(said.closesAt === closesAt && at >= closesAt, here, `closes at another time than ${closesAt}`)
  }
  return `votes until ${closesAt}`
}

function checkBallots(all) {
  const { entries, opening, policy } = all
  expectInTime(all, ['ballot', 'proxy_granted', 'proxy_revoked'])
  const ballots = new Map()
  const grants = new Map()
  const granted = new Map()
  const pseudonyms = new Set()
  for (const { seq, kind, body } of entries) {
    const item = entryItem(seq)
    if (duringVote.includes(kind) && kind !== 'proxy_revoked') pseudonyms.add(body.pseudonym)
    expect(pseudonyms.size <= opening.body.heads, item, 'is of more heads than the roll has')
    if (kind === 'ballot') {
      const earlier = ballots.get(body.pseudonym)
      const isAgain = earlier === undefined || (policy.allowRevote && earlier.grant === null && body.grant === null)
      expect(isAgain, item, `is a second ballot of the head whose first is entry ${earlier?.seq}`)
      ballots.set(body.pseudonym, { seq, grant: body.grant })
      if (body.grant === null) continue
      const grant = grants.get(body.grant)
      expect(grant?.isOpen, item, 'rests on a proxy that is not there, was revoked, or was used')
      const isSame = grant.pseudonym === body.pseudonym && grant.commitment === body.commitment
      expect(isSame, item, `is not what entry ${body.grant}, its proxy, hands in`)
      grant.isOpen = false
    }
    if (kind === 'proxy_granted') {
      const isBound = ballots.has(body.pseudonym) || grants.get(granted.get(body.pseudonym))?.isOpen
      granted.set(body.pseudonym, seq)
      expect(!isBound, item, 'grants a proxy for a head that has voted, or has one')
      grants.set(seq, { pseudonym: body.pseudonym, commitment: body.commitment, isOpen: true })
    }
    if (kind === 'proxy_revoked') {
      const grant = grants.get(body.grant)
      expect(grant?.isOpen, item, 'revokes a proxy that is not open')
      grant.isOpen = false
    }
  }
  return `${ballots.size} heads by phone, ${grants.size} proxies`
}

function checkPapers(all) {
  const { entries } = all
  expectInTime(all, ['paper_received'])
  const received = new Map()
  const seen = new Set()
  for (const { seq, kind, body } of entries) {
    const item = entryItem(seq)
    if (kind === 'paper_received') {
      const isNew = !seen.has(`head ${body.pseudonym}`) && !seen.has(`number ${body.number}`)
      expect(isNew, item, 'is a second paper of its head, or of its number')
      seen.add(`head ${body.pseudonym}`).add(`number ${body.number}`)
      received.set(seq, { ...body, isOpened: false })
    }
    if (kind === 'paper_opened') {
      const paper = received.get(body.received)
      expect(paper && !paper.isOpened, item, 'opens a paper that was not received, or was opened before')
      const isSame = paper.pseudonym === body.pseudonym && paper.number === body.number
      expect(isSame, item, `is not the paper that entry ${body.received} received`)
      expect((body.commitment === null) !== (body.ground === null), item, 'has a commitment and a ground, or neither')
      paper.isOpened = true
    }
    if (kind !== 'count') continue
    const [left] = [...received].find(([, { isOpened }]) => !isOpened) ?? []
    expect(left === undefined, entryItem(left), 'is a paper that was never opened, and votes were counted')
  }
  return `${received.size} papers`
}

// --- The count (7) ------------------------------------------------------------------------------------------------------

const none = { heads: 0n, area: 0n }
const plus = (one, other) => ({ heads: one.heads + other.heads, area: one.area + other.area })
const sumOf = (some) => some.reduce(plus, none)
const axes = ['area', 'heads']
const reaches = (part, whole, [n, d, isInclusive]) =>
  isInclusive ? whole > 0n && part * d >= whole * n : part * d > whole * n
const testOf = (part, whole, share) =>
  Object.fromEntries(axes.map((axis) => [axis, reaches(part[axis], whole[axis], share)]))
const both = (test) => test.area && test.heads
const quorumShare = [2n, 3n, true]
const half = [1n, 2n, false]
const specials = ['FUND_RAISE', 'REBUILD', 'COMMON_USE_CHANGE']
const approvalShare = (matter) => (specials.includes(matter) ? [3n, 4n, true] : half)
const bucketNames = ['FOR', 'AGAINST', 'ABSTAIN', 'FOLLOW', 'BLANK', 'INVALID', 'VOIDED', 'SILENT', 'UNDELIVERED']

const percent = (part, whole) => (whole === 0n ? 0 : Number((part * 10_000n) / whole) / 100)
const wholePercent = (part, whole) => Math.floor(percent(part, whole))
const show = (weight, whole, isSmall) => ({
  heads: Number(weight.heads),
  headsPercent: percent(weight.heads, whole.heads),
  areaCentiares: isSmall ? null : Number(weight.area),
  areaPercent: (isSmall ? wholePercent : percent)(weight.area, whole.area),
})

/** The ballots of every head, as the log has them; `choicesOf(seq)` gives what the counting file opened. */
function ballotsIn({ entries }, choicesOf = () => undefined) {
  const ruled = new Set(entries.flatMap(({ kind, body }) => (kind === 'ruling' ? [body.seq] : [])))
  const byHead = new Map()
  let invalid = 0
  for (const { seq, kind, body } of entries) {
    if (kind !== 'ballot' && kind !== 'paper_opened') continue
    const isPaper = kind === 'paper_opened'
    const isValid = !ruled.has(seq) && !(isPaper && body.ground !== null)
    if (!isValid) invalid += 1
    const isProxy = !isPaper && body.grant !== null
    const told = { receipt: isPaper ? body.received : seq, isPaper, isProxy, isValid, choices: choicesOf(seq) }
    byHead.set(body.pseudonym, [...(byHead.get(body.pseudonym) ?? []), told])
  }
  return { byHead, invalid }
}

/** What counts for a head: a ballot, or a word; `UNSURE` with the electronic one where only the choices could tell. */
function judge(ballots, { duplicatePolicy, allowRevote }) {
  const order = (a, b) => a.receipt - b.receipt
  const phones = ballots.filter(({ isValid, isPaper }) => isValid && !isPaper).sort(order)
  const [paper] = ballots.filter(({ isValid, isPaper }) => isValid && isPaper).sort(order)
  const phone = allowRevote ? phones.at(-1) : phones[0]
  if (!phone && !paper) return { kind: ballots.length > 0 ? 'INVALID' : 'NONE' }
  if (!phone || !paper) return { kind: 'COUNTS', ballot: phone ?? paper }
  const isPhoneFirst = phone.receipt < paper.receipt
  if (duplicatePolicy === 'CONFLICT_VOIDS') {
    if (phone.choices === undefined) return { kind: 'UNSURE', ballot: phone }
    const isSame = canonical(phone.choices) === canonical(paper.choices)
    return isSame ? { kind: 'COUNTS', ballot: phone } : { kind: 'VOIDED' }
  }
  const isPhone = { FIRST_VALID: isPhoneFirst, LAST_VALID: !isPhoneFirst, ELECTRONIC_PREVAILS: true }[duplicatePolicy]
  return { kind: 'COUNTS', ballot: isPhone ? phone : paper }
}

/** Heads on which a delivery is proved. */
const deliveredIn = (entries) =>
  new Set(
    entries.flatMap(({ kind, body }) => (kind === 'delivery' && proofs.includes(body.proof) ? [body.pseudonym] : [])),
  )

const countEntry = ({ entries }) => entries.find(({ kind }) => kind === 'count')

/** What participates and consents, for a majority that is given. */
function questionWeights(sums, policy, majority, isShareMet) {
  const said = [sums.FOR, sums.AGAINST, sums.ABSTAIN, ...(policy.blankItem === 'ABSTAIN' ? [sums.BLANK] : [])]
  const invalid = policy.invalidBallot === 'PARTICIPATES_NO' ? [sums.INVALID] : []
  const participating = sumOf([...said, sums.FOLLOW, ...invalid])
  const consenting = majority === 'FOR' ? plus(sums.FOR, sums.FOLLOW) : sums.FOR
  const follows = policy.unreturnedMode === 'FOLLOW_MAJORITY' && majority !== null && isShareMet
  const isPresent = policy.unreturnedMode === 'DELIVERED_ABSTAIN' || follows
  return {
    cast: { participating, consenting },
    decisive: {
      participating: isPresent ? plus(participating, sums.SILENT) : participating,
      consenting: follows && majority === 'FOR' ? plus(consenting, sums.SILENT) : consenting,
    },
  }
}

/** The majority of the opinions said on some axes, and whether it reaches the share that the silent need. */
function majorityOf(sums, policy, total, on = axes) {
  const abstain = policy.blankItem === 'ABSTAIN' ? plus(sums.ABSTAIN, sums.BLANK) : sums.ABSTAIN
  const said = { FOR: sums.FOR, AGAINST: sums.AGAINST, ABSTAIN: abstain }
  const all = sumOf(Object.values(said))
  const passes = (part, whole, share) => on.every((axis) => testOf(part, whole, share)[axis])
  const majority = Object.keys(said).find((opinion) => passes(said[opinion], all, half)) ?? null
  const least = policy.minCastShare
  const isShareMet =
    majority !== null &&
    (least === null || passes(said[majority], total, [BigInt(least.numerator), BigInt(least.denominator), false]))
  return { majority, isShareMet }
}

function outcomeOf({ participating, consenting }, total, matter) {
  const quorum = testOf(participating, total, quorumShare)
  const approval = testOf(consenting, participating, approvalShare(matter))
  return { participating, consenting, quorum, approval, result: resultOf(quorum, approval) }
}
const resultOf = (quorum, approval) => (both(quorum) && (both(approval) ? 'PASSED' : 'REJECTED')) || 'NO_QUORUM'

const showOutcome = (outcome, total, isSmall) => ({
  ...outcome,
  participating: show(outcome.participating, total, isSmall),
  consenting: show(outcome.consenting, outcome.participating, isSmall),
})

function electionPresent(sums, policy) {
  return sumOf([
    sums.FOR,
    ...(policy.blankItem === 'ABSTAIN' ? [sums.BLANK] : []),
    ...(policy.invalidBallot === 'PARTICIPATES_NO' ? [sums.INVALID] : []),
    ...(policy.unreturnedMode === 'DELIVERED_ABSTAIN' ? [sums.SILENT] : []),
  ])
}

/** Whole ranks from the best, as long as they fit; who is tied for places that are left. */
function take(placed, places) {
  const fits = (rank) => placed.filter((one) => one.rank <= rank).length <= places
  const taken = placed.filter(({ rank }) => fits(rank))
  const left = places - taken.length
  const next = placed[taken.length]
  const tied = next && left > 0 ? placed.filter(({ rank }) => rank === next.rank) : []
  return { taken, tied, left: tied.length > 0 ? left : 0 }
}

/** Ranks and standings of candidates, given as {number, votes}, and of the committee. */
function elect(candidates, { participating, total, seats, units }, { election }) {
  const value = ({ heads, area }) =>
    ({
      HEADS_THEN_AREA: [heads, area],
      AREA_THEN_HEADS: [area, heads],
      SUM_OF_SHARES: [area * participating.heads + heads * participating.area],
    })[election.ranking]
  const isBetter = (one, other) => {
    const [left, right] = [value(one.votes), value(other.votes)]
    const at = left.findIndex((number, place) => number !== right[place])
    return at >= 0 && left[at] > right[at]
  }
  const isQuorate = both(testOf(participating, total, quorumShare))
  const over = candidates.filter(({ votes }) => isQuorate && both(testOf(votes, participating, half)))
  const placed = over
    .map((one) => ({ ...one, rank: 1 + over.filter((other) => isBetter(other, one)).length }))
    .sort((a, b) => a.rank - b.rank)
  const first = take(placed, seats)
  const cap = { NONE: 0, HALF_OF_MEMBERS: Math.floor(seats / 2), MEMBERS: seats, ALL: Infinity }[election.alternates]
  const losers = first.tied.length - first.left
  const behind = placed.slice(first.taken.length + first.tied.length)
  const second = take(behind, Math.max(0, cap - losers))
  const has = (list, number) => list.some((one) => one.number === number)
  const standingOf = (number) => {
    if (has(first.taken, number)) return 'ELECTED'
    if (has([...first.tied, ...second.tied], number)) return 'TIED'
    return has(second.taken, number) ? 'ALTERNATE' : 'NOT_ELECTED'
  }
  const now = first.taken.length + first.left
  const { areaCentiares = null, households = null } = election.smallEstate ?? {}
  const isSmall =
    (areaCentiares !== null && total.area <= BigInt(areaCentiares)) || (households !== null && units <= households)
  const least = isSmall ? Math.min(3, election.minMembers) : election.minMembers
  const stands = now >= least && 2 * now > seats ? 'STANDS' : 'FAILS'
  return {
    candidates: candidates.map((one) => ({
      ...one,
      rank: placed.find(({ number }) => number === one.number)?.rank ?? placed.length + 1,
      standing: standingOf(one.number),
    })),
    standing: now >= seats ? 'FULL' : stands,
  }
}

// --- 20: what the log alone tells about the count -----------------------------------------------------------------------

const isTold = (value) => isObject(value) && isCount(value.heads) && orNull(isCount)(value.areaCentiares)
const weightIn = ({ heads, areaCentiares }) => ({ heads: BigInt(heads), area: BigInt(areaCentiares ?? 0) })

/** Two things are the same, written down. */
function expectSame(found, told, item, what) {
  const [ours, theirs] = [canonical(found), canonical(told ?? null)]
  expect(ours === theirs, item, `says of ${what}: ${theirs}; it must be ${ours}`)
}

/** A weight without its area and the share of it, where these are not told. */
const toldOf = ({ heads, headsPercent, areaCentiares, areaPercent }, isSmall) =>
  isSmall ? { heads, headsPercent, areaCentiares } : { heads, headsPercent, areaCentiares, areaPercent }

function channelFigures(all) {
  const { byHead, invalid } = ballotsIn(all)
  const figures = { ELECTRONIC: 0, PAPER: 0, PROXY: 0, invalid, duplicates: 0, headsInvalid: 0 }
  const unsure = { ELECTRONIC: 0, PROXY: 0 }
  const channelOf = ({ isPaper, isProxy }) => (isPaper && 'PAPER') || (isProxy && 'PROXY') || 'ELECTRONIC'
  for (const ballots of byHead.values()) {
    const { kind, ballot } = judge(ballots, all.policy)
    const valid = ballots.filter(({ isValid }) => isValid).length
    if (kind === 'INVALID') figures.headsInvalid += 1
    if (kind === 'COUNTS') figures[channelOf(ballot)] += 1
    if (kind === 'UNSURE') unsure[channelOf(ballot)] += 1
    if (ballot) figures.duplicates += valid - 1
  }
  const delivered = deliveredIn(all.entries)
  const silent = [...delivered].filter((pseudonym) => !byHead.has(pseudonym)).length
  return { figures, unsure, silent, undelivered: all.opening.body.heads - byHead.size - silent }
}

function expectChannels(body, { figures, unsure }, item) {
  const names = body.channels.map((one) => one?.channel ?? null)
  expectSame(['ELECTRONIC', 'PAPER', 'PROXY'], names, item, 'which channels there are')
  const said = Object.fromEntries(body.channels.map(({ channel, heads }) => [channel, heads]))
  expectSame(figures.PAPER, said.PAPER, item, 'paper ballots')
  let voided = unsure.ELECTRONIC + unsure.PROXY
  for (const channel of ['ELECTRONIC', 'PROXY']) {
    const more = said[channel] - figures[channel]
    const isWithin = Number.isInteger(more) && more >= 0 && more <= unsure[channel]
    expect(isWithin, item, `says ${said[channel]} ballots of channel ${channel}; the log has ${figures[channel]}`)
    voided -= more
  }
  expectSame(figures.invalid, body.invalid, item, 'invalid ballots')
  expectSame(figures.duplicates + voided, body.duplicates, item, 'duplicates')
  return voided
}

function sumsIn(motion, item) {
  const list = Array.isArray(motion.sums) ? motion.sums : []
  const isWhole = list.length === 9 && list.every((one, at) => one?.bucket === bucketNames[at] && isTold(one.weight))
  expect(isWhole, item, `does not tell all nine sums of motion ${motion.number}`)
  return Object.fromEntries(list.map(({ bucket, weight }) => [bucket, weightIn(weight)]))
}

function expectQuestion(motion, sums, all, item) {
  const { policy, total, isSmall } = all.counted
  const what = `motion ${motion.number}`
  const tries = isSmall
    ? [majorityOf(sums, policy, total, ['heads']), { majority: null, isShareMet: false }]
    : [majorityOf(sums, policy, total)]
  if (isSmall) tries.push({ ...tries[0], isShareMet: false })
  const fits = tries.map(({ majority, isShareMet }) => questionWeights(sums, policy, majority, isShareMet))
  const isFit = fits.some((ways) =>
    ['cast', 'decisive'].every((way) =>
      ['participating', 'consenting'].every((name) => motion[way]?.[name]?.heads === Number(ways[way][name].heads)),
    ),
  )
  expect(isFit, item, `says of ${what} that others took part or consented than its sums say`)
  for (const way of ['cast', 'decisive']) {
    const said = motion[way]
    expect(isTold(said.participating) && isTold(said.consenting), item, `does not tell ${what} whole`)
    const weights = { participating: weightIn(said.participating), consenting: weightIn(said.consenting) }
    const ours = outcomeOf(weights, total, motion.matter)
    for (const name of ['participating', 'consenting']) {
      const whole = name === 'participating' ? total : weights.participating
      expectSame(
        toldOf(show(weights[name], whole, isSmall), isSmall),
        toldOf(said[name], isSmall),
        item,
        `${name} in ${what}`,
      )
    }
    if (!isSmall)
      expect(
        fits.some(
          (ways) =>
            ways[way].participating.area === weights.participating.area &&
            ways[way].consenting.area === weights.consenting.area,
        ),
        item,
        `says of ${what} other areas than its sums`,
      )
    for (const test of ['quorum', 'approval'])
      for (const axis of isSmall ? ['heads'] : axes)
        expectSame(ours[test][axis], said[test]?.[axis], item, `${test} by ${axis} in ${what}`)
    expectSame(resultOf(said.quorum, said.approval), said.result, item, `the result of ${what}`)
  }
}

function expectElection(motion, asked, sums, all, item) {
  const { policy, total, isSmall } = all.counted
  const participating = electionPresent(sums, policy)
  const list = Array.isArray(motion.candidates) ? motion.candidates : []
  const isWhole = list.length === asked.candidates.length && list.every((one) => isObject(one) && isTold(one.votes))
  expect(isWhole, item, `does not tell every candidate of motion ${motion.number}`)
  const candidates = asked.candidates.map(({ number, name }) => {
    const one = list.find((other) => other.number === number)
    expect(one?.name === name, item, `does not tell candidate ${number} of motion ${motion.number}`)
    const votes = weightIn(one.votes)
    const ours = toldOf(show(votes, participating, isSmall), isSmall)
    expectSame(ours, toldOf(one.votes, isSmall), item, `the votes of candidate ${number}`)
    expect(votes.heads <= sums.FOR.heads, item, `gives candidate ${number} more votes than there are`)
    return { number, votes, said: one }
  })
  if (isSmall) return
  const { units } = all.opening.body
  const ours = elect(candidates, { participating, total, seats: asked.seats, units }, policy)
  for (const { number, rank, standing, said } of ours.candidates)
    expectSame({ rank, standing }, { rank: said.rank, standing: said.standing }, item, `candidate ${number}`)
  expectSame(ours.standing, motion.standing, item, 'the committee')
}

/** Motions as the count tells them, beside those of the agenda. */
function motionsIn(all, body, item) {
  expect(body.motions.length === all.agenda.motions.length, item, 'counts other motions than the agenda has')
  return all.agenda.motions.map((asked, at) => {
    const motion = body.motions[at]
    const same = ['number', 'kind', 'matter', 'title'].every((name) => isObject(motion) && motion[name] === asked[name])
    expect(same, item, `counts another motion ${asked.number} than the agenda has`)
    return { asked, motion }
  })
}

function checkCount(all) {
  const count = countEntry(all)
  if (!count) throw new Skip('not counted yet')
  const item = entryItem(count.seq)
  const { heads, area } = all.opening.body
  const total = { heads: BigInt(heads), area: BigInt(area) }
  all.counted = { policy: all.policy, total, isSmall: heads < 40 }
  expectSame(show(total, total, false), count.body.total, item, 'the whole')
  const found = channelFigures(all)
  const voided = expectChannels(count.body, found, item)
  for (const { asked, motion } of motionsIn(all, count.body, item)) {
    const sums = sumsIn(motion, item)
    const what = `motion ${asked.number}`
    const whole = sumOf(Object.values(sums))
    const { isSmall } = all.counted
    expect(whole.heads === total.heads && (isSmall || whole.area === total.area), item, `does not add up in ${what}`)
    for (const { bucket, weight } of motion.sums)
      expectSame(
        toldOf(show(sums[bucket], total, isSmall), isSmall),
        toldOf(weight, isSmall),
        item,
        `${bucket} in ${what}`,
      )
    const expected = { VOIDED: voided, SILENT: found.silent, UNDELIVERED: found.undelivered }
    for (const [bucket, number] of Object.entries(expected))
      expectSame(number, Number(sums[bucket].heads), item, `${bucket} in ${what}, by the log`)
    expect(
      sums.INVALID.heads >= BigInt(found.figures.headsInvalid),
      item,
      `takes invalid ballots for others in ${what}`,
    )
    const empty = asked.kind === 'election' ? ['AGAINST', 'ABSTAIN', 'FOLLOW'] : ['FOLLOW']
    const isPossible = asked.kind === 'question' && all.policy.allowFollowOption
    for (const bucket of isPossible ? [] : empty)
      expect(sums[bucket].heads === 0n, item, `has heads in ${bucket} in ${what}, where there can be none`)
    const without = asked.kind === 'election' ? { cast: null, decisive: null } : { candidates: [], standing: null }
    for (const [name, value] of Object.entries(without)) expectSame(value, motion[name], item, `${name} in ${what}`)
    if (asked.kind === 'question') expectQuestion(motion, sums, all, item)
    else expectElection(motion, asked, sums, all, item)
  }
  return `entry ${count.seq}: ${count.body.motions.length} motions`
}

// --- 21 to 23, 26: with the counting file (8) ---------------------------------------------------------------------------

function countingFile(all) {
  const bytes = all.options.counting
  if (!bytes) throw new Skip('no --counting given: this level of disclosure keeps choices and areas sealed')
  const item = { file: 'counting' }
  expect(bytes.at(-1) === 10, item, 'does not end with a line feed')
  const file = parseCanonical(bytes.subarray(0, -1), item)
  expectKnown(file, 'liren.vote.counting.1', item)
  expectNames(file, ['v', 'format', 'alg', 'community', 'decision', 'roll', 'ballots'], item)
  const { community, decision } = all.entries[0]
  expect(file.community === community && file.decision === decision, item, 'is of another decision')
  return file
}

function checkRoll(all) {
  const file = countingFile(all)
  expect(Array.isArray(file.roll) && Array.isArray(file.ballots), { file: 'counting' }, 'has no roll or no ballots')
  const tree = new Tree()
  const roll = new Map()
  let last = ''
  let area = 0n
  for (const [at, head] of file.roll.entries()) {
    const item = { file: 'counting', head: at + 1 }
    expectNames(head, ['pseudonym', 'area', 'salt'], item)
    const isWhole = isPseudonym(head.pseudonym) && isCount(head.area) && isDigest(head.salt)
    expect(isWhole && head.pseudonym > last, item, 'is not whole, or not in its place')
    tree.add(sha256(Buffer.concat([leafPrefix, Buffer.from(canonical(head))])))
    roll.set(head.pseudonym, BigInt(head.area))
    last = head.pseudonym
    area += BigInt(head.area)
  }
  const { rollRoot, heads, area: whole } = all.opening.body
  const item = { file: 'counting', roll: `of ${roll.size}` }
  expect(
    roll.size === heads && area === BigInt(whole),
    item,
    `is not the roll of ${heads} heads and ${whole} that was frozen`,
  )
  expect(tree.root().toString('base64url') === rollRoot, item, 'is another roll than the one that was frozen')
  for (const { seq, body } of all.entries)
    expect(!isText(body.pseudonym) || roll.has(body.pseudonym), entryItem(seq), 'is of a head that is not in the roll')
  Object.assign(all, { file, roll })
  return `${roll.size} heads`
}

function checkOpened(all) {
  const ruled = new Set(all.entries.flatMap(({ kind, body }) => (kind === 'ruling' ? [body.seq] : [])))
  const sealed = all.entries.filter(
    ({ kind, body }) => kind === 'ballot' || (kind === 'paper_opened' && body.commitment !== null),
  )
  const choices = new Map()
  for (const [at, { seq, body, decision }] of sealed.entries()) {
    const item = { file: 'counting', ballot: seq }
    const opened = all.file.ballots[at]
    expect(isObject(opened) && opened.seq === seq, item, 'is missing, or not in its place')
    expectNames(opened, ['seq', 'choices', 'salt'], item)
    if (ruled.has(seq)) {
      expect(opened.choices === null && opened.salt === null, item, 'is open, and was ruled invalid')
      continue
    }
    const salt = bytesOf(opened.salt, 32)
    expect(salt !== null && isObject(opened.choices), item, 'is not open, and was not ruled invalid')
    const text = canonical({ decision, pseudonym: body.pseudonym, choices: opened.choices })
    const isBound = digest(Buffer.concat([salt, Buffer.from(text)])) === body.commitment
    expect(isBound, item, `says something else than entry ${seq} is bound to`)
    choices.set(seq, opened.choices)
  }
  expect(
    all.file.ballots.length === sealed.length,
    { file: 'counting', ballot: sealed.length + 1 },
    'is not in the log',
  )
  all.choices = choices
  return `${choices.size} ballots are open`
}

function bucketOf(asked, { kind, ballot }, isDelivered, policy) {
  if (kind === 'NONE') return isDelivered ? 'SILENT' : 'UNDELIVERED'
  if (kind !== 'COUNTS') return kind
  const name = String(asked.number)
  if (!Object.hasOwn(ballot.choices, name)) return 'BLANK'
  const said = ballot.choices[name]
  if (asked.kind === 'question') {
    const words = ['FOR', 'AGAINST', 'ABSTAIN', ...(policy.allowFollowOption ? ['FOLLOW'] : [])]
    return words.includes(said) ? said : 'INVALID'
  }
  const listed = asked.candidates.map(({ number }) => number)
  const isReadable =
    Array.isArray(said) &&
    said.length <= asked.seats &&
    new Set(said).size === said.length &&
    said.every((number) => listed.includes(number))
  if (!isReadable) return 'INVALID'
  return said.length === 0 ? 'BLANK' : 'FOR'
}

function checkRecount(all) {
  const count = countEntry(all)
  if (!count) throw new Skip('not counted yet')
  const item = entryItem(count.seq)
  const { policy, counted, roll, choices, entries } = all
  const { total, isSmall } = counted
  const { byHead, invalid } = ballotsIn(all, (seq) => choices.get(seq) ?? null)
  const delivered = deliveredIn(entries)
  const heads = [...roll].map(([pseudonym, area]) => {
    const ballots = byHead.get(pseudonym) ?? []
    const judged = judge(ballots, policy)
    const valid = ballots.filter(({ isValid }) => isValid).length
    const aside = judged.kind === 'COUNTS' ? valid - 1 : valid
    return { weight: { heads: 1n, area }, judged, aside, isDelivered: delivered.has(pseudonym) }
  })
  const counting = heads.flatMap(({ judged }) => (judged.kind === 'COUNTS' ? [judged.ballot] : []))
  const channels = [
    { channel: 'ELECTRONIC', heads: counting.filter(({ isPaper, isProxy }) => !isPaper && !isProxy).length },
    { channel: 'PAPER', heads: counting.filter(({ isPaper }) => isPaper).length },
    { channel: 'PROXY', heads: counting.filter(({ isProxy }) => isProxy).length },
  ]
  expectSame(channels, count.body.channels, item, 'the channels')
  expectSame(invalid, count.body.invalid, item, 'invalid ballots')
  expectSame(
    heads.reduce((sum, { aside }) => sum + aside, 0),
    count.body.duplicates,
    item,
    'duplicates',
  )
  for (const { asked, motion } of motionsIn(all, count.body, item)) {
    const sums = Object.fromEntries(bucketNames.map((bucket) => [bucket, none]))
    const votes = new Map(asked.candidates.map(({ number }) => [number, none]))
    for (const { weight, judged, isDelivered } of heads) {
      const bucket = bucketOf(asked, judged, isDelivered, policy)
      sums[bucket] = plus(sums[bucket], weight)
      if (bucket !== 'FOR' || asked.kind !== 'election') continue
      for (const number of judged.ballot.choices[String(asked.number)])
        votes.set(number, plus(votes.get(number), weight))
    }
    const what = `motion ${asked.number}`
    const shown = bucketNames.map((bucket) => ({ bucket, weight: show(sums[bucket], total, isSmall) }))
    expectSame(shown, motion.sums, item, `the sums of ${what}`)
    if (asked.kind === 'question') {
      const { majority, isShareMet } = majorityOf(sums, policy, total)
      const ways = questionWeights(sums, policy, majority, isShareMet)
      for (const way of ['cast', 'decisive']) {
        const ours = showOutcome(outcomeOf(ways[way], total, asked.matter), total, isSmall)
        expectSame(ours, motion[way], item, `${what} (${way})`)
      }
    } else {
      const participating = electionPresent(sums, policy)
      const listed = asked.candidates.map(({ number, name }) => ({ number, name, votes: votes.get(number) }))
      const terms = { participating, total, seats: asked.seats, units: all.opening.body.units }
      const ours = elect(listed, terms, policy)
      for (const { number, name, rank, standing, votes: got } of ours.candidates) {
        const { candidateId: _, ...said } = motion.candidates.find((other) => other.number === number) ?? {}
        expectSame(
          { number, name, rank, standing, votes: show(got, participating, isSmall) },
          said,
          item,
          `candidate ${number} of ${what}`,
        )
      }
      expectSame(ours.standing, motion.standing, item, 'the committee')
    }
  }
  return `comes to the same as entry ${count.seq}`
}

function checkReleased(all) {
  const bytes = all.options.counting
  if (!bytes) throw new Skip('no --counting given')
  const file = digest(bytes)
  const release = all.entries.find(({ kind, body }) => kind === 'release' && body.file === file)
  expect(release, { file: 'counting' }, 'is not among those whose release is in the log')
  return `released by entry ${release.seq} to ${release.body.to.length} recipients`
}

// --- Evidence: 24 to 27 -------------------------------------------------------------------------------------------------

function checkDeliveries(all) {
  const { entries } = all
  expectInTime(all, ['delivery'])
  const seen = new Set()
  for (const { seq, kind, body } of entries) {
    if (kind !== 'delivery') continue
    const name = `${body.pseudonym} ${body.proof}`
    expect(!seen.has(name), entryItem(seq), 'is a second delivery of its kind to this head')
    seen.add(name)
  }
  return `${deliveredIn(entries).size} heads with a proof`
}

function checkFounded(all) {
  const { entries } = all
  const ruled = new Set()
  const counters = new Set()
  let releases = 0
  const count = countEntry(all)
  for (const { seq, kind, body } of entries) {
    const item = entryItem(seq)
    if (kind === 'ruling') {
      const on = body.seq < seq ? entries[body.seq - 1] : undefined
      const isSealed = on?.kind === 'ballot' || (on?.kind === 'paper_opened' && on.body.commitment !== null)
      expect(isSealed && !ruled.has(body.seq), item, 'rules on something that is no ballot, or was ruled on before')
      ruled.add(body.seq)
    }
    if (kind === 'count') counters.add(body.actor)
    if (kind === 'recount') {
      expect(!counters.has(body.actor), item, 'counts again by somebody who has counted before')
      expect(
        body.agrees === (body.digest === count?.body.digest),
        item,
        'does not say truly whether it agrees with the count',
      )
      counters.add(body.actor)
    }
    if (kind !== 'release') continue
    expect(body.to.length > 0 && body.reason !== '', item, 'hands the file to nobody, or for no reason')
    releases += 1
  }
  return `${ruled.size} rulings, ${Math.max(0, counters.size - 1)} recounts, ${releases} releases`
}

/** One element of DER: its tag, what is in it, and what comes after it; null where it is none. */
function derOf(bytes) {
  const [tag, short] = bytes
  if (short === undefined || short === 0x80 || short > 0x84) return null
  const more = short & 0x80 ? short & 0x7f : 0
  if (bytes.length < 2 + more) return null
  const length = more > 0 ? bytes.readUIntBE(2, more) : short
  const start = 2 + more
  if (bytes.length < start + length) return null
  return { tag, content: bytes.subarray(start, start + length), rest: bytes.subarray(start + length) }
}

/** The elements in some bytes, one after another; null where they are not DER. */
function derList(bytes) {
  const found = []
  for (let rest = bytes; rest.length > 0;) {
    const one = derOf(rest)
    if (!one) return null
    found.push(one)
    rest = one.rest
  }
  return found
}

const signedDataId = '2a864886f70d010702'
const tstInfoId = '2a864886f70d0109100104'
const sha256Id = '608648016503040201'

/** What a token of RFC 3161 is over, and the time in it: ContentInfo, SignedData, TSTInfo. */
function stampOf(token, item) {
  const inside = (part, tag) => {
    const list = part?.tag === tag ? derList(part.content) : null
    expect(list, item, 'holds no token of RFC 3161')
    return list
  }
  const names = (part, id) => part?.tag === 0x06 && part.content.toString('hex') === id
  const whole = derOf(token)
  expect(whole?.rest.length === 0, item, 'holds no token of RFC 3161')
  const [type, explicit] = inside(whole, 0x30)
  expect(names(type, signedDataId), item, 'holds no signed data')
  const [data] = inside(explicit, 0xa0)
  const [, , encapsulated] = inside(data, 0x30)
  const [contentType, content] = inside(encapsulated, 0x30)
  expect(names(contentType, tstInfoId), item, 'holds no time-stamp')
  const [octets] = inside(content, 0xa0)
  const [info] = inside(octets, 0x04)
  const [, , imprint, , time] = inside(info, 0x30)
  const [algorithm, digested] = inside(imprint, 0x30)
  expect(names(inside(algorithm, 0x30)[0], sha256Id), item, 'is not over a SHA-256')
  const text = time?.tag === 0x18 ? time.content.toString('latin1') : ''
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(text)
  expect(found && digested?.tag === 0x04, item, 'has no time, or is over nothing')
  const [, year, month, day, hour, minute, second] = found
  return { imprint: digested.content, at: `${year}-${month}-${day}T${hour}:${minute}:${second}Z` }
}

function checkStamps(all) {
  const file = { file: 'stamps.json' }
  const stamps = parseCanonical(all.files.get('stamps.json'), file)
  expect(Array.isArray(stamps), file, 'is no list')
  const { community, decision } = all.entries[0]
  const heads = stateAt(
    all,
    stamps.map((stamp) => stamp?.size),
  )
  let last = 0
  const told = stamps.map((stamp) => {
    const item = { ...file, size: stamp?.size }
    expectKnown(stamp, null, item)
    expectNames(stamp, ['v', 'alg', 'community', 'decision', 'size', 'head', 'token'], item)
    expect(stamp.community === community && stamp.decision === decision, item, 'is of another decision or community')
    expect(isSeq(stamp.size) && stamp.size > last, item, 'does not rise')
    last = stamp.size
    const kind = all.entries[stamp.size - 1]?.kind
    expect(kind === 'close' || kind === 'count', item, 'is of an entry that is neither close nor count')
    expect(stamp.head === heads.get(stamp.size)?.head, item, 'is of a head that is not in this log')
    const isBytes = isText(stamp.token) && /^[A-Za-z0-9_-]+$/.test(stamp.token)
    const token = isBytes ? Buffer.from(stamp.token, 'base64url') : null
    expect(token && token.toString('base64url') === stamp.token, item, 'has no token in base64url')
    const { imprint, at } = stampOf(token, item)
    expect(imprint.toString('base64url') === stamp.head, item, 'has a token over something else than its head')
    return `${kind} at ${at}`
  })
  return `${told.length} time-stamps${told.length > 0 ? `: ${told.join(', ')} (who gave them: openssl ts -verify)` : ''}`
}

// --- Running them (9) ---------------------------------------------------------------------------------------------------

/** number, group, what it is, how it is done, and the checks without which it cannot be. */
const checks = [
  [1, 'completeness', 'the archive has the one form', checkArchive, []],
  [2, 'completeness', 'the manifest names the files by their digests', checkManifest, [1]],
  [3, 'completeness', 'every entry is canonical and whole', checkEntries, [1]],
  [
    4,
    'completeness',
    'entries are numbered without a gap, as many as the manifest says, of this decision',
    checkNumbers,
    [3],
  ],
  [5, 'completeness', 'there is one opening; agenda and policy are those it binds', checkOpening, [4]],
  [6, 'authenticity', 'every key signed its certificate, and is endorsed by the one before', checkKeys, [1]],
  [7, 'authenticity', 'every signed head has a true signature', checkSignatures, [6]],
  [8, 'authenticity', 'every key leads to a fingerprint that was given', checkFingerprint, [6]],
  [9, 'authenticity', 'opening, close and last entry are signed', checkCovered, [5, 7]],
  [10, 'consistency', 'leaves, heads and roots are those that were signed', checkHeads, [4, 7]],
  [11, 'consistency', 'nothing of an earlier export has vanished or changed', checkPrevious, [4, 6]],
  [12, 'consistency', 'a head that somebody kept is in this log', checkWitness, [4, 6]],
  [13, 'consistency', 'a receipt is in this log', checkReceipt, [4, 6]],
  [14, 'integrity', 'the clock never goes back', checkClock, [4, 7]],
  [15, 'integrity', 'steps of life are in their order', checkLife, [4]],
  [16, 'integrity', 'every kind is in its time', checkKinds, [5, 15]],
  [17, 'integrity', 'opening, extensions and close keep to the notice and the roll', checkTerms, [5, 15]],
  [18, 'integrity', 'ballots and proxies come once, and in time', checkBallots, [5]],
  [19, 'integrity', 'papers are received before the close, and opened after it', checkPapers, [5]],
  [20, 'integrity', 'the count follows from what is public', checkCount, [5, 15, 16, 18, 19]],
  [21, 'integrity', 'the roll is the one that was frozen', checkRoll, [5]],
  [22, 'integrity', 'every ballot says what it was bound to', checkOpened, [21]],
  [23, 'integrity', 'counting again comes to the same', checkRecount, [20, 22]],
  [24, 'evidence', 'deliveries are proved once, and in time', checkDeliveries, [5]],
  [25, 'evidence', 'rulings, recounts and releases are founded', checkFounded, [4]],
  [26, 'evidence', 'the release of the counting file is in the log', checkReleased, [4]],
  [27, 'evidence', 'time-stamps are of the heads at close and count', checkStamps, [4, 10]],
]

/** Runs one check: how it went, what was found, and where it failed. */
function attempt([number, group, name, work, needs], all, before) {
  const told = { number, group, name }
  const missing = needs.find((need) => before.get(need) !== 'pass')
  if (missing !== undefined) return { ...told, status: 'skip', detail: `needs check ${missing}` }
  try {
    return { ...told, status: 'pass', detail: work(all) }
  } catch (error) {
    if (error instanceof Skip) return { ...told, status: 'skip', detail: error.message }
    const item = error instanceof Bad ? error.item : { file: 'export' }
    return { ...told, status: 'fail', detail: error.message, item, isUnknown: error instanceof Unknown }
  }
}

function run(all, last = checks.length) {
  const status = new Map()
  return checks.slice(0, last).map((check) => {
    const done = attempt(check, all, status)
    status.set(done.number, done.status)
    return done
  })
}

/**
 * Checks an export. `bytes` is the zip; options: `counting` and `previous` are bytes, `witness` and `receipt` texts, `key` a
 * list of fingerprints or ids of keys.
 */
export function verify(bytes, options = {}) {
  const all = { bytes: Buffer.from(bytes), options }
  const results = run(all)
  const bad = results.find(({ status }) => status === 'fail')
  const opening = all.entries?.[0]
  return {
    ok: !bad,
    exit: bad ? (bad.isUnknown && 3) || 1 : 0,
    level: options.counting ? 'counting' : 'public',
    legalMode: all.policy?.legalMode ?? null,
    community: opening?.community ?? null,
    decision: opening?.decision ?? null,
    size: all.entries?.length ?? null,
    head: all.signed?.at(-1) ?? null,
    keys: (all.keys ?? []).map(({ id, fingerprint }) => ({ id, fingerprint })),
    first: bad ? { check: bad.number, item: bad.item, text: `${textOfItem(bad.item)}: ${bad.detail}` } : null,
    checks: results.map(({ isUnknown: _, ...result }) => result),
  }
}

const usage = `node verify.mjs <export.zip> [--counting <file>] [--previous <earlier.zip>] [--witness <file or code>]
                [--receipt <file or code>] [--key <fingerprint>] [--json]`

const names = ['counting', 'previous', 'witness', 'receipt', 'key']

/** A code or a line that was given itself: a mistyped name of a file is no proof of anything. */
function codeIn(value) {
  if (/^\s*(LR|\{)/.test(value)) return value
  throw new Error(`there is no file ${value}, and it is no code`)
}

function optionsOf(words) {
  const options = { key: [] }
  let zip
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    const name = word.replace(/^--/, '')
    if (word === '--json') options.json = true
    else if (word === '--help') options.help = true
    else if (!word.startsWith('--') && zip === undefined) zip = word
    else if (word.startsWith('--') && names.includes(name) && words[at + 1] !== undefined) {
      const value = words[(at += 1)]
      if (name === 'key') options.key.push(value)
      else if (name === 'witness' || name === 'receipt')
        options[name] = existsSync(value) ? readFileSync(value, 'utf8') : codeIn(value)
      else options[name] = readFileSync(value)
    } else throw new Error(names.includes(name) ? `${word} of what?` : `what is ${word}?`)
  }
  if (options.help) return { options }
  if (zip === undefined) throw new Error('which export?')
  return { bytes: readFileSync(zip), options }
}

const marks = { pass: '✓', fail: '✗', skip: '–' }

function print(report) {
  const { level, legalMode, decision, size, checks: done, first } = report
  console.log(`Decision ${decision ?? 'unknown'}, ${size ?? 'unknown'} entries; level of disclosure: ${level}`)
  if (legalMode === 'CONSULTATIVE') console.log('A consultation: its result tells opinions and binds nobody.')
  let group = ''
  for (const one of done) {
    if (one.group !== group) console.log(`\n${one.group}`)
    group = one.group
    console.log(`${marks[one.status]} ${String(one.number).padStart(2)}  ${one.name}: ${one.detail}`)
  }
  console.log(
    first ? `\nThe first bad item (check ${first.check}): ${first.text}` : '\nEverything that could be checked holds.',
  )
}

function main(words) {
  let given
  try {
    given = optionsOf(words)
  } catch (error) {
    console.error(`${error.message}\n${usage}`)
    return 2
  }
  if (given.options.help) {
    console.log(usage)
    return 0
  }
  const report = verify(given.bytes, given.options)
  if (given.options.json) console.log(JSON.stringify(report, null, 2))
  else print(report)
  return report.exit
}

const [, started] = process.argv
if (started && existsSync(started) && import.meta.url === pathToFileURL(realpathSync(started)).href)
  process.exitCode = main(process.argv.slice(2))
