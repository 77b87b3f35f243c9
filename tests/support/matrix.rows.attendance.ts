import { attendance } from '@liren/shared/volunteering.attendance'
import { row } from './matrix.ts'
import { members, type Actor } from './matrix.actors.ts'
import { nowhere, type Matrix } from './matrix.world.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const without = (...out: Actor[]) => members.filter((actor) => !out.includes(actor))
const theirMembers = ['otherCommittee', 'otherOwner'] as const
const organising = ['building_head', 'committee'] as const
/** Who signed up for the shift that goes on. */
const coming = ['owner', 'tenant', 'formerHead'] as const

const current = (m: Matrix) => ({ ...here(m), shiftId: m.volunteering.current })
const foreign = (m: Matrix) => ({ ...here(m), shiftId: m.volunteering.theirShift })
const theirs = (m: Matrix) => ({ ...there(m), shiftId: m.volunteering.theirShift })
const signup = (m: Matrix, signupId: string) => ({ ...current(m), signupId })
const theirSignup = (m: Matrix) => ({ ...theirs(m), signupId: m.volunteering.signups.theirs })
const device = 'a-phone-of-the-matrix'
const showing = (m: Matrix, shiftId: string) => ({ body: { code: m.volunteering.codeOf(shiftId, 'in'), device } })
const typed = (m: Matrix) => ({ body: { inAt: m.volunteering.began, reason: '没带手机' } })
const accepted = { body: { accept: true, reason: '已电话核实' } }

export const attendanceRows = [
  row(attendance.code, 'Whoever organises a shift shows its code.', [
    {
      when: 'going on',
      at: 'here',
      request: (m) => ({ params: { ...current(m), direction: 'in' as const } }),
      ok: organising,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...foreign(m), direction: 'in' as const } }),
      not_found: members,
    },
    {
      when: 'of the other community, days before',
      at: 'there',
      request: (m) => ({ params: { ...theirs(m), direction: 'in' as const } }),
      shift_code_early: theirMembers,
    },
  ]),
  row(attendance.scan, 'Who signed up checks in with the code of that shift.', [
    {
      when: 'the code that is shown',
      at: 'here',
      request: (m) => ({ params: current(m), ...showing(m, m.volunteering.current) }),
      ok: ['owner'],
      attendance_out_of_order: ['tenant', 'formerHead'],
      not_found: without(...coming),
    },
    {
      when: 'the code of another shift',
      at: 'here',
      request: (m) => ({ params: current(m), ...showing(m, m.volunteering.free) }),
      shift_code_foreign: coming,
      not_found: without(...coming),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), ...showing(m, m.volunteering.theirShift) }),
      not_found: members,
    },
    {
      when: 'of the other community, days before',
      at: 'there',
      request: (m) => ({ params: theirs(m), ...showing(m, m.volunteering.theirShift) }),
      shift_code_early: ['otherOwner'],
      not_found: ['otherCommittee'],
    },
  ]),
  row(attendance.roster, 'Whoever organises a shift sees who comes.', [
    { when: 'going on', at: 'here', request: (m) => ({ params: current(m) }), ok: organising },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
    { when: 'of the other community', at: 'there', request: (m) => ({ params: theirs(m) }), ok: theirMembers },
  ]),
  row(attendance.enter, 'Whoever organises a shift types in the times of others, and never the own.', [
    {
      when: 'of the owner, who has no phone',
      at: 'here',
      request: (m) => ({ params: signup(m, m.volunteering.signups.owner), ...typed(m) }),
      ok: organising,
    },
    {
      when: 'of nobody',
      at: 'here',
      request: (m) => ({ params: signup(m, nowhere), ...typed(m) }),
      not_found: organising,
    },
    {
      when: 'of somebody of the other community',
      at: 'here',
      request: (m) => ({ params: signup(m, m.volunteering.signups.theirs), ...typed(m) }),
      not_found: organising,
    },
    {
      when: 'in the other community, days before',
      at: 'there',
      request: (m) => ({ params: theirSignup(m), ...typed(m) }),
      attendance_out_of_order: ['otherCommittee'],
      attendance_self: ['otherOwner'],
    },
  ]),
  row(attendance.confirm, 'Whoever organises a shift confirms that others were there.', [
    {
      when: 'of the tenant, who came',
      at: 'here',
      request: (m) => ({ params: signup(m, m.volunteering.signups.tenant) }),
      ok: organising,
    },
    {
      when: 'of the former head, whom the building head typed in',
      at: 'here',
      request: (m) => ({ params: signup(m, m.volunteering.signups.formerHead) }),
      ok: ['committee'],
      attendance_self: ['building_head'],
    },
    {
      when: 'of the owner, who did not come',
      at: 'here',
      request: (m) => ({ params: signup(m, m.volunteering.signups.owner) }),
      attendance_out_of_order: organising,
    },
    {
      when: 'of somebody of the other community',
      at: 'here',
      request: (m) => ({ params: signup(m, m.volunteering.signups.theirs) }),
      not_found: organising,
    },
    {
      when: 'in the other community, days before',
      at: 'there',
      request: (m) => ({ params: theirSignup(m) }),
      attendance_out_of_order: ['otherCommittee'],
      attendance_self: ['otherOwner'],
    },
  ]),
  row(attendance.confirmMine, 'A volunteer confirms what the organiser typed in.', [
    {
      when: 'going on',
      at: 'here',
      request: (m) => ({ params: current(m) }),
      ok: ['formerHead'],
      attendance_out_of_order: ['owner', 'tenant'],
      not_found: without(...coming),
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
      attendance_out_of_order: ['otherOwner'],
      not_found: ['otherCommittee'],
    },
  ]),
  row(attendance.reviews, 'The committee looks at what is odd.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: ['committee'] },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: ['otherCommittee'] },
  ]),
  row(attendance.decide, 'The committee says whether it counts.', [
    {
      when: "the tenant's kept scan",
      at: 'here',
      request: (m) => ({ params: { ...here(m), reviewId: m.volunteering.reviews.tenant }, ...accepted }),
      ok: ['committee'],
    },
    {
      when: 'of nothing',
      at: 'here',
      request: (m) => ({ params: { ...here(m), reviewId: nowhere }, ...accepted }),
      not_found: ['committee'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), reviewId: m.volunteering.reviews.theirs }, ...accepted }),
      not_found: ['committee'],
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), reviewId: m.volunteering.reviews.theirs }, ...accepted }),
      ok: ['otherCommittee'],
    },
  ]),
]
