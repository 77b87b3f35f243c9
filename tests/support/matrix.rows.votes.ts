import { votesProof } from '@liren/shared/votes.proof'
import { votesCasting } from '@liren/shared/votes.casting'
import { votes } from '@liren/shared/votes.decisions'
import { row } from './matrix.ts'
import { members, residents, serving, signedIn, type Actor } from './matrix.actors.ts'
import { sealedBallot } from './matrix.votes.ts'
import { nowhere, type Matrix } from './matrix.world.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const at = (m: Matrix, decisionId: string) => ({ ...here(m), decisionId })
const theirs = (m: Matrix) => ({ ...there(m), decisionId: m.votes.there.open })
const foreign = (m: Matrix) => ({ ...here(m), decisionId: m.votes.there.open })
const missing = (m: Matrix) => ({ ...here(m), decisionId: nowhere })

/** Who belongs to the estate of the votes, or serves the whole community; the others live in another estate. */
const among: readonly Actor[] = ['owner', ...serving]
const beside = residents.filter((actor) => actor !== 'owner')
const organisers: readonly Actor[] = ['owners_committee']
const apart = (some: readonly Actor[], ...without: readonly Actor[]) => some.filter((actor) => !without.includes(actor))

const cast = (headId: string) => ({ headId, ...sealedBallot })
const group = {
  kind: 'PREPARATORY_GROUP' as const,
  name: '筹备组',
  members: [
    { phone: '13800138001', nickname: '甲' },
    { phone: '13800138002', nickname: '乙' },
  ],
}

export const votesRows = [
  row(votes.organisers, 'Whoever lives or serves here sees as whom they may run decisions, if at all.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: members },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m) }),
      ok: ['otherCommittee', 'otherOwner'],
    },
  ]),
  row(votes.presets, 'Everybody signed in may look at the presets.', [
    { when: 'own', at: 'above', request: () => ({}), ok: signedIn },
  ]),
  row(votes.nameGroup, 'The residents’ committee confirms groups, for estates of its community.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...here(m), estateId: m.votes.here.estateId }, body: group }),
      ok: ['committee'],
    },
    {
      when: 'for an estate of the other community',
      at: 'here',
      request: (m) => ({ params: { ...here(m), estateId: m.votes.there.estateId }, body: group }),
      not_found: ['committee'],
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), estateId: m.votes.there.estateId }, body: group }),
      ok: ['otherCommittee'],
    },
  ]),
  row(votes.groups, 'The residents’ committee sees the groups it confirmed.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: ['committee'] },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: ['otherCommittee'] },
  ]),
  row(votes.endGroup, 'The residents’ committee ends groups of its community.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...here(m), groupId: m.votes.here.groupId } }),
      ok: ['committee'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), groupId: m.votes.there.groupId } }),
      not_found: ['committee'],
    },
  ]),
  row(votes.list, 'Whoever lives or serves here sees decisions.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: members },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m) }),
      ok: ['otherCommittee', 'otherOwner'],
    },
  ]),
  row(votes.create, 'Who organises decisions of an estate drafts them.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: here(m), body: m.votes.here.draftBody }),
      ok: organisers,
    },
    {
      when: 'for an estate of the other community',
      at: 'here',
      request: (m) => ({ params: here(m), body: m.votes.there.draftBody }),
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: m.votes.there.draftBody }),
    },
  ]),
  row(votes.detail, 'A decision is for its estate; a draft for who prepares it, and in review for the committee.', [
    {
      when: 'open',
      at: 'here',
      request: (m) => ({ params: at(m, m.votes.here.open) }),
      ok: among,
      not_found: beside,
    },
    {
      when: 'in review',
      at: 'here',
      request: (m) => ({ params: at(m, m.votes.here.review) }),
      ok: ['committee', 'owners_committee'],
      not_found: apart(members, 'committee', 'owners_committee'),
    },
    {
      when: 'a draft',
      at: 'here',
      request: (m) => ({ params: at(m, m.votes.here.draft.id) }),
      ok: organisers,
      not_found: apart(members, ...organisers),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: theirs(m) }),
      ok: ['otherCommittee', 'otherOwner'],
    },
    { when: 'missing', at: 'here', request: (m) => ({ params: missing(m) }), not_found: members },
  ]),
  row(votes.edit, 'Who prepares a draft edits it, as long as it is one.', [
    {
      when: 'a draft',
      at: 'here',
      request: (m) => ({
        params: at(m, m.votes.here.draft.id),
        body: { ...m.votes.here.draftBody, version: m.votes.here.draft.version },
      }),
      ok: organisers,
      not_found: apart(members, ...organisers),
    },
    {
      when: 'an open one',
      at: 'here',
      request: (m) => ({ params: at(m, m.votes.here.open), body: { ...m.votes.here.draftBody, version: 1 } }),
      vote_agenda_locked: organisers,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), body: { ...m.votes.here.draftBody, version: 1 } }),
      not_found: members,
    },
  ]),
  row(votes.step, 'Who organises moves a decision on; the committee may send a draft back.', [
    {
      when: 'a draft',
      at: 'here',
      request: (m) => ({
        params: at(m, m.votes.here.draft.id),
        body: { version: m.votes.here.draft.version, move: { step: 'SUBMIT' as const } },
      }),
      ok: organisers,
      not_found: apart(members, ...organisers),
    },
    {
      when: 'back from review',
      at: 'here',
      request: (m) => ({
        params: at(m, m.votes.here.review),
        body: { version: 2, move: { step: 'RETURN' as const, reason: '请补充预算' } },
      }),
      ok: ['committee', 'owners_committee'],
      not_found: apart(members, 'committee', 'owners_committee'),
    },
    {
      when: 'too early to close',
      at: 'here',
      request: (m) => ({ params: at(m, m.votes.here.open), body: { version: 5, move: { step: 'CLOSE' as const } } }),
      vote_too_early: organisers,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), body: { version: 5, move: { step: 'CLOSE' as const } } }),
      not_found: members,
    },
  ]),
  row(votes.remarks, 'Remarks are for whoever sees the decision.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: at(m, m.votes.here.open) }),
      ok: among,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
  ]),
  row(votes.remark, 'The committee comments on what it reviews; owners object to the roll.', [
    {
      when: 'a comment',
      at: 'here',
      request: (m) => ({ params: at(m, m.votes.here.review), body: { kind: 'review' as const, text: '请写明预算' } }),
      ok: ['committee'],
      forbidden: organisers,
      not_found: apart(members, 'committee', ...organisers),
    },
    {
      when: 'an objection to the roll',
      at: 'here',
      request: (m) => ({ params: at(m, m.votes.here.frozen), body: { kind: 'roll' as const, text: '面积不对' } }),
      ok: ['owner'],
      not_found: beside,
    },
    {
      when: 'in the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), body: { kind: 'roll' as const, text: '面积不对' } }),
      not_found: members,
    },
  ]),
  row(votes.answer, 'Who organises answers.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({
        params: { ...at(m, m.votes.here.remark.decisionId), remarkId: m.votes.here.remark.id },
        body: { text: '已补充', isUpheld: true },
      }),
      ok: organisers,
      forbidden: ['committee'],
      not_found: apart(members, 'committee', ...organisers),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({
        params: { ...at(m, m.votes.here.remark.decisionId), remarkId: m.votes.there.remark.id },
        body: { text: '已补充', isUpheld: true },
      }),
      not_found: members,
    },
  ]),
  row(votesCasting.myHeads, 'Everybody sees the own entries of the roll, if there are any.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: at(m, m.votes.here.open) }),
      ok: among,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
  ]),
  row(votesCasting.rollProof, 'An owner alone gets the proof of the own entry.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...at(m, m.votes.here.open), headId: m.votes.here.headId } }),
      ok: ['owner'],
      not_found: apart(members, 'owner'),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...at(m, m.votes.here.open), headId: m.votes.there.headId } }),
      not_found: members,
    },
  ]),
  row(votesCasting.cast, 'A verified owner casts the ballot of the own head.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: at(m, m.votes.here.open), body: cast(m.votes.here.headId) }),
      ok: ['owner'],
      step_up_required: ['formerHead'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: at(m, m.votes.here.open), body: cast(m.votes.there.headId) }),
      not_found: ['owner'],
      step_up_required: ['formerHead'],
    },
    {
      when: 'in a decision of the other community',
      at: 'there',
      request: (m) => ({ params: theirs(m), body: cast(m.votes.there.headId) }),
      step_up_required: ['otherOwner'],
    },
  ]),
  row(votesCasting.receipt, 'Who cast a ballot gets its receipt again.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...at(m, m.votes.here.open), headId: m.votes.here.votedHeadId } }),
      ok: ['owner'],
      not_found: apart(members, 'owner'),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...at(m, m.votes.here.open), headId: m.votes.there.votedHeadId } }),
      not_found: members,
    },
  ]),
  row(votesProof.signedHead, 'Whoever sees a decision sees what the signer says of its log.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: at(m, m.votes.here.open) }),
      ok: among,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
  ]),
  row(votesProof.consistency, 'Whoever sees a decision checks that its log only grows.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: at(m, m.votes.here.open), query: { from: 1, to: 2 } }),
      ok: among,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), query: { from: 1, to: 2 } }),
      not_found: members,
    },
  ]),
  row(votesProof.inclusion, 'Whoever sees a decision checks that an entry is in its log.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: at(m, m.votes.here.open), query: { seq: 1, size: 2 } }),
      ok: among,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), query: { seq: 1, size: 2 } }),
      not_found: members,
    },
  ]),
  row(votesCasting.log, 'Whoever sees a decision reads its log.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: at(m, m.votes.here.open) }),
      ok: among,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
  ]),
  row(votesCasting.turnout, 'Who organises, the committee and heads of a building see the turnout.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: at(m, m.votes.here.open) }),
      ok: ['owners_committee', 'committee', 'building_head'],
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
  ]),
  row(votesCasting.doors, 'Who organises and the committee see all doors, a building head those of the own building.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({
        params: at(m, m.votes.here.open),
        query: { buildingId: m.votes.here.buildingId },
      }),
      ok: ['owners_committee', 'committee'],
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), query: { buildingId: m.votes.there.buildingId } }),
      not_found: members,
    },
  ]),
  row(votesCasting.remind, 'Who organises and the committee remind who is silent.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: at(m, m.votes.here.open), body: {} }),
      ok: ['owners_committee', 'committee'],
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), body: {} }),
      not_found: members,
    },
  ]),
]
