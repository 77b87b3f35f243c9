import type { Session } from '@liren/shared/identity'
import { votesRoll } from '@liren/shared/votes.roll'
import { startApp, type TestApp } from '../support/app.ts'
import { codeOf } from '../support/notices.ts'
import { createVotesWorld, walk, type VotesWorld } from '../support/votes.world.ts'

let test: TestApp
let world: VotesWorld
beforeAll(async () => {
  test = await startApp()
  world = await createVotesWorld(test)
})
afterAll(() => test.close())

const at = (decisionId: string) => ({ params: { communityId: world.communityId, decisionId } })
const drafted = (decisionId: string, as: Session = world.organiser) =>
  test.call(votesRoll.rollDraft, at(decisionId), { as })
const changed = (decisionId: string, as: Session = world.organiser) =>
  test.call(votesRoll.rollChanges, at(decisionId), { as })
const made = (to: 'NOTICED' | 'ROLL_FROZEN') =>
  walk(test, { communityId: world.communityId, as: world.organiser, draft: world.draft(), key: world.key }, to)
const setArea = (unitId: string | undefined, area: number | null) =>
  test.admin.query('UPDATE unit SET area_centiares = $2, area_source = $3 WHERE id = $1', [
    unitId,
    area,
    area === null ? null : 'register',
  ])

describe('before the freeze', () => {
  it('units without area are named, and the roll is not ready', async () => {
    const { id } = await made('NOTICED')
    expect(await drafted(id)).toMatchObject({
      ...{ isReady: true, fault: null, heads: 7, areaCentiares: 8 * 100_00 },
      withoutArea: { count: 0 },
    })
    await setArea(world.units[5], null)
    const found = await drafted(id, world.committee)
    expect(found).toMatchObject({
      ...{ isReady: false, fault: 'AREA_MISSING', areaCentiares: 7 * 100_00 },
      withoutArea: { count: 1, units: [{ unitId: world.units[5], label: expect.stringContaining('102') as string }] },
    })
    expect(await codeOf(world.step(id, { step: 'FREEZE', reason: null }))).toBe('vote_roll_incomplete')
    await setArea(world.units[5], 100_00)
    expect((await drafted(id)).isReady).toBe(true)
    expect(await codeOf(drafted(id, await world.owner('A')))).toBe('forbidden')
  })

  it('owners who may be one are asked about', async () => {
    const { id } = await made('NOTICED')
    expect((await drafted(id)).merges).toEqual({ count: 0, questions: [] })
    const owners = `SELECT o.id, o.phone_index FROM owner o JOIN ownership s ON s.owner_id = o.id WHERE s.unit_id = $1`
    const { rows } = await test.admin.query<{ phone_index: string }>(owners, [world.units[3]])
    const at4 = `UPDATE owner SET phone_index = $2 WHERE id = (SELECT owner_id FROM ownership WHERE unit_id = $1)`
    const before = await test.admin.query<{ phone_index: string }>(owners, [world.units[4]])
    await test.admin.query(at4, [world.units[4], rows[0]?.phone_index])
    const { merges } = await drafted(id)
    expect(merges).toMatchObject({ count: 1, questions: [{ reason: 'SAME_PHONE' }] })
    const asked = new Set(merges.questions[0]?.units.map(({ unitId }) => unitId))
    expect(asked).toEqual(new Set([world.units[3], world.units[4]]))
    await test.admin.query(at4, [world.units[4], before.rows[0]?.phone_index])
    const numbered = async (masked: string | null) => {
      await test.admin.query(
        `UPDATE owner SET number_masked = $1, name_masked = '张*' WHERE id IN
          (SELECT owner_id FROM ownership WHERE unit_id = ANY($2))`,
        [masked, [world.units[3], world.units[4]]],
      )
      return (await drafted(id)).merges
    }
    expect(await numbered('****5202')).toMatchObject({ count: 1, questions: [{ reason: 'SAME_NUMBER' }] })
    // Of many registers only the last four digits are known, and masked whole: that two are masked alike tells nothing.
    expect(await numbered('****')).toEqual({ count: 0, questions: [] })
    await numbered(null)
  })

  it('an open decision has nothing to be looked at beforehand', async () => {
    const { id } = await world.open()
    expect(await codeOf(drafted(id))).toBe('vote_step_illegal')
  })
})

describe('another freeze', () => {
  it('tells how many heads it changed to all, and which to who answers for it', async () => {
    const { id } = await made('ROLL_FROZEN')
    expect(await codeOf(changed(id))).toBe('not_found')
    // One area is mended, and A's two flats are no longer one head.
    await setArea(world.units[6], 90_50)
    await test.admin.query(
      `UPDATE ownership SET owner_id = (SELECT owner_id FROM ownership WHERE unit_id = $2 AND ended_at IS NULL LIMIT 1)
        WHERE unit_id = $1 AND ended_at IS NULL`,
      [world.units[1], world.units[3]],
    )
    await world.step(id, { step: 'FREEZE', reason: '更正面积' })
    const found = await changed(id)
    expect(found.from).toMatchObject({ freeze: 1, heads: 7 })
    expect(found.to).toMatchObject({ freeze: 2, heads: 7, areaCentiares: 7 * 100_00 + 90_50 })
    expect(Object.fromEntries(found.counts.map(({ kind, heads }) => [kind, heads]))).toEqual({
      ...{ ADDED: 2, REMOVED: 2, AREA: 1, OWNERS: 0 },
    })
    expect(found.lines.find(({ kind }) => kind === 'AREA')).toMatchObject({
      ...{ before: 100_00, after: 90_50, units: [{ unitId: world.units[6] }] },
    })
    const seen = await changed(id, await world.owner('H'))
    expect([seen.counts, seen.lines]).toEqual([found.counts, []])
  })
})
