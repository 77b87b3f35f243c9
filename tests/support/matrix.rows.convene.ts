import { complaintConvene } from '@liren/shared/complaints.convene'
import { complaintCoordination } from '@liren/shared/complaints.coordination'
import { row } from './matrix.ts'
import { members, type Actor } from './matrix.actors.ts'
import { nowhere, type Matrix } from './matrix.world.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const without = (some: readonly Actor[], ...out: readonly Actor[]) => some.filter((actor) => !out.includes(actor))
const concerned = ['owner', 'property_staff', 'committee'] as const satisfies Actor[]
const lookers = [...members, 'street', 'department'] as const satisfies Actor[]
const overseers = ['committee', 'street'] as const satisfies Actor[]

const draft = (m: Matrix, complaintId: string) => ({
  ...{ title: '环物会', place: '居委会', startsAt: m.complaints.tenDaysOn },
  complaintIds: [complaintId],
  offices: [{ role: 'grid_worker' as const, scopeId: m.here.gridId }],
})
const minutes = { minutes: '都到了', attended: [], resolutions: [] }
const meeting = (m: Matrix) => ({ ...here(m), meetingId: m.complaints.meeting })
const topic = (m: Matrix) => ({ ...here(m), topicId: m.complaints.topic })

export const conveneRows = [
  row(complaintConvene.convene, 'The committee calls a meeting.', [
    {
      when: 'on what lies with the firm',
      at: 'here',
      request: (m) => ({ params: here(m), body: draft(m, m.complaints.called) }),
      ok: ['committee'],
      not_found: without(members, ...concerned),
    },
    {
      when: 'on what is the other community’s',
      at: 'here',
      request: (m) => ({ params: here(m), body: draft(m, m.complaints.theirs) }),
      not_found: members,
    },
  ]),
  row(complaintConvene.meetings, 'Everybody sees the meetings that are theirs.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: lookers },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m) }),
      ok: ['otherCommittee', 'otherOwner'],
    },
  ]),
  row(complaintConvene.meeting, 'Who called it, who is invited, and who oversees see a meeting.', [
    {
      when: 'with firm and department invited',
      at: 'here',
      request: (m) => ({ params: meeting(m) }),
      ok: ['committee', 'property_staff', 'street', 'department'],
      not_found: without(lookers, 'committee', 'property_staff', 'street', 'department'),
    },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: { ...here(m), meetingId: nowhere } }),
      not_found: lookers,
    },
  ]),
  row(complaintConvene.hold, 'Who called it writes the minutes.', [
    {
      when: 'begun',
      at: 'here',
      request: (m) => ({ params: meeting(m), body: minutes }),
      ok: ['committee'],
      not_found: without(members, 'committee', 'property_staff'),
    },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: { ...here(m), meetingId: nowhere }, body: minutes }),
      not_found: members,
    },
  ]),
  row(complaintConvene.cancel, 'Who called it calls it off.', [
    {
      when: 'planned',
      at: 'here',
      request: (m) => ({ params: meeting(m), body: { reason: '修好了' } }),
      ok: ['committee'],
      not_found: without(members, 'committee', 'property_staff'),
    },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: { ...here(m), meetingId: nowhere }, body: { reason: '修好了' } }),
      not_found: members,
    },
  ]),
  row(complaintCoordination.topics, 'Committee and street see the coordination list.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: overseers },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: ['otherCommittee'] },
  ]),
  row(complaintCoordination.topic, 'They see what is under it.', [
    { when: 'a cluster', at: 'here', request: (m) => ({ params: topic(m) }), ok: overseers },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: { ...here(m), topicId: nowhere } }),
      not_found: overseers,
    },
  ]),
  row(complaintCoordination.settle, 'The committee takes it off.', [
    {
      when: 'a cluster',
      at: 'here',
      request: (m) => ({ params: topic(m), body: { note: '整幢换灯' } }),
      ok: ['committee'],
    },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: { ...here(m), topicId: nowhere }, body: { note: '整幢换灯' } }),
      not_found: ['committee'],
    },
  ]),
]
