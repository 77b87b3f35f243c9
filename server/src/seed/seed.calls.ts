import { complaintConvene } from '@liren/shared/complaints.convene'
import { complaints } from '@liren/shared/complaints.orders'
import { complaintTasks } from '@liren/shared/complaints.tasks'
import { complaintWhistle, type CallStepDraft } from '@liren/shared/complaints.whistle'
import { demo } from '@liren/shared/demo'
import type { ComplaintsSeed, DemoEvent } from './seed.complaints.ts'

/** The lamp that nobody takes, and the puddle that waits for better weather. */
const lamp = { by: '林晓', text: '二单元三楼的灯坏了' }
const puddle = { by: '陈默', text: '绿化带积水' }

/**
 * What goes beyond one firm in the demo: the committee calls two departments to the lamp, of which one says that it is not
 * theirs; it calls a meeting on lamp and puddle; and the street pushes a task that is on no list.
 */
export function callEvents({ root, committee, enter, places }: ComplaintsSeed): DemoEvent[] {
  const params = { communityId: places.communityId }
  const idOf = async ({ by, text }: typeof lamp): Promise<string> => {
    const { items } = await (await enter(by)).call(complaints.mine, '', { params, query: { limit: 50 } })
    const found = items.find(({ excerpt }) => excerpt.startsWith(text))
    if (!found) throw new Error(`${by} has not reported: ${text}`)
    return found.id
  }
  const ahead = async (days: number): Promise<string> => {
    const now = Date.parse((await root.call(demo.overview, '', {})).now)
    return new Date(now + days * 86_400_000).toISOString()
  }
  const officesFor = async (complaintId: string) => {
    const about = { params: { ...params, complaintId } }
    const { items } = await committee.call(complaintWhistle.callable, '', about)
    return items
      .filter(({ role }) => role === 'department')
      .map(({ role, scopeId, department }) => ({ role, scopeId, department }))
  }
  const whistle = async () => {
    const complaintId = await idOf(lamp)
    const body = {
      offices: await officesFor(complaintId),
      ask: '请到场看三楼的灯归谁修：灯杆接的是公共线路。',
      ...{ reportWithinMinutes: 2_880, doneWithinDays: 7 },
    }
    await committee.call(complaintWhistle.call, 'whistle', { params: { ...params, complaintId }, body })
  }
  const answer = async (by: string, department: string, key: string, body: CallStepDraft) => {
    const complaintId = await idOf(lamp)
    const about = { params: { ...params, complaintId } }
    const { items } = await committee.call(complaintWhistle.calls, '', about)
    const callId = items.find(({ office }) => office.department === department)?.id ?? ''
    const one = { params: { ...params, complaintId, callId } }
    await (await enter(by)).call(complaintWhistle.takeCallStep, key, { ...one, body })
  }
  const convene = async () => {
    const complaintIds = [await idOf(lamp), await idOf(puddle)]
    const [first = ''] = complaintIds
    const body = {
      ...{ title: '3幢照明和积水环物会', place: '居委会二楼会议室', startsAt: await ahead(4), complaintIds },
      offices: [
        { role: 'property_staff' as const, scopeId: places.estates[0]?.id ?? '', department: null },
        ...(await officesFor(first)),
      ],
    }
    // The instant is another after a crash: what was called already is not called again.
    const { items } = await committee.call(complaintConvene.meetings, '', { params, query: {} })
    if (items.length === 0) await committee.call(complaintConvene.convene, 'meeting', { params, body })
  }
  const push = async () => {
    const list = await committee.call(complaintTasks.list, '', { params })
    const items = ['防汛值守', '独居老人走访', '消防通道检查']
    if (list.version === 0) await committee.call(complaintTasks.setList, '', { params, body: { version: 0, items } })
    const officer = await enter('许科长')
    const { items: pushed } = await officer.call(complaintTasks.tasks, '', { params, query: {} })
    if (pushed.length > 0) return
    const body = { title: '填报楼道堆物台账', text: '每幢每单元拍照登记，周五前报街道。', dueAt: await ahead(7) }
    await officer.call(complaintTasks.push, 'task', { params, body: { ...body, item: null } })
  }
  return [
    { day: 3, happen: whistle },
    {
      day: 2,
      happen: () =>
        answer('郑工', '城管中队', 'call_refused', {
          ...{ step: 'REFUSE', reason: 'not_ours', note: '楼道里的灯不在市政照明范围，归供电或物业。' },
        }),
    },
    { day: 2, happen: () => answer('唐工', '供电所', 'call_here', { step: 'REPORT_IN', note: '明天上午到场。' }) },
    { day: 2, happen: convene },
    { day: 2, happen: push },
    {
      day: 1,
      happen: () =>
        answer('唐工', '供电所', 'call_progress', {
          ...{ step: 'PROGRESS', note: '查到是控制箱跳闸，已订配件，后天换。', pictureIds: [] },
        }),
    },
  ]
}
