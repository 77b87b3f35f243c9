import { complaintConvene } from '@liren/shared/complaints.convene'
import { complaintHotline } from '@liren/shared/complaints.hotline'
import { complaints } from '@liren/shared/complaints.orders'
import { complaintPartners } from '@liren/shared/complaints.partners'
import { complaintTasks } from '@liren/shared/complaints.tasks'
import { complaintWhistle } from '@liren/shared/complaints.whistle'
import { sweepTopics } from '../../../server/src/features/complaints/complaints.coordination.clock.service.ts'
import { hotlineFile, hotlineLine } from '../hotline.ts'
import { writtenFor } from './demo.words.ts'
import type { Stage } from './stage.ts'
import { letDemoComplain } from './tour.complaints.ts'
import { after, at, back, opened, seen, through, type Stop } from './tour.ts'

const hour = 3_600_000

/**
 * Fills the demo with what goes beyond one firm: two departments called to a leak, a meeting that waits for its minutes and
 * one that is to come, what stands on the coordination list, a task from above, and a sheet of the hotline.
 */
export async function letDemoCall(stage: Stage): Promise<void> {
  await letDemoComplain(stage)
  const { test, communityId, sessionOf } = stage
  const params = { communityId }
  const [committee, firm, works] = [await sessionOf('沈书记'), await sessionOf('赵经理'), await sessionOf('郑工')]
  const { items: desk } = await test.call(complaints.queue, { params, query: {} }, { as: firm })
  const leak = desk.find(({ excerpt }) => excerpt === writtenFor.leak)?.id ?? ''
  const about = { params: { communityId, complaintId: leak } }
  const offices = (await test.call(complaintWhistle.callable, about, { as: committee })).items
    .filter(({ role }) => role === 'department')
    .map(({ role, scopeId, department }) => ({ role, scopeId, department }))
  const body = { offices, ask: writtenFor.ask, reportWithinMinutes: 1_440, doneWithinDays: 7 }
  const { items: called } = await test.call(complaintWhistle.call, { ...about, body }, { as: committee })
  const mine = called.find(({ office }) => office.department === '城管中队')?.id ?? ''
  const step = { params: { communityId, complaintId: leak, callId: mine } }
  await test.call(complaintWhistle.takeCallStep, { ...step, body: { step: 'REPORT_IN' } }, { as: works })
  const progress = { step: 'PROGRESS' as const, note: writtenFor.progress }
  await test.call(complaintWhistle.takeCallStep, { ...step, body: progress }, { as: works })

  const ahead = (hours: number) => new Date(Date.now() + hours * hour).toISOString()
  for (const [title, hours] of [
    [writtenFor.meeting, 1],
    [writtenFor.later, 72],
  ] as const) {
    const draft = { title, place: writtenFor.room, startsAt: ahead(hours), complaintIds: [leak], offices }
    await test.call(complaintConvene.convene, { params, body: draft }, { as: committee })
  }
  await sweepTopics(test.pool)
  const list = { version: 0, items: [writtenFor.item] }
  await test.call(complaintTasks.setList, { params, body: list }, { as: committee })
  const task = { title: writtenFor.task, text: writtenFor.taskText, dueAt: ahead(80) }
  await test.call(complaintTasks.push, { params, body: task }, { as: await sessionOf('许科长') })

  const name = { name: writtenFor.hotline }
  const { partner } = await test.call(complaintPartners.addPartner, { params, body: name }, { as: committee })
  const lines = [
    hotlineLine('DH-1', { text: writtenFor.bins, address: '枫林苑3号楼' }),
    hotlineLine('DH-2', { text: writtenFor.leak, address: writtenFor.hotlineAddress, category: '' }),
    hotlineLine('DH-3', { text: writtenFor.leak, phone: '' }),
  ]
  const file = hotlineFile(lines)
  const inPartner = { params: { communityId, partnerId: partner.id } }
  await test.call(complaintHotline.uploadHotline, inPartner, { as: committee, file: { ...file, name: 'DH.csv' } })
  // The first meeting is over: its minutes may be written.
  await test.advance(2 * 3_600)
}

const desk = opened('/', '#home-workbench')
const meeting = (title: string) => `[id^=meeting-0]:has-text("${title}")`

/** For the residents’ committee. */
export const callingTour: Stop[] = [
  {
    screen: 'topics',
    go: after(desk, through('#home-workbench', '#desk-topics'), through('#desk-topics', '[id^=topic-0]')),
  },
  { screen: 'topic', go: through('[id^=topic-0]', '#topic-why') },
  { screen: 'topic-settle', go: through('#topic-settle', '#topic-settle-sheet') },
  {
    screen: 'meeting-convene',
    go: after(through('#topic-settle-sheet-close', '#topic-convene'), through('#topic-convene', '#convene-sheet')),
  },
  {
    screen: 'meetings',
    go: after(
      through('#convene-sheet-close', '#page-back'),
      back,
      back,
      through('#desk-meetings', meeting(writtenFor.later)),
    ),
  },
  { screen: 'meeting', go: through(meeting(writtenFor.later), '#meeting-cancel') },
  { screen: 'meeting-cancel', go: through('#meeting-cancel', '#meeting-cancel-sheet') },
  {
    screen: 'meeting-minutes',
    go: after(
      through('#meeting-cancel-sheet-close', '#page-back'),
      back,
      through(meeting(writtenFor.meeting), '#meeting-hold'),
      through('#meeting-hold', '#minutes-sheet'),
      through('#resolution-add', '#resolution-0'),
    ),
  },
  {
    screen: 'tasks',
    go: after(through('#minutes-sheet-close', '#page-back'), back, back, through('#desk-tasks', '[id^=task-DECLINE-]')),
  },
  { screen: 'task-decline', go: through('[id^=task-DECLINE-]', '#task-answer-reason') },
  {
    screen: 'task-list',
    go: after(through('#task-answer-close', '#task-list'), through('#task-list', '#task-list-items')),
  },
  {
    screen: 'complaint-called',
    go: after(
      through('#task-list-sheet-close', '#page-back'),
      back,
      through('#desk-complaint-board', '#board-all'),
      through('#board-all', `[id^=complaint-0]:has-text("${writtenFor.leak}")`),
      through(`[id^=complaint-0]:has-text("${writtenFor.leak}")`, '[id^=call-0]'),
    ),
  },
  { screen: 'complaint-call', go: through('#call-blow', '#call-sheet') },
  {
    screen: 'hotline',
    go: after(
      through('#call-sheet-close', '#page-back'),
      desk,
      through('#home-workbench', '#desk-complaint-settings'),
      through('#desk-complaint-settings', '#settings-partners'),
      through('#settings-partners', '[id^=partner-orders-]'),
      through('[id^=partner-orders-]', '[id^=sheet-0]'),
    ),
  },
  { screen: 'hotline-sheet', go: through('[id^=sheet-0]', '#sheet-columns') },
  {
    screen: 'hotline-columns',
    go: through('#sheet-columns', '#sheet-column-0'),
  },
  { screen: 'hotline-place', go: through('#row-place-4', '#place-building') },
]

/** For a department that is called. */
export const calledTour: Stop[] = [
  { screen: 'called', go: after(opened('/', '#home-called'), through('#home-called', '[id^=call-SIGN_OFF-]')) },
  { screen: 'called-sign-off', go: through('[id^=call-SIGN_OFF-]', '#call-note') },
  {
    screen: 'called-matter',
    go: after(
      through('#call-act-sheet-close', '[id^=called-open-]'),
      through('[id^=called-open-]', '#complaint-holder'),
    ),
  },
  {
    screen: 'called-refuse',
    go: after(back, through('[id^=call-REFUSE-]', '#call-reason-not_ours')),
  },
  {
    screen: 'called-done',
    go: after(through('#call-act-sheet-close', '#called-done'), through('#called-done', '#called-none-done')),
  },
]

/** For the street. */
export const streetTour: Stop[] = [
  { screen: 'street', go: after(opened('/', '#home-street'), through('#home-street', '[id^=street-tasks-]')) },
  { screen: 'street-board', go: through('[id^=street-board-]', '#board-load') },
  { screen: 'street-climbed', go: after(back, through('[id^=street-climbed-]', '#climbed-empty')) },
  { screen: 'street-topics', go: after(back, through('[id^=street-topics-]', '[id^=topic-0]')) },
  { screen: 'street-tasks', go: after(back, through('[id^=street-tasks-]', '[id^=task-0]')) },
  {
    screen: 'task-push',
    go: after(through('#task-push', '#task-push-sheet'), async ({ page }) => {
      await seen(page, '#task-title')
      await at(page, '#task-title').fill(writtenFor.task)
    }),
  },
]
