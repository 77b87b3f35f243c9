import { groups } from '@liren/shared/volunteering.groups'
import { row } from './matrix.ts'
import { members, type Actor } from './matrix.actors.ts'
import { nowhere, type Matrix } from './matrix.world.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const without = (...out: Actor[]) => members.filter((actor) => !out.includes(actor))
const theirMembers = ['otherCommittee', 'otherOwner'] as const

const group = (m: Matrix) => ({ params: { ...here(m), groupId: m.volunteering.group } })
const theirs = (m: Matrix) => ({ params: { ...there(m), groupId: m.volunteering.theirGroup } })
const underOurs = (m: Matrix) => ({ params: { ...here(m), groupId: m.volunteering.theirGroup } })
/** What the committee does to a group. */
const kept = <More extends object>(more: (m: Matrix, where: 'here' | 'there') => More) => [
  {
    when: 'own',
    at: 'here' as const,
    request: (m: Matrix) => ({ ...group(m), ...more(m, 'here') }),
    ok: ['committee'] as const,
  },
  {
    when: 'of the other community, under our address',
    at: 'here' as const,
    request: (m: Matrix) => ({ ...underOurs(m), ...more(m, 'here') }),
    not_found: ['committee'] as const,
  },
  {
    when: 'of the other community',
    at: 'there' as const,
    request: (m: Matrix) => ({ ...theirs(m), ...more(m, 'there') }),
    ok: ['otherCommittee'] as const,
  },
]
const leader = (m: Matrix, where: 'here' | 'there') => ({
  body: { residenceId: where === 'here' ? m.residences.live : m.residences.theirs },
})

export const groupRows = [
  row(groups.list, 'Whoever lives or serves in a community sees its groups of volunteers.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: members },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: theirMembers },
  ]),
  row(groups.register, 'The committee registers groups.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: here(m), body: { name: '书法组', residenceId: m.residences.live } }),
      ok: ['committee'],
    },
    {
      when: 'led by somebody of the other community',
      at: 'here',
      request: (m) => ({ params: here(m), body: { name: '书法组', residenceId: m.residences.theirs } }),
      not_found: ['committee'],
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: { name: '书法组', residenceId: m.residences.theirs } }),
      ok: ['otherCommittee'],
    },
  ]),
  row(groups.appoint, 'The committee gives a group another leader.', kept(leader)),
  row(
    groups.close,
    'The committee closes a group.',
    kept(() => ({})),
  ),
  row(groups.join, 'Whoever lives or serves in a community joins its groups.', [
    { when: 'own', at: 'here', request: group, ok: members },
    { when: 'of the other community, under our address', at: 'here', request: underOurs, not_found: members },
    { when: 'of the other community', at: 'there', request: theirs, ok: theirMembers },
  ]),
  row(groups.leave, 'Whoever is in a group leaves it, but who leads it.', [
    { when: 'own', at: 'here', request: group, ok: without('owner'), group_led: ['owner'] },
    { when: 'of the other community, under our address', at: 'here', request: underOurs, not_found: members },
    {
      when: 'of the other community',
      at: 'there',
      request: theirs,
      ok: ['otherCommittee'],
      group_led: ['otherOwner'],
    },
  ]),
  row(groups.approve, 'Who leads a group approves what another member proposed for it.', [
    {
      when: 'by the tenant',
      at: 'here',
      request: (m) => ({ params: { ...here(m), activityId: m.volunteering.proposedForGroup } }),
      ok: ['owner'],
      not_found: without('owner', 'tenant', 'committee'),
    },
    {
      when: 'published already',
      at: 'here',
      request: (m) => ({ params: { ...here(m), activityId: m.volunteering.published } }),
      activity_step_illegal: members,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), activityId: m.volunteering.theirProposed } }),
    },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: { ...here(m), activityId: nowhere } }),
      not_found: members,
    },
  ]),
]
