import { blankTask, itemsIn, taskOf } from '../../miniapp/src/features/complaints/tasks.draft.ts'

describe('a task while it is written', () => {
  const full = { title: '填表', text: '报送', item: '', day: '2026-03-05' }
  it('is on no list unless an item is chosen', () => {
    expect(taskOf(full)).toEqual({ title: '填表', text: '报送', item: null, dueAt: '2026-03-05T10:00:00.000Z' })
    expect(taskOf({ ...full, item: '防汛值守' })).toMatchObject({ item: '防汛值守' })
  })
  it.each([
    ['title', blankTask],
    ['text', { ...full, text: ' ' }],
    ['dueAt', { ...full, day: '' }],
  ])('says that %s is missing', (fault, form) => {
    expect(taskOf(form)).toBe(fault)
  })
  it('reads a list line by line, each item once', () => {
    expect(itemsIn(' 防汛值守 \n\n人口普查\n防汛值守')).toEqual(['防汛值守', '人口普查'])
  })
})
