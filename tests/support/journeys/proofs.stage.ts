import { votesDocuments } from '@liren/shared/votes.documents'
import { votesOfficial } from '@liren/shared/votes.official'
import { smallPdf } from '../pdf.ts'
import { somePicture } from '../pictures.ts'
import { day, plainVotePolicy, twoQuestions, walk, type Walked } from '../votes.world.ts'
import type { ProofsShown } from './tour.votes.proofs.ts'
import type { VotesStage } from './votes.stage.ts'

const weight = (heads: number, areaCentiares: number) => ({ heads, areaCentiares })

/** Decisions with documents, deliveries, freezes and official results, for who organises them. */
export async function proofsShown({ stage: { test }, votes: world }: VotesStage): Promise<ProofsShown> {
  const { communityId, estateId, organiser: as } = world
  const upload = async (name: string, bytes: Buffer) =>
    (await test.call(votesDocuments.attach, { params: { communityId, estateId } }, { as, file: { name, bytes } })).id
  const attachmentIds = [
    await upload('预算.pdf', smallPdf()),
    await upload('现场.png', await somePicture('png', 900, 600)),
  ]
  const make = (title: string, to: Walked, change = {}) => {
    const draft = world.draft({ title, motions: twoQuestions.map((one) => ({ ...one, attachmentIds })), ...change })
    return walk(test, { communityId, as, draft, key: world.key }, to)
  }
  const policy = { ...plainVotePolicy, legalMode: 'OFFICIAL_EXTERNAL' as const }
  const elsewhere = await make('平台上的表决', 'ROLL_FROZEN', { policy })
  const imported = await make('平台上已经表决的', 'ROLL_FROZEN', { policy })
  await test.advance(31 * day)
  const params = { communityId, decisionId: imported.id }
  const file = { name: '结果公告.pdf', bytes: smallPdf() }
  const { id: fileId } = await test.call(votesOfficial.officialFile, { params }, { as, file })
  const question = { participating: weight(6, 700_00), consenting: weight(4, 500_00), stated: 'PASSED' as const }
  const result = {
    ...{ platform: '市业主表决平台', reference: '表决〔2026〕12 号', decidedOn: '2026-11-01', elections: [] },
    total: weight(8, 800_00),
    questions: [1, 2].map((number) => ({ number, ...question })),
    fileIds: [fileId],
  }
  const { version } = await world.detail(imported.id)
  await test.call(votesOfficial.importOfficial, { params, body: { version, result } }, { as })
  await world.step(imported.id, { step: 'PUBLISH' })
  const open = await make('电梯与充电棚', 'OPEN')
  const frozen = await make('又冻结了一次', 'ROLL_FROZEN')
  await test.admin.query('UPDATE unit SET area_centiares = 9050 WHERE id = $1', [world.units[6]])
  await world.step(frozen.id, { step: 'FREEZE', reason: '更正面积' })
  const noticed = await make('还没有冻结', 'NOTICED')
  await test.admin.query('UPDATE unit SET area_centiares = NULL, area_source = NULL WHERE id = $1', [world.units[5]])
  return {
    ...{ communityId, open: open.id, frozen: frozen.id, noticed: noticed.id },
    ...{ elsewhere: elsewhere.id, imported: imported.id },
  }
}
