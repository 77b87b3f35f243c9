import { votesCandidacies } from '@liren/shared/votes.candidacies'
import { row } from './matrix.ts'
import { members, residents, serving, type Actor } from './matrix.actors.ts'
import type { Matrix } from './matrix.world.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const calling = (m: Matrix) => ({ ...here(m), decisionId: m.votes.here.election.calling })
const listed = (m: Matrix) => ({ ...here(m), decisionId: m.votes.here.election.listed })
const candidacy = (m: Matrix) => ({ ...listed(m), candidacyId: m.votes.here.election.candidacyId })
/** An election of the other community, and somebody who stands in it, under our address. */
const foreign = (m: Matrix) => ({ ...here(m), decisionId: m.votes.there.election.listed })
const foreignCandidacy = (m: Matrix) => ({ ...foreign(m), candidacyId: m.votes.there.election.candidacyId })

/** Who belongs to the estate of the votes, or serves the whole community; the others live in another estate. */
const among: readonly Actor[] = ['owner', ...serving]
const beside = residents.filter((actor) => actor !== 'owner')
const organisers: readonly Actor[] = ['owners_committee']

const until = { nominateUntil: '2099-01-01T00:00:00.000Z' }
const answer = { text: '已核实。', isUpheld: false }

export const votesElectionsRows = [
  row(votesCandidacies.elections, 'Whoever lives or serves here sees which elections ask for candidates.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: members },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: { communityId: m.there.communityId } }),
      ok: ['otherCommittee', 'otherOwner'],
    },
  ]),
  row(votesCandidacies.board, 'Who stands is for the estate, from the call on.', [
    { when: 'own', at: 'here', request: (m) => ({ params: listed(m) }), ok: among, not_found: beside },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
  ]),
  row(votesCandidacies.call, 'Who organises asks for candidates.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: calling(m), body: until }),
      ok: organisers,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), body: until }),
      not_found: members,
    },
  ]),
  row(votesCandidacies.nominate, 'A verified owner stands; who organises records who agreed in writing.', [
    {
      when: 'oneself',
      at: 'here',
      request: (m) => ({
        params: calling(m),
        body: { kind: 'stand' as const, unitId: m.votes.here.election.unitId, name: '李四', statement: '愿意服务' },
      }),
      ok: ['owner'],
      not_found: beside,
    },
    {
      when: 'in writing',
      at: 'here',
      request: (m) => ({
        params: listed(m),
        body: {
          kind: 'written' as const,
          flat: { unitId: m.votes.here.election.unitId },
          name: '李四',
          statement: '愿意服务',
        },
      }),
      ok: organisers,
      not_found: beside,
    },
    {
      when: 'a flat of the other community',
      at: 'here',
      request: (m) => ({
        params: calling(m),
        body: { kind: 'propose' as const, flat: { unitId: m.votes.there.election.unitId }, statement: '热心人' },
      }),
      not_found: ['owner', ...organisers, ...beside],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({
        params: foreign(m),
        body: {
          kind: 'written' as const,
          flat: { unitId: m.votes.there.election.unitId },
          name: '李四',
          statement: '愿意服务',
        },
      }),
      not_found: members,
    },
  ]),
  row(votesCandidacies.accept, 'An owner of the flat that was proposed accepts or declines.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({
        params: { ...calling(m), candidacyId: m.votes.here.election.proposalId },
        body: { accepts: true as const, name: '李四', statement: '愿意服务' },
      }),
      ok: ['owner'],
      not_found: members.filter((actor) => actor !== 'owner'),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({
        params: { ...calling(m), candidacyId: m.votes.there.election.proposalId },
        body: { accepts: false as const },
      }),
      not_found: members,
    },
  ]),
  row(votesCandidacies.withdraw, 'Whose candidacy it is takes it back; one in writing who recorded it.', [
    {
      when: 'in writing',
      at: 'here',
      request: (m) => ({ params: candidacy(m) }),
      ok: organisers,
      not_found: members.filter((actor) => !organisers.includes(actor)),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreignCandidacy(m) }),
      not_found: members,
    },
  ]),
  row(votesCandidacies.check, 'Who organises records what speaks against somebody.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({
        params: candidacy(m),
        body: { checks: [{ bar: 'ARREARS' as const, holds: true, reason: '欠费' }] },
      }),
      ok: organisers,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({
        params: { ...listed(m), candidacyId: m.votes.there.election.candidacyId },
        body: { checks: [{ bar: 'ARREARS' as const, holds: false, reason: null }] },
      }),
      not_found: [...organisers, ...beside],
    },
  ]),
  row(votesCandidacies.display, 'Who organises displays the candidates.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: listed(m), body: {} }),
      ok: organisers,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), body: {} }),
      not_found: members,
    },
  ]),
  row(votesCandidacies.object, 'A verified owner of the estate objects to a candidate on display.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: candidacy(m), body: { text: '还有异议。' } }),
      ok: ['owner'],
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreignCandidacy(m), body: { text: '有异议。' } }),
      not_found: members,
    },
  ]),
  row(votesCandidacies.answer, 'Who organises answers in writing.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({
        params: { ...candidacy(m), objectionId: m.votes.here.election.objectionId },
        body: answer,
      }),
      ok: organisers,
      not_found: beside,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({
        params: { ...candidacy(m), objectionId: m.votes.there.election.objectionId },
        body: answer,
      }),
      not_found: [...organisers, ...beside],
    },
  ]),
]
