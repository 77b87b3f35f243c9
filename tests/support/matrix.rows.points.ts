import { pointsApi } from '@liren/shared/points'
import { pointsMerits } from '@liren/shared/points.merits'
import { pointsProposals } from '@liren/shared/points.proposals'
import { row } from './matrix.ts'
import { members } from './matrix.actors.ts'
import { nowhere, type Matrix } from './matrix.world.ts'
import { termsWith } from './points.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const theirMembers = ['otherCommittee', 'otherOwner'] as const
const proposers = ['committee', 'building_head', 'grid_worker'] as const
const others = ['building_head', 'grid_worker'] as const

/** What every member sees of their own. */
const own = [
  { when: 'own', at: 'here' as const, request: (m: Matrix) => ({ params: here(m) }), ok: members },
  {
    when: 'the other community',
    at: 'there' as const,
    request: (m: Matrix) => ({ params: there(m) }),
    ok: theirMembers,
  },
  { when: 'a missing community', at: 'nowhere' as const, request: () => ({ params: { communityId: nowhere } }) },
]

/** What the committee sees of a resident. */
const ofResident = [
  {
    when: 'of here',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: { ...here(m), residenceId: m.residences.live } }),
    ok: ['committee' as const],
  },
  {
    when: 'who has left',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: { ...here(m), residenceId: m.residences.ended } }),
    not_found: ['committee' as const],
  },
  {
    when: 'of the other community, under our address',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: { ...here(m), residenceId: m.residences.theirs } }),
    not_found: ['committee' as const],
  },
  {
    when: 'of the other community',
    at: 'there' as const,
    request: (m: Matrix) => ({ params: { ...there(m), residenceId: m.residences.theirs } }),
    ok: ['otherCommittee' as const],
  },
]

const manual = (residenceId: string) => ({
  kind: 'manual' as const,
  reason: '漏记的一小时',
  lines: [{ residenceId, minutes: 60, points: 10 }],
})
const takenBack = (journalId: string) => ({ kind: 'reversal' as const, reason: '记错了人', journalId })
const at = (m: Matrix, proposalId: string) => ({ params: { ...here(m), proposalId } })
const atTheirs = (m: Matrix) => ({ params: { ...there(m), proposalId: m.points.theirs } })

const came = (meetingId: string, residenceId: string) => ({ rule: 'meeting' as const, meetingId, residenceId })
const suggested = (complaintId: string) => ({ rule: 'suggestion' as const, complaintId })
const merit = (params: { communityId: string }, meritId: string) => ({
  params: { ...params, meritId },
  body: { reason: '弄错了' },
})
const byRule = [
  {
    when: 'own',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: here(m), query: { rule: 'meeting' as const } }),
    ok: ['committee' as const],
  },
  {
    when: 'the other community',
    at: 'there' as const,
    request: (m: Matrix) => ({ params: there(m), query: { rule: 'suggestion' as const } }),
    ok: ['otherCommittee' as const],
  },
]

export const pointsRows = [
  row(pointsApi.mine, 'Whoever lives or serves in a community sees the own points.', own),
  row(pointsApi.statement, 'Whoever lives or serves in a community sees the own movements.', own),
  row(pointsApi.exportStatement, 'Whoever lives or serves in a community takes the own statement away.', own),
  row(pointsApi.settings, 'Whoever lives or serves in a community sees how points are granted.', own),
  row(pointsApi.ofResident, 'The committee sees what a resident has.', ofResident),
  row(pointsApi.statementOfResident, 'The committee sees what a resident was credited with.', ofResident),
  row(pointsApi.setSettings, 'The committee settles how points are granted in its own community.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: here(m), body: { version: 1, terms: termsWith({ pointsPerHour: 6 }) } }),
      ok: ['committee'],
    },
    {
      when: 'as they were once',
      at: 'here',
      request: (m) => ({ params: here(m), body: { version: 9, terms: termsWith({}) } }),
      edited_elsewhere: ['committee'],
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: { version: 1, terms: termsWith({}) } }),
      ok: ['otherCommittee'],
    },
  ]),
  row(pointsMerits.sources, 'The committee sees what a rule may grant for.', byRule),
  row(pointsMerits.list, 'The committee sees what a rule has granted.', byRule),
  row(pointsMerits.record, 'The committee notes what others did, once.', [
    {
      when: 'a suggestion of the tenant',
      at: 'here',
      request: (m) => ({ params: here(m), body: suggested(m.points.merits.open) }),
      ok: ['committee'],
    },
    {
      when: 'that is noted already',
      at: 'here',
      request: (m) => ({ params: here(m), body: suggested(m.points.merits.granted) }),
      points_merit_recorded: ['committee'],
    },
    {
      when: 'a meeting that somebody came to',
      at: 'here',
      request: (m) => ({ params: here(m), body: came(m.points.merits.meeting, m.residences.live) }),
      ok: ['committee'],
    },
    {
      when: 'by somebody of the other community',
      at: 'here',
      request: (m) => ({ params: here(m), body: came(m.points.merits.meeting, m.residences.theirs) }),
      not_found: ['committee'],
    },
    {
      when: 'a meeting of the other community',
      at: 'here',
      request: (m) => ({ params: here(m), body: came(m.points.merits.theirMeeting, m.residences.live) }),
      not_found: ['committee'],
    },
    {
      when: 'in the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: came(m.points.merits.theirMeeting, m.residences.theirs) }),
      points_merit_recorded: ['otherCommittee'],
    },
  ]),
  row(pointsMerits.revoke, 'The committee takes back what a rule granted, once.', [
    { when: 'that stands', at: 'here', request: (m) => merit(here(m), m.points.merits.stands), ok: ['committee'] },
    {
      when: 'taken back',
      at: 'here',
      request: (m) => merit(here(m), m.points.merits.revoked),
      points_reversed: ['committee'],
    },
    { when: 'missing', at: 'here', request: (m) => merit(here(m), nowhere), not_found: ['committee'] },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => merit(here(m), m.points.merits.theirs),
      not_found: ['committee'],
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => merit(there(m), m.points.merits.theirs),
      ok: ['otherCommittee'],
    },
  ]),
  row(pointsProposals.propose, 'Committee, building heads and grid workers propose credits for others.', [
    {
      when: 'for somebody else',
      at: 'here',
      request: (m) => ({ params: here(m), body: manual(m.residences.live) }),
      ok: proposers,
    },
    {
      when: 'that a credit be taken back',
      at: 'here',
      request: (m) => ({ params: here(m), body: takenBack(m.points.credit) }),
      ok: proposers,
    },
    {
      when: 'that nothing be taken back',
      at: 'here',
      request: (m) => ({ params: here(m), body: takenBack(nowhere) }),
      not_found: proposers,
    },
    {
      when: 'for somebody of the other community',
      at: 'here',
      request: (m) => ({ params: here(m), body: manual(m.residences.theirs) }),
      not_found: proposers,
    },
    {
      when: 'in the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: manual(m.residences.theirs) }),
      ok: ['otherCommittee'],
    },
  ]),
  row(pointsProposals.list, 'Whoever may propose sees what is proposed.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: proposers },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: ['otherCommittee'] },
  ]),
  row(pointsProposals.approve, 'The committee approves what somebody else proposed, once.', [
    { when: "somebody else's", at: 'here', request: (m) => at(m, m.points.open), ok: ['committee'] },
    { when: 'to take a credit back', at: 'here', request: (m) => at(m, m.points.reversal), ok: ['committee'] },
    { when: 'own', at: 'here', request: (m) => at(m, m.points.committees), points_second_person: ['committee'] },
    { when: 'settled', at: 'here', request: (m) => at(m, m.points.settled), points_proposal_closed: ['committee'] },
    { when: 'missing', at: 'here', request: (m) => at(m, nowhere), not_found: ['committee'] },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => at(m, m.points.theirs),
      not_found: ['committee'],
    },
    { when: 'of the other community', at: 'there', request: atTheirs, points_second_person: ['otherCommittee'] },
  ]),
  row(pointsProposals.refuse, 'The committee refuses what somebody else proposed, and says why.', [
    {
      when: "somebody else's",
      at: 'here',
      request: (m) => ({ ...at(m, m.points.open), body: { reason: '没有这回事' } }),
      ok: ['committee'],
    },
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ ...at(m, m.points.committees), body: { reason: '没有这回事' } }),
      points_second_person: ['committee'],
    },
    {
      when: 'settled',
      at: 'here',
      request: (m) => ({ ...at(m, m.points.settled), body: { reason: '没有这回事' } }),
      points_proposal_closed: ['committee'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ ...at(m, m.points.theirs), body: { reason: '没有这回事' } }),
      not_found: ['committee'],
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ ...atTheirs(m), body: { reason: '没有这回事' } }),
      points_second_person: ['otherCommittee'],
    },
  ]),
  row(pointsProposals.withdraw, 'Whoever proposed takes it back while nobody has decided.', [
    {
      when: "the building head's",
      at: 'here',
      request: (m) => at(m, m.points.open),
      ok: ['building_head'],
      not_found: ['committee', 'grid_worker'],
    },
    {
      when: "the committee's",
      at: 'here',
      request: (m) => at(m, m.points.committees),
      ok: ['committee'],
      not_found: others,
    },
    {
      when: 'settled',
      at: 'here',
      request: (m) => at(m, m.points.settled),
      points_proposal_closed: ['building_head'],
      not_found: ['committee', 'grid_worker'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => at(m, m.points.theirs),
      not_found: proposers,
    },
    { when: 'of the other community', at: 'there', request: atTheirs, ok: ['otherCommittee'] },
  ]),
]
