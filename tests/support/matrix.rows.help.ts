import { helping } from '@liren/shared/volunteering.help'
import { row } from './matrix.ts'
import { members, type Actor } from './matrix.actors.ts'
import { nowhere, type Matrix } from './matrix.world.ts'
import { entranceAt } from './world.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const without = (...out: Actor[]) => members.filter((actor) => !out.includes(actor))
const theirMembers = ['otherCommittee', 'otherOwner'] as const
const organisers = ['committee', 'building_head'] as const
const said = { body: { isSolved: true, rating: 5 } }

const served = (m: Matrix) => ({ ...here(m), ...m.volunteering.served })
const theirs = (m: Matrix) => ({
  ...{ ...there(m), shiftId: m.volunteering.theirShift, signupId: m.volunteering.signups.theirs },
})
const doorIn = (world: Matrix['here']) => ({ body: { entranceId: entranceAt(world, 1, 0), unitLabel: '102' } })

export const helpRows = [
  row(helping.name, 'Who organises notes whom a service was for, that was credited.', [
    {
      when: 'that was credited',
      at: 'here',
      request: (m) => ({ params: served(m), ...doorIn(m.here) }),
      ok: organisers,
    },
    {
      when: 'that is not credited yet',
      at: 'here',
      request: (m) => ({
        params: { ...here(m), shiftId: m.volunteering.current, signupId: m.volunteering.signups.tenant },
        ...doorIn(m.here),
      }),
      thanks_too_early: organisers,
    },
    {
      when: 'a flat of the other community',
      at: 'here',
      request: (m) => ({ params: served(m), ...doorIn(m.there) }),
      not_found: organisers,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: theirs(m), ...doorIn(m.there) }),
      thanks_too_early: ['otherCommittee'],
      attendance_self: ['otherOwner'],
    },
  ]),
  row(helping.mine, 'Whoever lives or serves in a community sees what was done for the own flats.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: members },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: theirMembers },
  ]),
  row(helping.rate, 'Who lives in the flat that was helped says how it was.', [
    {
      when: "for the owner's flat",
      at: 'here',
      request: (m) => ({ params: { ...here(m), helpId: m.volunteering.help }, ...said }),
      ok: ['owner'],
      not_found: without('owner'),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), helpId: m.volunteering.theirHelp }, ...said }),
      not_found: members,
    },
    {
      when: 'for nobody they are',
      at: 'there',
      request: (m) => ({ params: { ...there(m), helpId: m.volunteering.theirHelp }, ...said }),
      not_found: theirMembers,
    },
  ]),
  row(helping.pass, 'Who organises, in office, lets a line go on.', [
    {
      when: 'that was offered',
      at: 'here',
      request: (m) => ({ params: { ...served(m), recipientId: m.volunteering.offered } }),
      ok: organisers,
    },
    {
      when: 'where nothing was said',
      at: 'here',
      request: (m) => ({ params: { ...served(m), recipientId: m.volunteering.help } }),
      not_found: organisers,
    },
    {
      when: 'of nobody',
      at: 'here',
      request: (m) => ({ params: { ...served(m), recipientId: nowhere } }),
      not_found: organisers,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: { ...theirs(m), recipientId: m.volunteering.theirHelp } }),
      not_found: ['otherCommittee'],
      attendance_self: ['otherOwner'],
    },
  ]),
]
