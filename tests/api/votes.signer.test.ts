import { leafOf } from '@liren/shared/votes.audit'
import { fromBase64url } from '@liren/shared/votes.bytes'
import { votesCasting, type CastReceipt } from '@liren/shared/votes.casting'
import { votes } from '@liren/shared/votes.decisions'
import { votesProof } from '@liren/shared/votes.proof'
import type { SignerKey } from '@liren/shared/votes.heads'
import { isEndorsed, isOwnKey, isSignedHead, receiptCode, receiptIn } from '@liren/shared/votes.signed'
import { includes, isConsistent } from '@liren/shared/votes.tree'
import type { Decision } from '@liren/shared/votes.views'
import { appendFile, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { rotateKey } from '../../server/src/features/signing/signing.keys.store.ts'
import { buildSignerApp } from '../../server/src/signer.app.ts'
import { createSignerClient } from '../../server/src/platform/signer/signer.client.ts'
import type { SignerAddress } from '../../server/src/platform/signer/signer.ts'
import { newKey, startApp, type TestApp } from '../support/app.ts'
import { endSigner, signerBehind } from '../support/signer.ts'
import { createVotesWorld, type OwnerName, type VotesWorld } from '../support/votes.world.ts'

let test: TestApp
let world: VotesWorld
beforeEach(async () => {
  test = await startApp()
  world = await createVotesWorld(test)
})
afterEach(() => test.close())

const at = ({ id }: Decision) => ({ params: { communityId: world.communityId, decisionId: id } })
const logOf = ({ id }: Decision) => ({ community: world.communityId, decision: id })
const cast = async (decision: Decision, name: OwnerName) =>
  world.cast(decision, await world.owner(name), { '1': 'FOR' })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
const signedHead = async (decision: Decision) =>
  test.call(votesProof.signedHead, at(decision), { as: await world.owner('D') })
const headsFile = ({ id }: Decision) => path.join(test.folder, 'signer', 'heads', world.communityId, id)
const keyOf = (keys: SignerKey[], id: string) => {
  const found = keys.find(({ key }) => key === id)
  if (!found) throw new Error('no such key')
  return found
}

/** What a phone does with a receipt: computes its own leaf, and checks the signature over it. */
async function holds(decision: Decision, receipt: CastReceipt): Promise<boolean> {
  const { seq, pseudonym, commitment, channel, grant, signed } = receipt
  const body = { pseudonym, commitment, channel, grant }
  const leaf = leafOf({ ...logOf(decision), seq, kind: 'ballot', at: receipt.at, body })
  const { keys } = await signedHead(decision)
  return (
    Buffer.from(leaf).toString('base64url') === signed.leaf &&
    signed.size === seq &&
    isSignedHead(logOf(decision), signed, keyOf(keys, signed.key))
  )
}

describe('a receipt', () => {
  it('is signed over the ballot’s own leaf, fits a QR code, and is the same again', async () => {
    const decision = await world.open()
    const receipt = await cast(decision, 'D')
    expect(await holds(decision, receipt)).toBe(true)
    expect(await holds(decision, { ...receipt, commitment: receipt.leaf })).toBe(false)
    const code = receiptCode({ ...logOf(decision), ...receipt.signed })
    expect(code.length).toBeLessThanOrEqual(300)
    expect(receiptIn(code)).toEqual({ ...logOf(decision), ...receipt.signed })
    const as = await world.owner('D')
    const [head] = await world.heads(decision.id, as)
    const params = { ...at(decision).params, headId: head?.headId ?? '' }
    expect(await test.call(votesCasting.receipt, { params }, { as })).toEqual(receipt)
  })

  it('is given when the signer is back, to the very same request, and the ballot counts once', async () => {
    const decision = await world.open()
    const as = await world.owner('E')
    const [head] = await world.heads(decision.id, as)
    if (!head) throw new Error('no head')
    const body = world.seal(decision, head, { '1': 'AGAINST' })
    const key = newKey()
    const away = await startApp({ signer: createSignerClient(() => null) }, test)
    const problem = await away.refuse(votesCasting.cast, { ...at(decision), body }, { as, key })
    expect([problem.code, problem.status]).toEqual(['vote_signer_away', 503])
    await away.close()
    const receipt = await test.call(votesCasting.cast, { ...at(decision), body }, { as, key })
    expect(await holds(decision, receipt)).toBe(true)
    // Another key, the same ballot: the same receipt.
    expect(await test.call(votesCasting.cast, { ...at(decision), body }, { as })).toEqual(receipt)
    const { rows } = await test.admin.query(`SELECT FROM vote_log WHERE decision_id = $1 AND kind = 'ballot'`, [
      decision.id,
    ])
    expect(rows).toHaveLength(1)
  })

  it('is given to forty at once over HTTP, each for its own leaf, by a signer that is asked by two servers', async () => {
    const decision = await world.open()
    const { id } = decision
    const { rows } = await test.admin.query<{ n: number }>(
      'SELECT max(seq) AS n FROM vote_log WHERE decision_id = $1',
      [id],
    )
    const last = rows[0]?.n ?? 0
    const app = buildSignerApp(await signerBehind(test.database, test.folder), {
      token: 'a word of both',
      logger: false,
    })
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    const address: SignerAddress = { url, token: 'a word of both' }
    const ask = createSignerClient(() => address)
    const heads = await Promise.all(Array.from({ length: 40 }, (_, n) => ask.headAt(logOf(decision), 1 + (n % last))))
    const { keys } = await signedHead(decision)
    for (const head of heads) expect(isSignedHead(logOf(decision), head, keyOf(keys, head.key))).toBe(true)
    // Each size was signed once: a second answer is the first one again.
    expect(new Set(heads.map(({ size, signature }) => `${String(size)} ${signature}`)).size).toBe(Math.min(40, last))
    expect(await codeOf(ask.headAt(logOf(decision), last + 1))).toBe('vote_signer_away')
    address.token = 'another word'
    expect(await codeOf(ask.headAt(logOf(decision), 1))).toBe('vote_signer_away')
    await app.close()
  })
})

describe('what a phone keeps', () => {
  it('is proved to be the beginning of what there is now', async () => {
    const decision = await world.open()
    const receipt = await cast(decision, 'D')
    for (const name of ['E', 'F', 'G'] as const) await cast(decision, name)
    await (await signerBehind(test.database, test.folder)).sweep()
    const { signed } = await signedHead(decision)
    if (!signed) throw new Error('nothing signed')
    expect(signed.size).toBeGreaterThanOrEqual(receipt.seq + 3)
    const as = await world.owner('D')
    const query = { from: receipt.seq, to: signed.size }
    const { proof } = await test.call(votesProof.consistency, { ...at(decision), query }, { as })
    const [first, second] = [receipt.signed, signed].map(({ size, root }) => ({
      leaves: size,
      root: fromBase64url(root),
    }))
    if (!first || !second) throw new Error('no heads')
    expect(isConsistent({ first, second, proof: proof.map(fromBase64url) })).toBe(true)
    const inclusion = await test.call(
      votesProof.inclusion,
      { ...at(decision), query: { seq: receipt.seq, size: signed.size } },
      { as },
    )
    expect(
      includes({
        leaf: fromBase64url(receipt.leaf),
        index: receipt.seq - 1,
        size: signed.size,
        root: second.root,
        proof: inclusion.proof.map(fromBase64url),
      }),
    ).toBe(true)
    const beyond = { from: 1, to: signed.size + 1 }
    expect(await codeOf(test.call(votesProof.consistency, { ...at(decision), query: beyond }, { as }))).toBe(
      'not_found',
    )
  })
})

describe('the signer', () => {
  /** Ends it as a power cut would, and lets it begin again on what its disk has. */
  const restart = async () => {
    await endSigner(test.database)
    return signerBehind(test.database, test.folder)
  }

  it('goes on from its own file after it was ended, and drops what was half-written', async () => {
    const decision = await world.open()
    const receipt = await cast(decision, 'D')
    await endSigner(test.database)
    await appendFile(headsFile(decision), Buffer.alloc(70, 7))
    const again = await cast(decision, 'E')
    expect(await holds(decision, again)).toBe(true)
    expect(await (await restart()).headAt(logOf(decision), receipt.seq)).toEqual({ head: receipt.signed })
  })

  it('halts a log whose database was put back to an earlier day, and says which entries are missing', async () => {
    const decision = await world.open()
    const receipt = await cast(decision, 'D')
    await cast(decision, 'E')
    await test.admin.query(`DELETE FROM effective_ballot WHERE seq > $1`, [receipt.seq])
    await test.admin.query(`DELETE FROM vote_log WHERE decision_id = $1 AND seq > $2`, [decision.id, receipt.seq])
    const last = receipt.seq + 1
    await (await restart()).sweep()
    expect((await world.detail(decision.id)).halt).toEqual({ kind: 'missing', fromSeq: last, toSeq: last })
    const [head] = await world.heads(decision.id, await world.owner('F'))
    if (!head) throw new Error('no head')
    const body = world.seal(decision, head, { '1': 'FOR' })
    const problem = await test.refuse(votesCasting.cast, { ...at(decision), body }, { as: await world.owner('F') })
    expect(problem.code).toBe('vote_halted')
    // What was promised is still proved.
    expect(await holds(decision, receipt)).toBe(true)
    const ended = await world.step(decision.id, { step: 'CANCEL', reason: '记录缺失', ground: 'LOG_DAMAGED' })
    expect(ended.state).toBe('CANCELLED')
  })

  it('halts a log in which an entry was changed and the chain made good again', async () => {
    const decision = await world.open()
    const receipt = await cast(decision, 'D')
    await cast(decision, 'E')
    await endSigner(test.database)
    await test.admin.query(
      // Each stands for the other, so both are other hashes and well written ones.
      `UPDATE vote_log SET leaf = head, head = leaf
        WHERE decision_id = $1 AND seq >= $2`,
      [decision.id, receipt.seq],
    )
    await (await signerBehind(test.database, test.folder)).sweep()
    expect((await world.detail(decision.id)).halt).toMatchObject({ kind: 'changed', fromSeq: receipt.seq })
  })

  it('does not go on without its memory, and says so', async () => {
    const decision = await world.open()
    await cast(decision, 'D')
    await (await signerBehind(test.database, test.folder)).sweep()
    await endSigner(test.database)
    await rm(path.join(test.folder, 'signer', 'heads'), { recursive: true })
    expect(await codeOf(cast(decision, 'E'))).toBe('vote_halted')
    expect((await world.detail(decision.id)).halt).toMatchObject({ kind: 'signer_lost', fromSeq: 1 })
  })

  it('believes no file that somebody wrote in', async () => {
    const decision = await world.open()
    await cast(decision, 'D')
    await endSigner(test.database)
    const file = headsFile(decision)
    const bytes = await readFile(file)
    bytes[200] = (bytes[200] ?? 0) ^ 1
    await writeFile(file, bytes)
    const signer = await signerBehind(test.database, test.folder)
    await expect(signer.headAt(logOf(decision), 1)).rejects.toThrow('does not follow')
    await truncate(file, 0)
  })

  it('hands its key over, and a lost one is replaced in the open', async () => {
    const decision = await world.open()
    const before = await cast(decision, 'D')
    await endSigner(test.database)
    const dir = path.join(test.folder, 'signer')
    const second = rotateKey(dir, new Date(Date.now() + 1_000))
    const after = await cast(decision, 'E')
    expect([before.signed.key, after.signed.key]).toEqual([second.previous, second.key])
    expect([await holds(decision, before), await holds(decision, after)]).toEqual([true, true])
    let { keys } = await signedHead(decision)
    expect(keys.every(isOwnKey)).toBe(true)
    expect(isEndorsed(keyOf(keys, second.key), keyOf(keys, before.signed.key))).toBe(true)

    await endSigner(test.database)
    await rm(path.join(dir, 'keys', `${second.key}.pem`))
    await expect(signerBehind(test.database, test.folder)).rejects.toThrow('key is lost')
    await endSigner(test.database)
    const third = rotateKey(dir, new Date(Date.now() - 3_600_000))
    expect(third.from > second.from).toBe(true)
    expect(third).toMatchObject({ previous: second.key, endorsement: null })
    expect(await holds(decision, await cast(decision, 'F'))).toBe(true)
    keys = (await signedHead(decision)).keys
    expect(keyOf(keys, third.key).endorsement).toBeNull()
    expect(await holds(decision, before)).toBe(true)
  })

  it('signs every step, and writes the newest head down for everybody', async () => {
    const decision = await world.open()
    const signer = await signerBehind(test.database, test.folder)
    await signer.sweep()
    const first = (await signedHead(decision)).signed
    await world.step(decision.id, { step: 'CANCEL', reason: '撤回', ground: 'UNLAWFUL' })
    await signer.sweep()
    const { signed } = await signedHead(decision)
    expect((signed?.size ?? 0) - (first?.size ?? 0)).toBe(1)
    const { transitions } = await test.call(votes.detail, at(decision), { as: world.organiser })
    expect(transitions.at(-1)?.seq).toBe(signed?.size)
  })

  it('can read no sealed ballot, and write no log', async () => {
    const { Client } = (await import('pg')).default
    const client = new Client({ connectionString: test.database.signerUrl })
    await client.connect()
    const codes: unknown[] = []
    for (const text of [
      'SELECT sealed FROM vote_log',
      'SELECT body FROM vote_log',
      'DELETE FROM vote_log',
      'UPDATE vote_log SET seq = 1',
      'SELECT * FROM account',
      'DELETE FROM vote_signed_head',
    ])
      codes.push(
        await client.query(text).then(
          () => text,
          (error: { code: string }) => error.code,
        ),
      )
    await client.end()
    expect(codes).toEqual(codes.map(() => '42501'))
  })
})
