import type { Session } from '@liren/shared/identity'
import { neighbourhood } from '@liren/shared/neighbourhood'
import { rolesApi, type ResidenceRelation } from '@liren/shared/roles'
import type { Choices } from '@liren/shared/votes.audit'
import { votesCasting, type MyHead } from '@liren/shared/votes.casting'
import { votes, type StepDraft } from '@liren/shared/votes.decisions'
import { votesResults, type VoteResult } from '@liren/shared/votes.results'
import type { Decision } from '@liren/shared/votes.views'
import { newPhone } from '../app.ts'
import { csvFile, importsAt, rosterFile } from '../register.ts'
import { createWorld, type World } from '../world.ts'
import { sealedBy } from '../votes.world.ts'
import { openStage, type Stage } from './stage.ts'

/** A flat of the estate: its id, its area in 0.01 m², and its head’s owners, as the register has them. */
export interface Flat {
  unitId: string
  label: string
  area: number
}

/** The estate of 280 heads with its register, a community around it, and those who run its decisions. */
export interface WholeStage {
  stage: Stage
  world: World
  estateId: string
  entranceId: string
  flat(label: string): Flat
  /** Somebody else of the owners' committee, or of the residents' committee, by nickname. */
  officer(nickname: string, of?: 'owners_committee' | 'committee'): Promise<Session>
  /** The owner of a flat, or one of its co-owners, with the phone of the register; every time on another device. */
  owner(label: string, phone: string, relation?: ResidenceRelation): Promise<Session>
  /** Somebody who speaks for the owners of every flat but these, so that one phone casts for all their heads. */
  crowd(but: readonly string[]): Promise<Session>
  /** Another owner buys a flat: the register says so, and the owner before has left. */
  sell(label: string, buyer: { name: string; phone: string }): Promise<void>
  page(name: string, decisionId?: string, more?: string): string
  detail(decisionId: string, as: Session): Promise<Decision>
  step(decisionId: string, move: StepDraft, as: Session): Promise<Decision>
  count(decisionId: string, key: string, as: Session): Promise<Decision>
  result(decisionId: string, as: Session): Promise<VoteResult>
  heads(decisionId: string, as: Session): Promise<MyHead[]>
  /** How many heads have voted. */
  voted(decisionId: string, as: Session): Promise<number>
  /** Casts for heads, each what it says, a few at a time. */
  castAll(decision: Decision, ballots: readonly { head: MyHead; choices: Choices }[], as: Session): Promise<void>
}

const atOnce = 6
const silent = '301'

/** Opens the stage with the roster of 中央盛景 imported as its committee imports it. */
export async function openWholeStage(): Promise<WholeStage> {
  const stage = await openStage()
  const { test } = stage
  const world = await createWorld(test)
  const { communityId, committee } = world
  const params = { communityId }
  const body = { name: '中央盛景' }
  const { id: estateId } = await test.call(neighbourhood.createEstate, { params, body }, { as: committee })
  const desk = importsAt(test, { communityId, estateId, as: committee })
  await desk.import(rosterFile('zhongyang'))
  const { rows } = await test.admin.query<Flat & { entranceId: string }>(
    `SELECT u.id AS "unitId", u.label, u.area_centiares AS area, e.id AS "entranceId" FROM unit u
      JOIN entrance e ON e.id = u.entrance_id JOIN building b ON b.id = e.building_id WHERE b.estate_id = $1`,
    [estateId],
  )
  const flats = new Map(rows.map((row) => [row.label, row]))
  const flat = (label: string) => {
    const found = flats.get(label)
    if (!found) throw new Error(`there is no ${label} in the roster`)
    return found
  }
  const stepUp = ({ sessionId }: Session) =>
    test.admin.query(`UPDATE session SET stepped_up_at = app.now() + interval '1 year' WHERE id = $1`, [sessionId])
  const placed = new Set<string>()
  const made: WholeStage = {
    ...{ stage, world, estateId, entranceId: rows[0]?.entranceId ?? '', flat },
    officer: async (nickname, role = 'owners_committee') => {
      const phone = newPhone()
      const scope =
        role === 'committee'
          ? ({ scopeKind: 'community', scopeId: communityId } as const)
          : ({ scopeKind: 'estate', scopeId: estateId } as const)
      const as = role === 'committee' ? world.operator : committee
      await test.call(rolesApi.grant, { params, body: { phone, nickname, role, ...scope } }, { as })
      return test.signIn(phone)
    },
    owner: async (label, phone, relation = 'owner') => {
      const home = { phone, nickname: `${label} 业主`, unitId: flat(label).unitId, relation }
      if (!placed.has(`${label} ${phone}`))
        await test.call(rolesApi.placeResident, { params, body: home }, { as: committee })
      placed.add(`${label} ${phone}`)
      return test.signIn(phone)
    },
    crowd: async (but) => {
      // Known in the community as a tenant of one more flat, whose owners stay silent.
      const home = { phone: newPhone(), nickname: '众业主', unitId: flat(silent).unitId, relation: 'tenant' as const }
      await test.call(rolesApi.placeResident, { params, body: home }, { as: committee })
      const session = await test.signIn(home.phone)
      await stepUp(session)
      await test.admin.query(
        `INSERT INTO residence (community_id, id, unit_id, account_id, relation, created_by, verified_at, verification, owner_id)
          SELECT o.community_id, gen_random_uuid(), o.unit_id, $2, 'owner', $3, app.now(), 'deed', o.owner_id FROM ownership o
          WHERE o.estate_id = $1 AND o.ordinal = 1 AND o.ended_at IS NULL AND o.unit_id <> ALL($4)`,
        [estateId, session.accountId, committee.accountId, [silent, ...but].map((label) => flat(label).unitId)],
      )
      return session
    },
    sell: async (label, { name, phone }) => {
      const { area, unitId } = flat(label)
      await desk.import(csvFile([`1幢,1单元,${label},${(area / 100).toFixed(2)},${name},${phone},,买卖过户`]))
      const { rows: before } = await test.admin.query<{ id: string }>(
        'SELECT id FROM residence WHERE unit_id = $1 AND ended_at IS NULL',
        [unitId],
      )
      for (const { id: residenceId } of before)
        await test.call(rolesApi.endResidence, { params: { ...params, residenceId } }, { as: committee })
    },
    page: (name, decisionId, more = '') =>
      `/pages/votes/${name}/index?community=${communityId}${decisionId === undefined ? '' : `&id=${decisionId}`}${more}`,
    detail: (decisionId, as) => test.call(votes.detail, { params: { ...params, decisionId } }, { as }),
    step: async (decisionId, move, as) => {
      const { version } = await made.detail(decisionId, as)
      return test.call(votes.step, { params: { ...params, decisionId }, body: { version, move } }, { as })
    },
    count: async (decisionId, key, as) => {
      const { version } = await made.detail(decisionId, as)
      return test.call(votesResults.count, { params: { ...params, decisionId }, body: { version, key } }, { as })
    },
    result: (decisionId, as) => test.call(votesResults.result, { params: { ...params, decisionId } }, { as }),
    heads: async (decisionId, as) =>
      (await test.call(votesCasting.myHeads, { params: { ...params, decisionId } }, { as })).items,
    voted: async (decisionId, as) =>
      (await test.call(votesCasting.turnout, { params: { ...params, decisionId } }, { as })).voted.heads,
    castAll: async (decision, ballots, as) => {
      const left = [...ballots]
      const cast = async () => {
        for (let next = left.shift(); next !== undefined; next = left.shift()) {
          const { head, choices } = next
          const at = { params: { ...params, decisionId: decision.id }, body: sealedBy(decision, head, choices) }
          await test.call(votesCasting.cast, at, { as })
        }
      }
      await Promise.all(Array.from({ length: atOnce }, cast))
    },
  }
  return made
}
