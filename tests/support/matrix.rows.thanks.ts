import { thanking } from '@liren/shared/volunteering.thanks'
import { row } from './matrix.ts'
import { members, type Actor } from './matrix.actors.ts'
import { nowhere, type Matrix } from './matrix.world.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const without = (...out: Actor[]) => members.filter((actor) => !out.includes(actor))
const theirMembers = ['otherCommittee', 'otherOwner'] as const

/** What every member sees, or says of themselves. */
const own = (more: object = {}) => [
  { when: 'own', at: 'here' as const, request: (m: Matrix) => ({ params: here(m), ...more }), ok: members },
  {
    when: 'the other community',
    at: 'there' as const,
    request: (m: Matrix) => ({ params: there(m), ...more }),
    ok: theirMembers,
  },
]
const ofYear = [
  {
    when: 'own',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: { ...here(m), year: '2026' } }),
    ok: members,
  },
  {
    when: 'in the other community',
    at: 'there' as const,
    request: (m: Matrix) => ({ params: { ...there(m), year: '2026' } }),
    ok: theirMembers,
  },
]
const organisers = ['committee', 'building_head'] as const
const rated = { rating: 5, words: null, isPublic: false }

export const thanksRows = [
  row(thanking.mine, 'Whoever lives or serves in a community sees the thanks given to them.', own()),
  row(thanking.lines, 'Whoever lives or serves in a community reads what both sides let be read.', own()),
  row(thanking.board, 'Whoever lives or serves in a community sees who wants to be listed.', own()),
  row(thanking.list, 'Whoever lives or serves in a community says whether to be listed.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m), body: { isListed: true } }), ok: members },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: { isListed: false } }),
      ok: theirMembers,
    },
  ]),
  row(thanking.year, 'Whoever lives or serves in a community sees the own year.', ofYear),
  row(thanking.yearPicture, 'Whoever lives or serves in a community takes the own year away as a picture.', ofYear),
  row(thanking.answer, 'Who was thanked says whether neighbours read it.', [
    {
      when: "the owner's",
      at: 'here',
      request: (m) => ({ params: { ...here(m), thanksId: m.volunteering.thanks }, body: { isShown: false } }),
      ok: ['owner'],
      not_found: without('owner'),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), thanksId: m.volunteering.theirThanks }, body: { isShown: true } }),
      not_found: members,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), thanksId: m.volunteering.theirThanks }, body: { isShown: true } }),
      ok: ['otherOwner'],
      not_found: ['otherCommittee'],
    },
  ]),
  row(thanking.thank, 'Who organises rates what was credited.', [
    {
      when: 'that was credited',
      at: 'here',
      request: (m) => ({ params: { ...here(m), ...m.volunteering.served }, body: rated }),
      ok: organisers,
    },
    {
      when: 'that is not credited yet',
      at: 'here',
      request: (m) => ({
        params: { ...here(m), shiftId: m.volunteering.current, signupId: m.volunteering.signups.tenant },
        body: rated,
      }),
      thanks_too_early: organisers,
    },
    {
      when: 'somebody who signed up for nothing',
      at: 'here',
      request: (m) => ({
        params: { ...here(m), shiftId: m.volunteering.current, signupId: nowhere },
        body: rated,
      }),
      not_found: organisers,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({
        params: { ...there(m), shiftId: m.volunteering.theirShift, signupId: m.volunteering.signups.theirs },
        body: rated,
      }),
      thanks_too_early: ['otherCommittee'],
      attendance_self: ['otherOwner'],
    },
  ]),
]
