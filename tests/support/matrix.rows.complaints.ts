import { complaintOversight } from '@liren/shared/complaints.board'
import { complaintDispatch } from '@liren/shared/complaints.dispatch'
import { complaints } from '@liren/shared/complaints.orders'
import { complaintPictures } from '@liren/shared/complaints.pictures'
import { complaintSettingsApi } from '@liren/shared/complaints.settings'
import { brokenLamp } from './complaints.ts'
import { row } from './matrix.ts'
import { composers, members, serving, type Actor } from './matrix.actors.ts'
import { nowhere, type Matrix } from './matrix.world.ts'
import { buildingAt, entranceAt } from './world.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const about = (m: Matrix, complaintId: string) => ({ ...here(m), complaintId })
const without = (some: readonly Actor[], ...out: Actor[]) => some.filter((actor) => !out.includes(actor))
const concerned = ['owner', 'property_staff', 'committee'] as const satisfies Actor[]
const settings = { isPublicOn: false, confirmDays: 7, city: 'shanghai' as const }

/** A matter that is not there, for those who may see some. */
const absent = <B extends object>(body: B, among: readonly Actor[] = members) => [
  {
    when: 'of the other community, under our address',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: about(m, m.complaints.theirs), ...body }),
    not_found: among,
  },
  {
    when: 'missing',
    at: 'here' as const,
    request: (m: Matrix) => ({ params: about(m, nowhere), ...body }),
    not_found: among,
  },
]
const toGrid = (scopeId: string) => ({ name: '网格先看', to: { role: 'grid_worker' as const, scopeId } })
const guest = { phone: '19900000007', nickname: '楼上邻居' }
const lookers = [...members, 'street', 'department'] as const satisfies Actor[]
const writers = ['committee', 'property_staff', 'grid_worker', 'building_head'] as const satisfies Actor[]
const overseers = ['committee', 'street'] as const satisfies Actor[]
const month = { from: '2026-03-01', to: '2026-03-31' }
const accept = { body: { step: 'ACCEPT' as const } }
const look = { body: { purpose: '约上门时间' } }

export const complaintsRows = [
  row(complaintSettingsApi.settings, 'Whoever lives or serves here sees how complaints are handled.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: members },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m) }),
      ok: ['otherCommittee', 'otherOwner'],
    },
  ]),
  row(complaintSettingsApi.setSettings, 'The residents’ committee settles it.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: here(m), body: { version: m.complaints.version, ...settings } }),
      ok: ['committee'],
    },
    {
      when: 'as they were long ago',
      at: 'here',
      request: (m) => ({ params: here(m), body: { version: 0, ...settings } }),
      edited_elsewhere: ['committee'],
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: { version: m.complaints.version, ...settings } }),
      ok: ['otherCommittee'],
    },
  ]),
  row(complaintDispatch.rules, 'The committee sees where matters are sent.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: ['committee'] },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: ['otherCommittee'] },
  ]),
  row(complaintDispatch.setRules, 'The committee says where matters are sent.', [
    {
      when: 'to the grid',
      at: 'here',
      request: (m) => ({ params: here(m), body: { version: 0, rules: [toGrid(m.here.gridId)] } }),
      ok: ['committee'],
    },
    {
      when: 'to an office of the other community',
      at: 'here',
      request: (m) => ({ params: here(m), body: { version: 0, rules: [toGrid(m.there.gridId)] } }),
      complaint_office_empty: ['committee'],
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: { version: 0, rules: [] } }),
      ok: ['otherCommittee'],
    },
  ]),
  row(complaintOversight.board, 'The committee and the street oversee how matters are handled.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m), query: month }), ok: overseers },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), query: month }),
      ok: ['otherCommittee'],
    },
  ]),
  row(complaintOversight.climbed, 'They see what is a day overdue.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: overseers },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: ['otherCommittee'] },
  ]),
  row(complaintOversight.sheet, 'They take the matters of a period along.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m), query: month }), ok: overseers },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), query: month }),
      ok: ['otherCommittee'],
    },
  ]),
  row(complaints.report, 'Whoever lives or serves here complains.', [
    {
      when: 'of building 1',
      at: 'here',
      request: (m) => ({ params: here(m), body: brokenLamp(buildingAt(m.here, 0)) }),
      ok: members,
    },
    {
      when: 'of a building of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: here(m), body: brokenLamp(buildingAt(m.there, 0)) }),
      complaint_place_wrong: members,
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: brokenLamp(buildingAt(m.there, 0)) }),
      ok: ['otherCommittee', 'otherOwner'],
    },
  ]),
  row(complaints.flats, 'Who writes down for others sees by name the flats that their office is for.', [
    {
      when: 'of an entrance of building 1',
      at: 'here',
      request: (m) => ({ params: { ...here(m), entranceId: entranceAt(m.here, 0, 0) } }),
      ok: writers,
    },
    {
      when: 'of building 2, of which somebody else is head, outside the grid',
      at: 'here',
      request: (m) => ({ params: { ...here(m), entranceId: entranceAt(m.here, 1, 0) } }),
      ok: ['property_staff', 'committee'],
      not_found: without(writers, 'property_staff', 'committee'),
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), entranceId: entranceAt(m.there, 0, 0) } }),
      not_found: writers,
    },
  ]),
  row(complaints.mine, 'Everybody sees the own ones.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: members },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m) }),
      ok: ['otherCommittee', 'otherOwner'],
    },
  ]),
  row(complaints.queue, 'Whoever holds an office that matters are sent to has a queue.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: composers },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: ['otherCommittee'] },
  ]),
  row(complaints.atBuilding, 'Who lives in a building, or serves here, sees what is shown there.', [
    {
      when: 'building 1',
      at: 'here',
      request: (m) => ({ params: { ...here(m), buildingId: buildingAt(m.here, 0) } }),
      ok: ['owner', 'tenant', ...serving],
      not_found: ['formerHead'],
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), buildingId: buildingAt(m.there, 0) } }),
      not_found: members,
    },
  ]),
  row(complaints.detail, 'A matter is its author’s and whose it is to handle; neighbours see what is shown.', [
    {
      when: 'with the firm, of the owner',
      at: 'here',
      request: (m) => ({ params: about(m, m.complaints.sent) }),
      ok: concerned,
      not_found: without(lookers, ...concerned),
    },
    {
      when: 'shown to neighbours',
      at: 'here',
      request: (m) => ({ params: about(m, m.complaints.shown) }),
      ok: [...concerned, 'tenant'],
      not_found: without(lookers, ...concerned, 'tenant'),
    },
    ...absent({}, lookers),
  ]),
  row(complaints.workers, 'Who handles a matter, and the committee, see whom to put in charge.', [
    {
      when: 'with the firm',
      at: 'here',
      request: (m) => ({ params: about(m, m.complaints.sent) }),
      ok: ['property_staff', 'committee'],
      not_found: without(composers, 'property_staff', 'committee'),
    },
    ...absent({}, composers),
  ]),
  row(complaints.mergeable, 'Who handles a matter sees with which others it may go on.', [
    {
      when: 'with the firm',
      at: 'here',
      request: (m) => ({ params: about(m, m.complaints.sent) }),
      ok: ['property_staff', 'committee'],
      not_found: without(composers, 'property_staff', 'committee'),
    },
    {
      when: 'by a number that nobody gave',
      at: 'here',
      request: (m) => ({ params: about(m, m.complaints.sent), query: { number: '2026030500001' } }),
      ok: ['property_staff', 'committee'],
      not_found: without(composers, 'property_staff', 'committee'),
    },
    ...absent({}, composers),
  ]),
  row(complaints.take, 'Whose step it is takes it: a matter that was sent is accepted by the office it was sent to.', [
    {
      when: 'accepting what lies with the firm',
      at: 'here',
      request: (m) => ({ params: about(m, m.complaints.sent), ...accept }),
      ok: ['property_staff'],
      forbidden: ['owner', 'committee'],
      not_found: without(members, ...concerned),
    },
    {
      when: 'taking it back',
      at: 'here',
      request: (m) => ({ params: about(m, m.complaints.sent), body: { step: 'WITHDRAW' as const } }),
      ok: ['owner'],
      forbidden: ['property_staff', 'committee'],
      not_found: without(members, ...concerned),
    },
    {
      when: 'confirming what is not done',
      at: 'here',
      request: (m) => ({ params: about(m, m.complaints.sent), body: { step: 'CONFIRM' as const } }),
      complaint_step_illegal: ['owner'],
      forbidden: ['property_staff', 'committee'],
      not_found: without(members, ...concerned),
    },
    {
      when: 'accepting what neighbours see',
      at: 'here',
      request: (m) => ({ params: about(m, m.complaints.shown), ...accept }),
      ok: ['property_staff'],
      forbidden: ['owner', 'committee', 'tenant'],
      not_found: without(members, ...concerned, 'tenant'),
    },
    ...absent(accept),
  ]),
  row(complaints.similar, 'Whoever may complain sees whether a neighbour did already.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({
        params: here(m),
        query: { category: 'common_parts' as const, placeId: buildingAt(m.here, 0), text: '三楼的灯坏了' },
      }),
      ok: members,
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({
        params: there(m),
        query: { category: 'common_parts' as const, placeId: buildingAt(m.there, 0), text: '灯' },
      }),
      ok: ['otherCommittee', 'otherOwner'],
    },
  ]),
  row(complaints.follow, 'Neighbours follow what they see.', [
    {
      when: 'shown to neighbours',
      at: 'here',
      request: (m) => ({ params: about(m, m.complaints.shown), body: { isFollowing: true } }),
      ok: ['tenant'],
      forbidden: concerned,
      not_found: without(members, ...concerned, 'tenant'),
    },
    ...absent({ body: { isFollowing: true } }),
  ]),
  row(complaints.admit, 'The mediator of a dispute lets somebody in.', [
    {
      when: 'a dispute that somebody of the committee took',
      at: 'here',
      request: (m) => ({ params: about(m, m.complaints.dispute), body: guest }),
      ok: ['committee'],
      not_found: without(composers, 'committee'),
    },
    {
      when: 'what is no dispute',
      at: 'here',
      request: (m) => ({ params: about(m, m.complaints.sent), body: guest }),
      forbidden: ['property_staff', 'committee'],
      not_found: without(composers, 'property_staff', 'committee'),
    },
    ...absent({ body: guest }, composers),
  ]),
  row(complaints.dismiss, 'The mediator of a dispute lets somebody in no longer.', [
    {
      when: 'a guest of the dispute',
      at: 'here',
      request: (m) => ({ params: { ...about(m, m.complaints.dispute), guestId: m.complaints.guest } }),
      ok: ['committee'],
      not_found: without(composers, 'committee'),
    },
    {
      when: 'somebody who is none',
      at: 'here',
      request: (m) => ({ params: { ...about(m, m.complaints.dispute), guestId: nowhere } }),
      not_found: composers,
    },
    {
      when: 'of what is no dispute',
      at: 'here',
      request: (m) => ({ params: { ...about(m, m.complaints.sent), guestId: m.complaints.guest } }),
      forbidden: ['property_staff', 'committee'],
      not_found: without(composers, 'property_staff', 'committee'),
    },
  ]),
  row(complaints.revealContact, 'Who took a matter, and the committee, look at the author’s phone.', [
    {
      when: 'with the firm, taken by nobody',
      at: 'here',
      request: (m) => ({ params: about(m, m.complaints.sent), ...look }),
      ok: ['committee'],
      forbidden: ['property_staff'],
      not_found: without(composers, 'property_staff', 'committee'),
    },
    ...absent(look, composers),
  ]),
  row(complaintPictures.attach, 'Whoever may complain, and whoever may be called, uploads pictures.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: lookers },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m) }),
      ok: ['otherCommittee', 'otherOwner'],
    },
  ]),
  row(complaintPictures.picture, 'Who sees a matter sees its pictures.', [
    {
      when: 'shown to neighbours',
      at: 'here',
      request: (m) => ({ params: { ...about(m, m.complaints.shown), pictureId: m.complaints.picture } }),
      ok: [...concerned, 'tenant'],
      not_found: without(lookers, ...concerned, 'tenant'),
    },
    {
      when: 'of another matter',
      at: 'here',
      request: (m) => ({ params: { ...about(m, m.complaints.sent), pictureId: m.complaints.picture } }),
      not_found: lookers,
    },
  ]),
]
