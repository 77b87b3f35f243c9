import { callRefusals, callSteps } from '@liren/shared/complaints.whistle'
import {
  askOf,
  blankCall,
  blankCallAct,
  callActs,
  callOf,
  callStepOf,
  officeKey,
} from '../../miniapp/src/features/complaints/whistle.draft.ts'
import { uuidv7 } from '../support/ids.ts'

const works = {
  role: 'department' as const,
  scopeId: '01890000-0000-7000-8000-000000000001',
  department: '城管中队',
  label: '街道 城管中队',
}
const power = { ...works, department: '供电所', label: '街道 供电所' }

describe('a whistle while it is filled in', () => {
  const full = { ...blankCall('ordinary'), offices: [officeKey(power)], ask: '请到场' }

  it('names whom, what and by when', () => {
    const { label: _label, ...office } = power
    expect(callOf(full, [works, power])).toEqual({
      offices: [office],
      ask: '请到场',
      reportWithinMinutes: 1_440,
      doneWithinDays: 7,
    })
  })
  it.each([
    ['offices', { offices: [] }],
    ['offices', { offices: ['street-gone-'] }],
    ['ask', { ask: '  ' }],
    ['days', { minutes: 4_320, days: 1 }],
  ])('says that %s is missing', (fault, part) => {
    expect(callOf({ ...full, ...part }, [works, power])).toBe(fault)
  })
  it('grants less time where life is in danger', () => {
    expect(blankCall('life_safety')).toMatchObject({ minutes: 30, days: 1 })
  })
})

describe('a step with a call', () => {
  it('has a button unless time takes it', () => {
    const offered = callActs(callSteps)
    expect(offered).toEqual(['REPORT_IN', 'SIGN_OFF', 'PROGRESS', 'REFUSE', 'INSIST', 'RELEASE', 'CALL_OFF'])
    expect(offered.map(askOf)).not.toContain(null)
  })
  it('asks for a reason, then for words', () => {
    expect(callStepOf('REFUSE', blankCallAct)).toBe('reason')
    expect(callStepOf('REFUSE', { ...blankCallAct, reason: callRefusals[0] })).toBe('note')
    expect(callStepOf('REFUSE', { ...blankCallAct, reason: 'not_ours', note: '归供电所' })).toEqual({
      ...{ step: 'REFUSE', reason: 'not_ours', note: '归供电所' },
    })
    expect(callStepOf('INSIST', { ...blankCallAct, note: '归你们', minutes: 120 })).toEqual({
      ...{ step: 'INSIST', note: '归你们', reportWithinMinutes: 120 },
    })
    expect(callStepOf('REPORT_IN', blankCallAct)).toEqual({ step: 'REPORT_IN' })
    expect(callStepOf('SIGN_OFF', blankCallAct)).toBe('note')
    const id = uuidv7(1)
    expect(callStepOf('SIGN_OFF', { ...blankCallAct, note: '换好了', pictures: [{ id }] })).toEqual({
      ...{ step: 'SIGN_OFF', note: '换好了', pictureIds: [id] },
    })
  })
})
