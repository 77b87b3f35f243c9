import { complaintWhistle } from '@liren/shared/complaints.whistle'
import { callOf } from './complaints.whistle.ts'
import { row } from './matrix.ts'
import { members, signedIn, type Actor } from './matrix.actors.ts'
import { nowhere, type Matrix } from './matrix.world.ts'

const about = (m: Matrix, complaintId: string) => ({ communityId: m.here.communityId, complaintId })
const without = (some: readonly Actor[], ...out: readonly Actor[]) => some.filter((actor) => !out.includes(actor))
const concerned = ['owner', 'property_staff', 'committee'] as const satisfies Actor[]
const lookers = [...members, 'street', 'department'] as const satisfies Actor[]

/** A matter that is not there, for those who may see some. */
const absent = <B extends object>(body: B, among: readonly Actor[]) => [
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
const toGrid = (m: Matrix) => callOf({ role: 'grid_worker', scopeId: m.here.gridId })
const someBody = { body: callOf({ role: 'grid_worker', scopeId: nowhere }) }
const report = { step: 'REPORT_IN' as const }

export const whistleRows = [
  row(complaintWhistle.calls, 'Who sees a matter sees who was called to it; who was called sees it, too.', [
    {
      when: 'one to which a department was called',
      at: 'here',
      request: (m) => ({ params: about(m, m.complaints.called) }),
      ok: [...concerned, 'department'],
      not_found: without(lookers, ...concerned, 'department'),
    },
    ...absent({}, lookers),
  ]),
  row(complaintWhistle.callable, 'Who may call others sees whom.', [
    {
      when: 'one that lies with the firm',
      at: 'here',
      request: (m) => ({ params: about(m, m.complaints.called) }),
      ok: ['committee'],
      forbidden: ['owner', 'property_staff', 'street', 'department'],
      not_found: without(members, ...concerned),
    },
    ...absent({}, members),
  ]),
  row(complaintWhistle.call, 'The committee calls others to a matter.', [
    {
      when: 'one that lies with the firm',
      at: 'here',
      request: (m) => ({ params: about(m, m.complaints.called), body: toGrid(m) }),
      ok: ['committee'],
      forbidden: ['owner', 'property_staff', 'street', 'department'],
      not_found: without(members, ...concerned),
    },
    ...absent(someBody, members),
  ]),
  row(complaintWhistle.takeCallStep, 'The department that is called reports in.', [
    {
      when: 'one that waits',
      at: 'here',
      request: (m) => ({ params: { ...about(m, m.complaints.called), callId: m.complaints.call }, body: report }),
      ok: ['department'],
      forbidden: concerned,
      not_found: without(lookers, ...concerned, 'department'),
    },
    {
      when: 'under another matter',
      at: 'here',
      request: (m) => ({ params: { ...about(m, m.complaints.sent), callId: m.complaints.call }, body: report }),
      not_found: lookers,
    },
  ]),
  row(complaintWhistle.calledToMe, 'Everybody sees to what their own offices are called.', [
    { when: 'all', at: 'above', request: () => ({}), ok: signedIn },
  ]),
]
