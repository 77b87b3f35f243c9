import type { MatterClass, MotionResult } from '@liren/shared/votes.matters'
import { electionVerdict, verdictOf } from '@liren/shared/votes.sentences'
import { outcomeOf } from '../../server/src/features/votes/votes.thresholds.rules.ts'
import { weight } from '../support/votes.ts'

const verdict = (matterClass: MatterClass, participating: string, consenting: string) =>
  verdictOf(
    outcomeOf(matterClass, {
      total: weight('900/9'),
      participating: weight(participating),
      consenting: weight(consenting),
    }),
    matterClass,
    'OFFICIAL_LOCAL',
  )

describe('a result is told in one sentence with its article', () => {
  it.each<[MatterClass, string, string, MotionResult, string, string]>([
    [
      'ORDINARY',
      '600/6',
      '400/4',
      'PASSED',
      '通过：参与表决的专有部分面积和人数均达到全体的三分之二以上，其中同意的专有部分面积和人数均过半数（《民法典》第278条）。',
      'Passed: two thirds took part by area and heads, and of these more than half consent by area and heads (Civil Code art. 278).',
    ],
    [
      'SPECIAL',
      '600/6',
      '400/5',
      'REJECTED',
      '未通过：参与表决者中，同意的专有部分面积没有达到四分之三以上（《民法典》第278条）。',
      'Not passed: of those who took part, consent does not reach three quarters by area (Civil Code art. 278).',
    ],
    [
      'ORDINARY',
      '600/6',
      '400/3',
      'REJECTED',
      '未通过：参与表决者中，同意的人数没有过半数（《民法典》第278条）。',
      'Not passed: of those who took part, consent does not reach more than half by heads (Civil Code art. 278).',
    ],
    [
      'ORDINARY',
      '599.99/5',
      '400/4',
      'NO_QUORUM',
      '未形成决定：参与表决的专有部分面积和人数没有达到全体的三分之二以上（《民法典》第278条）。',
      'No decision: those who took part are less than two thirds by area and heads (Civil Code art. 278).',
    ],
  ])('%s %s %s: %s', (matterClass, participating, consenting, result, zh, en) => {
    const told = verdict(matterClass, participating, consenting)
    expect(told).toMatchObject({ result, basis: { law: 'CIVIL_CODE', article: 278 } })
    expect(told.text).toEqual({ 'zh-CN': zh, en })
  })

  it('names the tests that decided', () => {
    expect(verdict('ORDINARY', '600/5', '400/4')).toMatchObject({ test: 'QUORUM', failing: ['heads'] })
    expect(verdict('SPECIAL', '600/6', '400/5')).toMatchObject({ test: 'SPECIAL', failing: ['area'] })
    expect(verdict('SPECIAL', '600/6', '450/5')).toMatchObject({ test: 'SPECIAL', failing: [] })
  })

  it('says of a consultation that it binds nobody', () => {
    const { text } = verdictOf(
      outcomeOf('ORDINARY', { total: weight('900/9'), participating: weight('600/6'), consenting: weight('400/4') }),
      'ORDINARY',
      'CONSULTATIVE',
    )
    expect(text['zh-CN']).toMatch(/）。本次为意见征询，结果仅供参考，不产生业主共同决定的效力。$/)
    expect(text.en).toMatch(/\. This was a consultation: it tells opinions and binds nobody\.$/)
  })

  it.each([
    [{ elected: 5, seats: 5, tied: 0, standing: 'FULL' as const }, '应选 5 名，选出 5 名', '业主委员会成立。'],
    [{ elected: 6, seats: 11, tied: 0, standing: 'STANDS' as const }, '选出 6 名', '缺额另行补选。'],
    [{ elected: 2, seats: 5, tied: 0, standing: 'FAILS' as const }, '选出 2 名', '须重新选举。'],
    [{ elected: 4, seats: 5, tied: 1, standing: 'FULL' as const }, '还有 1 个席位得票相同', '业主委员会成立。'],
  ])('of an election: %j', (facts, said, end) => {
    const text = electionVerdict(facts, 'OFFICIAL_LOCAL')
    expect(text['zh-CN']).toContain(said)
    expect(text['zh-CN'].endsWith(end)).toBe(true)
    expect(text.en).toMatch(/^\d+ of \d+ seats are filled; each needed .*\.$/)
    // A consultation elects nobody, and no committee stands by it.
    const asked = electionVerdict(facts, 'CONSULTATIVE')
    expect(asked['zh-CN']).toMatch(/^应选 \d+ 名，入选 \d+ 名（.*不产生业主共同决定的效力。$/)
    expect(asked['zh-CN']).not.toMatch(/业主委员会成立|选出|须重新选举|补选/)
    expect(asked.en).toMatch(/^\d+ of \d+ seats would be filled; each needed .*\. This was a consultation/)
    expect(asked.en).not.toMatch(/committee stands|election is to be held/)
  })
})
