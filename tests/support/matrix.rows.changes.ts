import { changing } from '@liren/shared/volunteering.changes'
import { credited } from '@liren/shared/volunteering.credited'
import { row } from './matrix.ts'
import { members, type Actor } from './matrix.actors.ts'
import { nowhere, type Matrix } from './matrix.world.ts'
import { shiftIn } from './volunteering.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const without = (...out: Actor[]) => members.filter((actor) => !out.includes(actor))
const theirMembers = ['otherCommittee', 'otherOwner'] as const
const organising = ['building_head', 'committee'] as const
const proposing = ['tenant', 'committee'] as const

const free = (m: Matrix) => ({ ...here(m), shiftId: m.volunteering.free })
const foreign = (m: Matrix) => ({ ...here(m), shiftId: m.volunteering.theirShift })
const theirs = (m: Matrix) => ({ ...there(m), shiftId: m.volunteering.theirShift })
const moved = () => ({ body: shiftIn(200) })
const off = () => ({ body: { reason: '台风' } })
const words = { body: { words: '我一直在那里。' } }

/** What whoever organises a shift does with it before it begins. */
const ofOrganiser = <Body extends object>(body: () => Body) => [
  {
    when: 'free',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: free(m), ...body() }),
    ok: organising,
  },
  {
    when: 'not open',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: { ...here(m), shiftId: m.volunteering.proposedShift }, ...body() }),
    shift_started: proposing,
    not_found: without(...proposing),
  },
  {
    when: 'going on',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: { ...here(m), shiftId: m.volunteering.current }, ...body() }),
    shift_started: members,
  },
  {
    when: 'of the other community, under our address',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: foreign(m), ...body() }),
    not_found: members,
  },
  {
    when: 'of the other community',
    at: 'there' as const,
    request: (m: Matrix) => ({ params: theirs(m), ...body() }),
    ok: theirMembers,
  },
]

/** What every member sees of their own. */
const own = <Query extends object>(query: Query) => [
  { when: 'own', at: 'here' as const, request: (m: Matrix) => ({ params: here(m), ...query }), ok: members },
  {
    when: 'the other community',
    at: 'there' as const,
    request: (m: Matrix) => ({ params: there(m), ...query }),
    ok: theirMembers,
  },
  {
    when: 'a missing community',
    at: 'nowhere' as const,
    request: () => ({ params: { communityId: nowhere }, ...query }),
  },
]

/** What an adult does about a minor of their flat. */
const ofWard = [
  {
    when: "a minor of the owner's flat",
    at: 'here' as const,
    request: (m: Matrix) => ({ params: { ...free(m), signupId: m.volunteering.ward } }),
    ok: ['owner' as const],
    not_found: without('owner'),
  },
  {
    when: 'of the other community, under our address',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: { ...foreign(m), signupId: m.volunteering.theirWard } }),
    not_found: members,
  },
  {
    when: 'of the other community',
    at: 'there' as const,
    request: (m: Matrix) => ({ params: { ...theirs(m), signupId: m.volunteering.theirWard } }),
    ok: ['otherOwner' as const],
    not_found: ['otherCommittee' as const],
  },
]

export const changesRows = [
  row(changing.changeShift, 'Whoever organises a shift moves it before it begins.', ofOrganiser(moved)),
  row(changing.cancelShift, 'Whoever organises a shift cancels it before it begins.', ofOrganiser(off)),
  row(changing.withdrawProposal, 'Who proposed something takes it back until somebody has decided.', [
    {
      when: 'proposed by the tenant',
      at: 'here',
      request: (m) => ({ params: { ...here(m), activityId: m.volunteering.proposed } }),
      ok: ['tenant'],
      not_found: without(...proposing),
    },
    {
      when: 'published',
      at: 'here',
      request: (m) => ({ params: { ...here(m), activityId: m.volunteering.published } }),
      activity_step_illegal: members,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), activityId: m.volunteering.theirProposed } }),
      not_found: members,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), activityId: m.volunteering.theirProposed } }),
      ok: ['otherOwner'],
    },
  ]),
  row(
    changing.calendar,
    'Whoever lives or serves in a community sees its calendar.',
    own({ query: { from: '2026-03-01' } }),
  ),
  row(
    changing.wards,
    'Whoever lives or serves in a community sees what children of their flat signed up for.',
    own({}),
  ),
  row(changing.consent, 'An adult of the flat consents for a minor; of other flats there is none.', ofWard),
  row(
    changing.refuse,
    'An adult of the flat says no for a minor, or takes a consent back; of other flats there is none.',
    ofWard,
  ),
  row(changing.notePaper, 'Whoever organises a shift notes that they hold a consent on paper.', [
    {
      when: "a child of the owner's flat",
      at: 'here',
      request: (m) => ({ params: { ...free(m), signupId: m.volunteering.ward } }),
      ok: organising,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...foreign(m), signupId: m.volunteering.theirWard } }),
      not_found: members,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...theirs(m), signupId: m.volunteering.theirWard } }),
      ok: theirMembers,
    },
  ]),
  row(changing.appeal, 'Whose service was rejected objects to that.', [
    {
      when: "the former head's",
      at: 'here',
      request: (m) => ({ params: { ...here(m), shiftId: m.volunteering.rejected }, ...words }),
      ok: ['formerHead'],
      not_found: without('formerHead'),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), ...words }),
      not_found: members,
    },
    {
      when: 'of the other community, not rejected',
      at: 'there',
      request: (m) => ({ params: theirs(m), ...words }),
      appeal_groundless: ['otherOwner'],
      not_found: ['otherCommittee'],
    },
  ]),
  row(credited.list, 'Whoever lives or serves in a community sees which hours were credited.', own({})),
  row(credited.object, 'Whoever lives or serves in a community objects to hours of somebody else.', [
    {
      when: "the former head's",
      at: 'here',
      request: (m) => ({ params: { ...here(m), signupId: m.volunteering.credited }, ...words }),
      ok: without('formerHead'),
      objection_own: ['formerHead'],
    },
    {
      when: 'of nobody',
      at: 'here',
      request: (m) => ({ params: { ...here(m), signupId: nowhere }, ...words }),
      not_found: members,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), signupId: m.volunteering.theirCredited }, ...words }),
      not_found: members,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), signupId: m.volunteering.theirCredited }, ...words }),
      ok: ['otherCommittee'],
      objection_own: ['otherOwner'],
    },
  ]),
]
