import { complaintOversight } from '@liren/shared/complaints.board'
import { complaintLayout } from '@liren/shared/complaints.layout'
import { complaintLimitsApi, noLimits } from '@liren/shared/complaints.limits'
import { complaintSpots } from '@liren/shared/complaints.spots'
import { row } from './matrix.ts'
import { members, type Actor } from './matrix.actors.ts'
import { nowhere, type Matrix } from './matrix.world.ts'
import { buildingAt } from './world.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const overseers = ['committee', 'street'] as const satisfies Actor[]
const columns = [
  { heading: '社区代码', column: null, fixed: '990101001001' },
  { heading: '地点', column: 'place' as const, fixed: null },
]

const printers = ['property_staff', 'committee'] as const satisfies Actor[]
const inLift = (id: string) => ({ place: { kind: 'building' as const, id }, spot: '2号电梯轿厢' })
const newYear = { year: 2029, off: ['2029-01-01'], on: [] }
const tooLong = { ...noLimits, urgency: { ordinary: { solution: 99 } } }

/** What the committee, and whoever is above it, oversees of complaints. */
export const oversightRows = [
  row(complaintOversight.all, 'The committee sees all matters of its community.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: ['committee'] },
    {
      when: 'half of an office',
      at: 'here',
      request: (m) => ({ params: here(m), query: { officeRole: 'property_staff' as const } }),
      invalid_request: ['committee'],
    },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: ['otherCommittee'] },
  ]),
  row(complaintLayout.layout, 'Who oversees complaints sees the columns of the sheet.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: overseers },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: ['otherCommittee'] },
  ]),
  row(complaintLimitsApi.limits, 'Who oversees complaints sees within which time they are handled.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: overseers },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: ['otherCommittee'] },
  ]),
  row(complaintLimitsApi.setLimits, 'The committee makes it shorter.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: here(m), body: { version: m.complaints.version, own: noLimits } }),
      ok: ['committee'],
    },
    {
      when: 'longer than the city allows',
      at: 'here',
      request: (m) => ({ params: here(m), body: { version: m.complaints.version, own: tooLong } }),
      complaint_limits_unlawful: ['committee'],
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: { version: m.complaints.version, own: noLimits } }),
      ok: ['otherCommittee'],
    },
  ]),
  row(complaintLimitsApi.holidays, 'Who oversees complaints sees the days by which that is counted.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: overseers },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: ['otherCommittee'] },
  ]),
  row(complaintLimitsApi.setHolidays, 'The committee puts in the arrangement of a year.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m), body: newYear }), ok: ['committee'] },
    {
      when: 'without a holiday',
      at: 'here',
      request: (m) => ({ params: here(m), body: { ...newYear, off: [] } }),
      complaint_holidays_wrong: ['committee'],
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: newYear }),
      ok: ['otherCommittee'],
    },
  ]),
  row(complaintSpots.spots, 'Committee and property company see the places with a square code.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: printers },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: ['otherCommittee'] },
  ]),
  row(complaintSpots.addSpot, 'They give a place one.', [
    {
      when: 'building 1',
      at: 'here',
      request: (m) => ({ params: here(m), body: inLift(buildingAt(m.here, 0)) }),
      ok: printers,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: here(m), body: inLift(buildingAt(m.there, 0)) }),
      complaint_place_wrong: printers,
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: inLift(buildingAt(m.there, 0)) }),
      ok: ['otherCommittee'],
    },
  ]),
  row(complaintSpots.removeSpot, 'They take it down.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...here(m), spotId: m.complaints.spot } }),
      ok: printers,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), spotId: m.complaints.theirSpot } }),
      not_found: printers,
    },
    { when: 'missing', at: 'here', request: (m) => ({ params: { ...here(m), spotId: nowhere } }), not_found: printers },
  ]),
  row(complaintSpots.spotSheets, 'They print them.', [
    { when: 'all', at: 'here', request: (m) => ({ params: here(m) }), ok: printers },
    {
      when: 'one of the other community',
      at: 'here',
      request: (m) => ({ params: here(m), query: { spotId: m.complaints.theirSpot } }),
      not_found: printers,
    },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: ['otherCommittee'] },
  ]),
  row(complaintSpots.spot, 'Whoever may complain scans them.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...here(m), code: m.complaints.spotCode } }),
      ok: members,
    },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: { ...here(m), code: m.complaints.theirSpotCode } }),
      not_found: members,
    },
  ]),
  row(complaintLayout.setLayout, 'The committee sets them.', [
    {
      when: 'for the first time',
      at: 'here',
      request: (m) => ({ params: here(m), body: { version: 0, columns } }),
      ok: ['committee'],
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: { version: 0, columns } }),
      ok: ['otherCommittee'],
    },
  ]),
]
