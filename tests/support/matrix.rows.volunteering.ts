import { volunteering } from '@liren/shared/volunteering'
import { committeeSigns, toCommunity } from './busy.world.ts'
import { row } from './matrix.ts'
import { members, type Actor } from './matrix.actors.ts'
import { nowhere, type Matrix } from './matrix.world.ts'
import { shiftIn } from './volunteering.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const theirMembers = ['otherCommittee', 'otherOwner'] as const
const without = (...out: Actor[]) => members.filter((actor) => !out.includes(actor))

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

const draft = () => ({ title: '清扫楼道', body: '自带手套。', shifts: [shiftIn(120)] })
const activity = (m: Matrix, activityId: string) => ({ params: { ...here(m), activityId } })
const theirActivity = (m: Matrix, activityId: string) => ({ params: { ...there(m), activityId } })
const shift = (m: Matrix, shiftId: string) => ({ params: { ...here(m), shiftId } })
const theirShift = (m: Matrix) => ({ params: { ...there(m), shiftId: m.volunteering.theirShift } })
const toAll = (communityId: string) => ({
  body: { audience: toCommunity(communityId), signature: committeeSigns(communityId) },
})
const because = { body: { reason: '人手不够' } }
/** Who sees what the tenant proposed. */
const proposing = ['tenant', 'committee'] as const
const organising = ['building_head', 'committee'] as const

export const volunteeringRows = [
  row(volunteering.propose, 'Whoever lives or serves in a community proposes activities.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m), body: draft() }), ok: members },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: draft() }),
      ok: theirMembers,
    },
    {
      when: 'a missing community',
      at: 'nowhere',
      request: () => ({ params: { communityId: nowhere }, body: draft() }),
    },
  ]),
  row(volunteering.activities, 'Whoever lives or serves in a community sees its activities.', own),
  row(volunteering.shifts, 'Whoever lives or serves in a community sees its shifts.', own),
  row(volunteering.activity, 'What is published members see; a proposal its organiser and the committee.', [
    { when: 'published', at: 'here', request: (m) => activity(m, m.volunteering.published), ok: members },
    {
      when: 'proposed by the tenant',
      at: 'here',
      request: (m) => activity(m, m.volunteering.proposed),
      ok: proposing,
      not_found: without(...proposing),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => activity(m, m.volunteering.theirs),
      not_found: members,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => theirActivity(m, m.volunteering.theirs),
      ok: theirMembers,
    },
    { when: 'missing', at: 'here', request: (m) => activity(m, nowhere), not_found: members },
  ]),
  row(volunteering.approve, 'The committee approves proposals.', [
    {
      when: 'proposed by the tenant',
      at: 'here',
      request: (m) => ({ ...activity(m, m.volunteering.proposed), ...toAll(m.here.communityId) }),
      ok: ['committee'],
    },
    {
      when: 'to the other community',
      at: 'here',
      request: (m) => ({
        ...activity(m, m.volunteering.proposed),
        body: { audience: toCommunity(m.there.communityId), signature: committeeSigns(m.here.communityId) },
      }),
      audience_outside_scope: ['committee'],
    },
    {
      when: 'published already',
      at: 'here',
      request: (m) => ({ ...activity(m, m.volunteering.published), ...toAll(m.here.communityId) }),
      activity_step_illegal: ['committee'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ ...activity(m, m.volunteering.theirProposed), ...toAll(m.here.communityId) }),
      not_found: ['committee'],
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ ...theirActivity(m, m.volunteering.theirProposed), ...toAll(m.there.communityId) }),
      ok: ['otherCommittee'],
    },
  ]),
  row(volunteering.refuse, 'The committee refuses proposals, and says why.', [
    {
      when: 'proposed by the tenant',
      at: 'here',
      request: (m) => ({ ...activity(m, m.volunteering.proposed), ...because }),
      ok: ['committee'],
    },
    {
      when: 'published already',
      at: 'here',
      request: (m) => ({ ...activity(m, m.volunteering.published), ...because }),
      activity_step_illegal: ['committee'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ ...activity(m, m.volunteering.theirProposed), ...because }),
      not_found: ['committee'],
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ ...theirActivity(m, m.volunteering.theirProposed), ...because }),
      ok: ['otherCommittee'],
    },
  ]),
  row(volunteering.cancel, 'Who organises an activity cancels it, and so does the committee.', [
    {
      when: "the building head's",
      at: 'here',
      request: (m) => ({ ...activity(m, m.volunteering.published), ...because }),
      ok: organising,
    },
    {
      when: 'not published',
      at: 'here',
      request: (m) => ({ ...activity(m, m.volunteering.proposed), ...because }),
      activity_step_illegal: proposing,
      not_found: without(...proposing),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ ...activity(m, m.volunteering.theirs), ...because }),
      not_found: members,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ ...theirActivity(m, m.volunteering.theirs), ...because }),
      ok: theirMembers,
    },
  ]),
  row(volunteering.shift, 'Open shifts members see; others their organiser and the committee.', [
    { when: 'open', at: 'here', request: (m) => shift(m, m.volunteering.free), ok: members },
    {
      when: 'proposed by the tenant',
      at: 'here',
      request: (m) => shift(m, m.volunteering.proposedShift),
      ok: proposing,
      not_found: without(...proposing),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => shift(m, m.volunteering.theirShift),
      not_found: members,
    },
    { when: 'of the other community', at: 'there', request: theirShift, ok: theirMembers },
  ]),
  row(volunteering.signUp, 'Whoever lives or serves in a community joins its open shifts, once each.', [
    {
      when: 'free',
      at: 'here',
      request: (m) => ({ ...shift(m, m.volunteering.free), body: { isOfAge: true } }),
      ok: members,
    },
    {
      when: 'joined by the owner',
      at: 'here',
      request: (m) => ({ ...shift(m, m.volunteering.joined), body: { isOfAge: true } }),
      ok: without('owner'),
      shift_signed_up: ['owner'],
    },
    {
      when: 'not open',
      at: 'here',
      request: (m) => ({ ...shift(m, m.volunteering.proposedShift), body: { isOfAge: true } }),
      shift_started: proposing,
      not_found: without(...proposing),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ ...shift(m, m.volunteering.theirShift), body: { isOfAge: true } }),
      not_found: members,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ ...theirShift(m), body: { isOfAge: true } }),
      ok: ['otherCommittee'],
      shift_signed_up: ['otherOwner'],
    },
  ]),
  row(volunteering.withdraw, 'Who has joined a shift leaves it before it begins.', [
    {
      when: 'joined by the owner',
      at: 'here',
      request: (m) => shift(m, m.volunteering.joined),
      ok: ['owner'],
      not_found: without('owner'),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => shift(m, m.volunteering.theirShift),
      not_found: members,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: theirShift,
      ok: ['otherOwner'],
      not_found: ['otherCommittee'],
    },
  ]),
]
