import { taskStates, taskSteps, type TaskState, type TaskStep } from '@liren/shared/complaints.tasks'
import { noLoad, noTally } from '../../server/src/features/complaints/complaints.board.rules.ts'
import { shownOf, streetFiguresOf } from '../../server/src/features/complaints/complaints.street.rules.ts'
import { taskAfter } from '../../server/src/features/complaints/complaints.tasks.rules.ts'

describe('what a street sees', () => {
  it.each([
    ['S01', 0, 0],
    ['S02', 1, null],
    ['S03', 4, null],
    ['S04', 5, 5],
    ['S05', 120, 120],
  ])('%s: of %s matters it is told %s', (_, count, shown) => {
    expect(shownOf(count)).toBe(shown)
  })

  it('is no rate of fewer than five', () => {
    const tally = { ...noTally, reported: 9, inTime: 4, answerable: 4, solved: 3, satisfied: 2, answered: 5 }
    expect(streetFiguresOf(tally, { ...noLoad, open: 6, overdue: 2 })).toEqual({
      ...{ reported: 9, open: 6, overdue: null },
      rates: { response: null, solution: 600, satisfaction: 400 },
    })
  })
})

describe('a task pushed from above', () => {
  const lawful: [id: string, step: TaskStep, from: TaskState, to: TaskState][] = [
    ['T01', 'ACCEPT', 'PUSHED', 'ACCEPTED'],
    ['T02', 'DECLINE', 'PUSHED', 'DECLINED'],
    ['T03', 'FINISH', 'ACCEPTED', 'DONE'],
  ]
  it.each(taskSteps.flatMap((step) => taskStates.map((state): [TaskStep, TaskState] => [step, state])))(
    '%s of %s',
    (step, state) => {
      const rule = lawful.find(([, one, from]) => one === step && from === state)
      expect(taskAfter(step, { state, isOffList: true })).toBe(rule?.[3] ?? null)
    },
  )
  it('that is on the list is not declined', () => {
    expect(taskAfter('DECLINE', { state: 'PUSHED', isOffList: false })).toBeNull()
    expect(taskAfter('ACCEPT', { state: 'PUSHED', isOffList: false })).toBe('ACCEPTED')
  })
})
