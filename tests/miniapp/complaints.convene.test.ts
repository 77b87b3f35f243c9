import {
  blankMeeting,
  blankMinutes,
  meetingOf,
  minutesOf,
} from '../../miniapp/src/features/complaints/convene.draft.ts'
import { officeKey } from '../../miniapp/src/features/complaints/whistle.draft.ts'

const id = '01890000-0000-7000-8000-000000000001'
const power = { role: 'department' as const, scopeId: id, department: '供电所', label: '街道 供电所' }

describe('a meeting while it is called', () => {
  const full = { title: '照明', place: '居委会', day: '2026-03-05', time: '19:00', offices: [officeKey(power)] }

  it('names what, where, when and whom', () => {
    expect(meetingOf(full, [power], [id])).toEqual({
      ...{ title: '照明', place: '居委会', startsAt: '2026-03-05T11:00:00.000Z', complaintIds: [id] },
      offices: [{ role: 'department', scopeId: id, department: '供电所' }],
    })
  })
  it.each([
    ['title', blankMeeting],
    ['place', { ...full, place: ' ' }],
    ['startsAt', { ...full, day: '' }],
    ['offices', { ...full, offices: [] }],
  ])('says that %s is missing', (fault, form) => {
    expect(meetingOf(form, [power], [id])).toBe(fault)
  })
})

describe('minutes while they are written', () => {
  const resolution = { complaintId: id, invitationId: id, text: '换控制箱', days: 7 }

  it('say who came, what was said, and who does what until when', () => {
    const { days: _days, ...said } = resolution
    expect(minutesOf({ minutes: '都到了', attended: [id], resolutions: [resolution] })).toEqual({
      ...{ minutes: '都到了', attended: [id], resolutions: [{ ...said, withinDays: 7 }] },
    })
  })
  it('are not sent without words, nor with half a resolution', () => {
    expect(minutesOf(blankMinutes)).toBe('minutes')
    const half = { ...resolution, invitationId: '' }
    expect(minutesOf({ ...blankMinutes, minutes: '都到了', resolutions: [half] })).toBe('resolutions')
  })
})
