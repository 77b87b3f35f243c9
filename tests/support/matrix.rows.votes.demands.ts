import { votesDemands } from '@liren/shared/votes.demands'
import { votesDesignations } from '@liren/shared/votes.designations'
import { votesTies } from '@liren/shared/votes.ties'
import { row } from './matrix.ts'
import { members, residents, serving, type Actor } from './matrix.actors.ts'
import type { Matrix } from './matrix.world.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const demand = (m: Matrix, of: 'open' | 'reached' | 'mine') => ({ ...here(m), demandId: m.votes.here.demand[of] })
/** Of the other community, under our address. */
const foreign = (m: Matrix) => ({ ...here(m), demandId: m.votes.there.demand.open })

/** Who belongs to the estate of the votes, or serves the whole community; the others live in another estate. */
const among: readonly Actor[] = ['owner', ...serving]
const beside = residents.filter((actor) => actor !== 'owner')
/** Who has an owner's rights somewhere here. */
const owners: readonly Actor[] = ['owner', 'formerHead']

const consent = { consent: true as const }
const asked = { title: '换物业', text: '服务不好。', matter: 'PROPERTY_MANAGER' as const, ...consent }

function tie(m: Matrix, of: 'lot' | 'runOff') {
  const { over } = m.votes.here
  if (!over) throw new Error('no closed votes in this matrix')
  const { id, ...rest } = over.ties[of]
  return { ...rest, params: { ...here(m), decisionId: id } }
}
const lot = (m: Matrix) => {
  const { version, motionId, between } = tie(m, 'lot')
  const drawn = { drawnBy: '王主任', witnesses: ['李民警', '赵律师'], reason: '当众抽签。' }
  return { version, motionId, for: 'SEAT' as const, order: between, ...drawn }
}

export const votesDemandsRows = [
  row(votesDemands.demands, 'Whoever lives or serves here sees what is demanded.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: members },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: { communityId: m.there.communityId } }),
      ok: ['otherCommittee', 'otherOwner'],
    },
  ]),
  row(votesDemands.demand, 'A demand is for its estate.', [
    { when: 'own', at: 'here', request: (m) => ({ params: demand(m, 'open') }), ok: among, not_found: beside },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
  ]),
  row(votesDemands.start, 'A verified owner demands a meeting of the own estate.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...here(m), estateId: m.votes.here.estateId }, body: asked }),
      ok: ['owner'],
      not_found: ['formerHead'],
    },
    {
      when: 'of an estate of the other community',
      at: 'here',
      request: (m) => ({ params: { ...here(m), estateId: m.votes.there.estateId }, body: asked }),
      not_found: owners,
    },
  ]),
  row(votesDemands.join, 'A verified owner joins a demand of the own estate.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: demand(m, 'open'), body: consent }),
      ok: ['owner'],
      not_found: ['formerHead'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), body: consent }),
      not_found: owners,
    },
  ]),
  row(votesDemands.leave, 'Who joined takes it back.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: demand(m, 'open') }),
      ok: ['owner'],
      not_found: ['formerHead'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: owners,
    },
  ]),
  row(votesDemands.withdraw, 'Who started a demand withdraws it.', [
    { when: 'own', at: 'here', request: (m) => ({ params: demand(m, 'mine') }), ok: ['owner'] },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: owners,
    },
  ]),
  row(votesDemands.answer, 'The owners’ committee of the estate, or the residents’ committee, answers a demand.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: demand(m, 'reached'), body: { text: '下月召开。' } }),
      ok: ['owners_committee', 'committee'],
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), body: { text: '下月召开。' } }),
      not_found: members,
    },
  ]),
  row(votesDemands.setCounts, 'The residents’ committee notes how an estate counts a fifth.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({
        params: { ...here(m), estateId: m.votes.here.estateId },
        body: { counts: 'BOTH' as const, basis: '议事规则第 8 条' },
      }),
      ok: ['committee'],
    },
    {
      when: 'of an estate of the other community',
      at: 'here',
      request: (m) => ({
        params: { ...here(m), estateId: m.votes.there.estateId },
        body: { counts: 'HEADS' as const, basis: null },
      }),
      not_found: ['committee'],
    },
  ]),
  row(votesDesignations.designation, 'A verified owner sees whom the co-owners of the own head have named.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({
        params: { ...here(m), decisionId: m.votes.here.frozen, headId: m.votes.here.shared.headId },
      }),
      ok: ['owner'],
      not_found: members.filter((actor) => actor !== 'owner'),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({
        params: { ...here(m), decisionId: m.votes.here.frozen, headId: m.votes.there.shared.headId },
      }),
      not_found: members,
    },
  ]),
  row(votesDesignations.designate, 'A verified owner names a co-owner of the own head.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({
        params: { ...here(m), decisionId: m.votes.here.frozen, headId: m.votes.here.shared.headId },
        body: { ownerId: m.votes.here.shared.coOwnerId },
      }),
      ok: ['owner'],
      not_found: ['formerHead'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({
        params: { ...here(m), decisionId: m.votes.here.frozen, headId: m.votes.there.shared.headId },
        body: { ownerId: m.votes.there.shared.coOwnerId },
      }),
      not_found: owners,
    },
  ]),
  row(votesDesignations.undesignate, 'A verified owner takes that back.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({
        params: { ...here(m), decisionId: m.votes.here.frozen, headId: m.votes.here.shared.headId },
      }),
      ok: ['owner'],
      not_found: ['formerHead'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({
        params: { ...here(m), decisionId: m.votes.here.frozen, headId: m.votes.there.shared.headId },
      }),
      not_found: owners,
    },
  ]),
  row(votesTies.lot, 'Who counts records a lot; members whose seats are filled have no hand in it.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: tie(m, 'lot').params, body: lot(m) }),
      ok: ['committee'],
      vote_barred: ['owners_committee'],
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), decisionId: m.votes.there.open }, body: lot(m) }),
      not_found: members,
    },
  ]),
  row(votesTies.runOff, 'Who organises opens the draft of a run-off.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => {
        const { params, version, motionId } = tie(m, 'runOff')
        return { params, body: { version, motionId } }
      },
      ok: ['owners_committee'],
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => {
        const { version, motionId } = tie(m, 'runOff')
        return { params: { ...here(m), decisionId: m.votes.there.open }, body: { version, motionId } }
      },
      not_found: members,
    },
  ]),
]
