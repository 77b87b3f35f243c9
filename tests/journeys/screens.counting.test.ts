import { keyText } from '@liren/shared/votes.key'
import { votesPaper } from '@liren/shared/votes.paper'
import { manners } from '../support/journeys/look.ts'
import { smallPdf } from '../support/pdf.ts'
import { organiserTour, type RunShown } from '../support/journeys/tour.counting.ts'
import { openVotesStage, type VotesStage } from '../support/journeys/votes.stage.ts'
import { expectSoundScreens } from '../support/journeys/walk.ts'
import { day, twoQuestions, walk, type Walked } from '../support/votes.world.ts'
import { buildingAt } from '../support/world.ts'

describe('every screen of who runs a vote is accessible, fits its width, has targets to hit and speaks one language', () => {
  let votes: VotesStage
  const shown: RunShown[] = []
  beforeAll(async () => {
    votes = await openVotesStage()
    const { votes: world, stage } = votes
    const { communityId, organiser: as, committee, key } = world
    const made = (title: string, to: Walked, isBackdated: boolean) =>
      walk(stage.test, { communityId, as, key, isBackdated, draft: world.draft({ title, motions: twoQuestions }) }, to)
    const closed = []
    for (const { name } of manners) {
      const decision = await made(`上一次表决 ${name}`, 'OPEN', true)
      const params = { communityId, decisionId: decision.id }
      for (const owner of ['A', 'D', 'E', 'F', 'G'] as const)
        await world.cast(decision, await world.owner(owner), { 1: 'FOR', 2: 'AGAINST' })
      const issue = { params, body: { buildingId: buildingAt(world, 0), unitId: null } }
      await stage.test.call(votesPaper.issue, issue, { as })
      const { items } = await stage.test.call(votesPaper.list, { params, query: { limit: 50 } }, { as })
      const number = items[0]?.number ?? 0
      await stage.test.call(votesPaper.receive, { params: { ...params, number }, body: {} }, { as })
      closed.push({ id: decision.id, number })
    }
    await stage.test.advance(31 * day)
    for (const [n, { id, number }] of closed.entries()) {
      const file = { name: '选票.pdf', bytes: smallPdf() }
      await stage.test.call(votesPaper.scan, { params: { communityId, decisionId: id, number } }, { as, file })
      const name = manners[n]?.name ?? ''
      const due = await made(`下一次表决 ${name}`, 'ROLL_FROZEN', false)
      await stage.test.admin.query(
        `UPDATE vote_decision SET noticed_at = noticed_at - interval '17 days', opens_at = opens_at - interval '17 days'
          WHERE id = $1`,
        [due.id],
      )
      const open = await made(`电梯与充电棚 ${name}`, 'OPEN', true)
      for (const owner of ['A', 'D', 'E'] as const)
        await world.cast(open, await world.owner(owner), { 1: 'FOR', 2: 'FOR' })
      shown.push({
        communityId,
        due: due.id,
        open: open.id,
        closed: id,
        paper: number,
        key: keyText(id, key),
        enterToo: async () => {
          const reading = { kind: 'valid' as const, choices: { 1: 'FOR' as const } }
          const params = { communityId, decisionId: id, number }
          await stage.test.call(votesPaper.enter, { params, body: { reading } }, { as: committee })
        },
      })
    }
  })
  afterAll(() => votes.stage.close())

  test.each(manners)('$name', async (manner) => {
    const ofManner = shown[manners.indexOf(manner)]
    if (!ofManner) throw new Error('nothing to show')
    const session = votes.votes.organiser
    await expectSoundScreens(votes.stage, { ...manner, session }, organiserTour(ofManner))
  })
})
