import type { Session } from '@liren/shared/identity'
import { agendaHashOf, policyHashOf } from '@liren/shared/votes.agenda'
import { votesDocuments } from '@liren/shared/votes.documents'
import { votes } from '@liren/shared/votes.decisions'
import { votesPaper } from '@liren/shared/votes.paper'
import { votesPrints } from '@liren/shared/votes.prints'
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { sweepVoteFiles } from '../../server/src/features/votes/votes.files.service.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { codeOf } from '../support/notices.ts'
import { smallPdf } from '../support/pdf.ts'
import { somePicture } from '../support/pictures.ts'
import { storedFiles } from '../support/stored.files.ts'
import { clock, createVotesWorld, day, plainVotePolicy, twoQuestions, type VotesWorld } from '../support/votes.world.ts'
import { words } from '../support/votes.words.ts'
import { buildingAt } from '../support/world.ts'

let test: TestApp
let world: VotesWorld
beforeAll(async () => {
  test = await startApp()
  world = await createVotesWorld(test)
})
afterAll(() => test.close())

const attach = (bytes: Buffer, name: string, as: Session = world.organiser) =>
  test.call(
    votesDocuments.attach,
    { params: { communityId: world.communityId, estateId: world.estateId } },
    { as, file: { name, bytes } },
  )
const inDecision = (decisionId: string) => ({ communityId: world.communityId, decisionId })
const at = (decisionId: string, fileId: string) => ({
  params: { communityId: world.communityId, decisionId, fileId },
})
const pdfOf = (decisionId: string, fileId: string, as: Session) =>
  test.call(votesDocuments.pdf, at(decisionId, fileId), { as })
const pictureOf = (decisionId: string, fileId: string, as: Session) =>
  test.call(votesDocuments.picture, at(decisionId, fileId), { as })
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64url')
const withDocuments = (...attachmentIds: string[]) =>
  twoQuestions.map((motion, place) => (place === 0 ? { ...motion, attachmentIds } : motion))

describe('documents of a motion', () => {
  it('are read by whoever sees the decision, are what their digest says, and are bound by the agenda', async () => {
    const sheet = await attach(smallPdf(), '预算.pdf')
    const shot = await attach(await somePicture('jpeg', 600, 400), '电梯.jpeg')
    expect([sheet.digest, shot.name]).toEqual([sha256(smallPdf()), '电梯.jpg'])
    const draft = await world.create({ motions: withDocuments(sheet.id, shot.id) })
    expect(draft.documents).toEqual([sheet, shot])
    const owner = await world.owner('A')
    expect(await codeOf(pdfOf(draft.id, sheet.id, owner))).toBe('not_found')
    await world.step(draft.id, { step: 'SUBMIT' })
    expect(await codeOf(pdfOf(draft.id, sheet.id, world.committee))).toBe('ok')
    const now = await clock(test)
    const on = (days: number) => new Date(now.getTime() + days * day * 1000).toISOString()
    const [opensAt, closesAt] = [on(20), on(35)]
    const noticed = await world.step(draft.id, { step: 'NOTIFY', opensAt, closesAt })
    expect(sha256((await pdfOf(draft.id, sheet.id, owner)).file)).toBe(sheet.digest)
    const picture = await pictureOf(draft.id, shot.id, owner)
    expect([sha256(picture.file), (await sharp(Buffer.from(picture.file)).metadata()).width]).toEqual([
      shot.digest,
      600,
    ])
    expect(noticed.agendaHash).toBe(agendaHashOf(noticed))
    // Other bytes under the same id are another agenda.
    const forged = noticed.documents.map((one) => (one.id === sheet.id ? { ...one, digest: 'x'.repeat(43) } : one))
    expect(agendaHashOf({ ...noticed, documents: forged })).not.toBe(noticed.agendaHash)
    expect(noticed.policyHash).toBe(policyHashOf(noticed.policy, forged))
    const printing = { params: { communityId: world.communityId, decisionId: draft.id } }
    const printed = await test.call(votesPrints.notice, printing, { as: owner })
    expect(await words(printed.file)).toMatch(/附件：预算\.pdf/)
  })

  it('are nobody’s but the estate’s: unknown ones, other kinds and other decisions are refused', async () => {
    const sheet = await attach(smallPdf(), '预算.pdf')
    const draft = await world.create({ motions: withDocuments(sheet.id) })
    const plain = await world.create()
    expect(await codeOf(pictureOf(draft.id, sheet.id, world.organiser))).toBe('not_found')
    expect(await codeOf(pdfOf(plain.id, sheet.id, world.organiser))).toBe('not_found')
    expect(await codeOf(world.create({ motions: withDocuments(plain.id) }))).toBe('attachment_unknown')
    expect(await codeOf(attach(smallPdf(), '预算.pdf', await world.owner('A')))).toBe('not_found')
    expect(await codeOf(attach(Buffer.from('no file'), '预算.pdf'))).toBe('attachment_unreadable')
    const listed = await test.call(
      votesDocuments.documents,
      { params: { communityId: world.communityId, estateId: world.estateId } },
      { as: world.organiser },
    )
    expect(listed.items[0]).toEqual(sheet)
  })

  it('must be there when a draft is submitted', async () => {
    const sheet = await attach(smallPdf(), '预算.pdf')
    const draft = await world.create({ motions: withDocuments(sheet.id) })
    await test.admin.query('DELETE FROM vote_file WHERE id = $1', [sheet.id])
    expect(await codeOf(world.step(draft.id, { step: 'SUBMIT' }))).toBe('vote_agenda_incomplete')
  })
})

describe('what lets a decision bind', () => {
  const binding = (docId: string) => ({
    ...plainVotePolicy,
    legalMode: 'OFFICIAL_LOCAL' as const,
    regulation: { docId, title: '某市业主大会电子投票办法', article: '第8条' },
  })

  it('is a regulation that everybody concerned can read, and the policy’s hash says what is in it', async () => {
    const [nowhere] = [world.estateId]
    expect(await codeOf(world.create({ policy: binding(nowhere) }))).toBe('attachment_unknown')
    const text = await attach(smallPdf(), '办法.pdf')
    const decision = await world.open({ policy: binding(text.id) })
    expect(decision).toMatchObject({ legalMode: 'OFFICIAL_LOCAL', documents: [{ id: text.id }] })
    expect(await codeOf(pdfOf(decision.id, text.id, await world.owner('B')))).toBe('ok')
    expect(decision.policyHash).toBe(policyHashOf(decision.policy, decision.documents))
    expect(decision.policyHash).not.toBe(policyHashOf(decision.policy, []))
  })

  it('and what a clause rests on, too', async () => {
    const ruleBasis = (docId: string) => [
      { setting: 'unreturnedMode', docId, adoptedVoteId: '2024-3', clause: '第9条' },
    ]
    const silent = (docId: string) => ({
      ...plainVotePolicy,
      unreturnedMode: 'DELIVERED_ABSTAIN' as const,
      ruleBasis: ruleBasis(docId),
    })
    expect(await codeOf(world.create({ policy: silent(world.estateId) }))).toBe('attachment_unknown')
    const rules = await attach(smallPdf(), '议事规则.pdf')
    expect((await world.create({ policy: silent(rules.id) })).documents).toEqual([rules])
  })
})

describe('housekeeping', () => {
  it('removes the scans of a decision when its years are over, no day before, and keeps those of one that goes on', async () => {
    const scanned = async (state: string) => {
      const { id } = await world.open()
      await test.call(
        votesPaper.issue,
        { params: inDecision(id), body: { buildingId: buildingAt(world, 1), unitId: null } },
        { as },
      )
      await test.call(votesPaper.receive, { params: { ...inDecision(id), number: 1 }, body: {} }, { as })
      await test.advance(15 * day)
      const file = { name: '选票.jpg', bytes: await somePicture('jpeg') }
      const { id: fileId } = await test.call(
        votesPaper.scan,
        { params: { ...inDecision(id), number: 1 } },
        { as, file },
      )
      await test.admin.query('UPDATE vote_decision SET state = $2, final_at = app.now() WHERE id = $1', [id, state])
      return fileId
    }
    const as = world.organiser
    const [over, running] = [await scanned('ARCHIVED'), await scanned('CLOSED')]
    const left = async () => {
      await sweepVoteFiles(test.pool, storedFiles(test))
      const { rows } = await test.admin.query<{ id: string }>('SELECT id FROM vote_file WHERE id = ANY($1)', [
        [over, running],
      ])
      return rows.map(({ id }) => id).toSorted()
    }
    const { rows } = await test.admin.query<{ key: string }>('SELECT file_key AS key FROM vote_file WHERE id = $1', [
      over,
    ])
    const years = async (days: number) =>
      test.admin.query(
        `UPDATE vote_decision SET final_at = app.now() - interval '5 years' + make_interval(days => $1)`,
        [days],
      )
    await years(1)
    expect(await left()).toEqual([over, running].toSorted())
    await years(-1)
    expect(await left()).toEqual([running])
    await test.runJobs()
    expect(await storedFiles(test).get(rows[0]?.key ?? '')).toBeNull()
  })

  it('removes what no decision names for a month, and what nothing names at all', async () => {
    const [kept, unused] = [await attach(smallPdf(), '用.pdf'), await attach(smallPdf(), '不用.pdf')]
    const draft = await world.create({ motions: withDocuments(kept.id) })
    await test.admin.query(`UPDATE vote_file SET created_at = created_at - interval '31 days' WHERE id = ANY($1)`, [
      [kept.id, unused.id],
    ])
    const { rows } = await test.admin.query<{ key: string }>('SELECT file_key AS key FROM vote_file WHERE id = $1', [
      unused.id,
    ])
    await sweepVoteFiles(test.pool, storedFiles(test))
    await test.runJobs()
    const ids = (await test.admin.query<{ id: string }>('SELECT id FROM vote_file')).rows.map(({ id }) => id)
    expect([ids.includes(kept.id), ids.includes(unused.id)]).toEqual([true, false])
    expect(await storedFiles(test).get(rows[0]?.key ?? '')).toBeNull()
    const { documents } = await test.call(
      votes.detail,
      { params: { communityId: world.communityId, decisionId: draft.id } },
      { as: world.organiser },
    )
    expect(documents).toEqual([kept])
  })
})
