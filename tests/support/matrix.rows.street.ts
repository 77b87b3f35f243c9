import { complaintStreet } from '@liren/shared/complaints.street'
import { complaintTasks } from '@liren/shared/complaints.tasks'
import { officeMessages } from '@liren/shared/messages.office'
import { row } from './matrix.ts'
import type { Actor } from './matrix.actors.ts'
import { nowhere, type Matrix } from './matrix.world.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const concerned = ['committee', 'street', 'department'] as const satisfies Actor[]
const pushers = ['street', 'department'] as const satisfies Actor[]
const month = { from: '2026-03-01', to: '2026-03-31' }
const accept = { step: 'ACCEPT' as const, note: '照办' }

/** The newest message of an officer, or that of the other one. */
const toldTo = (m: Matrix, actor: Actor, isOther = false) =>
  (actor === 'street') === isOther ? m.complaints.told.department : m.complaints.told.street

export const streetRows = [
  row(officeMessages.inbox, 'Officers above communities see what they were told, and nothing of one another.', [
    { when: 'own', at: 'above', request: () => ({}), ok: pushers },
  ]),
  row(officeMessages.markAllRead, 'They mark their own; an id of another marks nothing.', [
    {
      when: 'my newest',
      at: 'above',
      request: (m, actor) => ({ body: { upToMessageId: toldTo(m, actor) } }),
      ok: pushers,
    },
    {
      when: 'somebody else’s',
      at: 'above',
      request: (m, actor) => ({ body: { upToMessageId: toldTo(m, actor, true) } }),
      ok: pushers,
      changesNothing: true,
    },
  ]),
  row(officeMessages.markRead, 'They mark one of their own; an id of another marks nothing.', [
    {
      when: 'my newest',
      at: 'above',
      request: (m, actor) => ({ params: { messageId: toldTo(m, actor) } }),
      ok: pushers,
    },
    {
      when: 'somebody else’s',
      at: 'above',
      request: (m, actor) => ({ params: { messageId: toldTo(m, actor, true) } }),
      ok: pushers,
      changesNothing: true,
    },
    {
      when: 'missing',
      at: 'above',
      request: () => ({ params: { messageId: nowhere } }),
      ok: pushers,
      changesNothing: true,
    },
  ]),
  row(complaintStreet.street, 'The street sees how its communities stand.', [
    { when: 'a month', at: 'above', request: () => ({ query: month }), ok: ['street'] },
  ]),
  row(complaintTasks.tasks, 'Committee, street and departments see tasks.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: concerned },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: ['otherCommittee'] },
  ]),
  row(complaintTasks.push, 'Street and departments push tasks.', [
    {
      when: 'on no list',
      at: 'here',
      request: (m) => ({ params: here(m), body: { title: '填表', text: '报送', dueAt: m.complaints.tenDaysOn } }),
      ok: pushers,
    },
    {
      when: 'to the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: { title: '填表', text: '报送', dueAt: m.complaints.tenDaysOn } }),
    },
  ]),
  row(complaintTasks.answer, 'The committee answers.', [
    {
      when: 'one that waits',
      at: 'here',
      request: (m) => ({ params: { ...here(m), taskId: m.complaints.task }, body: accept }),
      ok: ['committee'],
    },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: { ...here(m), taskId: nowhere }, body: accept }),
      not_found: ['committee'],
    },
  ]),
  row(complaintTasks.list, 'They see what may be asked.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: concerned },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: ['otherCommittee'] },
  ]),
  row(complaintTasks.setList, 'The committee sets it.', [
    {
      when: 'for the first time',
      at: 'here',
      request: (m) => ({ params: here(m), body: { version: 0, items: ['防汛值守'] } }),
      ok: ['committee'],
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: { version: 0, items: ['防汛值守'] } }),
      ok: ['otherCommittee'],
    },
  ]),
]
