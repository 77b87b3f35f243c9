import { clusterOf } from '../../server/src/features/complaints/complaints.coordination.rules.ts'

describe('matters of one category in one building', () => {
  it.each([
    ['K01', 'two stay by themselves', null, 2, 'stay'],
    ['K02', 'three become one thing', null, 3, 'begin'],
    ['K03', 'more than three, too', null, 9, 'begin'],
    ['K04', 'one joins what is open', 't', 1, 'join'],
  ] as const)('%s: %s', (_, __, topicId, count, becomes) => {
    expect(clusterOf({ topicId, complaintIds: Array.from({ length: count }, String) })).toBe(becomes)
  })
})
