import { renderToStaticMarkup } from 'react-dom/server'
import type { MotionOutcome, ShownWeight, VoteResult } from '@liren/shared/votes.results'
import {
  approvalThresholds,
  matterClassOf,
  quorumThreshold,
  type Matter,
  type Threshold,
} from '@liren/shared/votes.matters'
import '../support/taro.ts'
import { Axes } from '../../miniapp/src/features/votes/components/axes.tsx'
import { Ranking } from '../../miniapp/src/features/votes/components/ranking.tsx'
import {
  approvalAxes,
  flooredPercent,
  quorumAxes,
  turnoutAxes,
} from '../../miniapp/src/features/votes/result.figures.ts'
import { resultTexts } from '../../miniapp/src/features/votes/result.texts.ts'
import { sentenceOf } from '../../miniapp/src/features/votes/result.words.ts'
import { weight } from '../support/votes.ts'

/** `600.00/6` of `900.00/9`, as the server shows it. */
function shown(part: string, of: string): ShownWeight {
  const [one, all] = [weight(part), weight(of)]
  return {
    ...one,
    headsPercent: flooredPercent(one.heads, all.heads),
    areaPercent: flooredPercent(one.areaCentiares, all.areaCentiares),
  }
}
const reaches =
  ({ numerator, denominator, isInclusive }: Threshold) =>
  (part: number, of: number) =>
    isInclusive ? denominator * part >= numerator * of : denominator * part > numerator * of
function both(part: string, of: string, threshold: Threshold) {
  const [one, all] = [weight(part), weight(of)]
  const reach = reaches(threshold)
  return { area: reach(one.areaCentiares, all.areaCentiares), heads: reach(one.heads, all.heads) }
}

/** A worked case of `domain.md` A7, as a result shows it. */
function outcome(matter: Matter, total: string, participating: string, consenting: string) {
  const quorum = both(participating, total, quorumThreshold)
  const approval = both(consenting, participating, approvalThresholds[matterClassOf(matter)])
  const isQuorate = quorum.area && quorum.heads
  const decided = approval.area && approval.heads ? 'PASSED' : 'REJECTED'
  const result = isQuorate ? decided : 'NO_QUORUM'
  const decisive = {
    participating: shown(participating, total),
    consenting: shown(consenting, participating),
    quorum,
    approval,
    result,
  } as const
  const motion: MotionOutcome = {
    ...{ motionId: 'm', number: 1, title: '换电梯', kind: 'question', matter, sums: [], candidates: [], ties: [] },
    ...{ cast: decisive, decisive, standing: null, sentence: { 'zh-CN': '通过。', en: 'Passed.' } },
  }
  return { motion, decisive, result: { total: shown(total, total) } as VoteResult }
}

describe('figures', () => {
  it('E12 shows 66.66, not what would look like two thirds, and the test beside it', () => {
    const { decisive, result } = outcome('FUND_USE', '30000.01/300', '20000/210', '15000/150')
    const [area, heads] = quorumAxes(decisive, result)
    expect([area.percent, area.isReached]).toEqual([66.66, false])
    expect(area.test).toBe('3 × 20,000.00 = 60,000.00 < 2 × 30,000.01 = 60,000.02')
    expect([heads.percent, heads.isReached, heads.test]).toEqual([70, true, '3 × 210 = 630 ≥ 2 × 300 = 600'])
  })
  it('a small decision keeps exact areas out', () => {
    const { decisive, motion } = outcome('FUND_USE', '900/9', '600/6', '400/4')
    const hidden = { ...decisive, consenting: { ...decisive.consenting, areaCentiares: null, areaPercent: 66 } }
    const [area, heads] = approvalAxes(hidden, motion)
    expect([area.part, area.test, area.share, heads.share]).toEqual([null, null, '66', '66.66'])
    expect(heads.test).toBe('2 × 4 = 8 > 1 × 6 = 6')
  })
  it('turnout moves towards both quorums', () => {
    const turnout = { total: weight('900/9'), voted: weight('600/5'), quorum: { area: true, heads: false } }
    expect(turnoutAxes(turnout).map(({ axis, percent, isReached }) => [axis, percent, isReached])).toEqual([
      ['area', 66.66, true],
      ['heads', 55.55, false],
    ])
  })
  it('are drawn with the threshold, and stand in a table behind', () => {
    const { decisive, result } = outcome('FUND_USE', '900/9', '599.99/6', '400/4')
    const html = renderToStaticMarkup(<Axes id="q" title="参与" axes={quorumAxes(decisive, result)} />)
    expect(html).toMatch(/left:66\.67%/)
    expect(html).toMatch(
      /<th[^>]*>专有面积<\/th><td[^>]*>66\.66% 599\.99 \/ 900\.00 m²<\/td><td[^>]*>要达到三分之二<\/td><td[^>]*>不够<\/td>/,
    )
  })
})

describe('an election', () => {
  const candidate = (
    name: string,
    rank: number,
    votes: string,
    standing: MotionOutcome['candidates'][number]['standing'],
  ) => ({
    ...{ candidateId: name, number: rank, name, rank, standing },
    votes: shown(votes, '9000/90'),
  })
  // B-E1 of domain.md, with two seats left out.
  const motion: MotionOutcome = {
    ...{ motionId: 'm', number: 2, title: '选举', kind: 'election', matter: 'COMMITTEE_ELECTION', sums: [], ties: [] },
    ...{ cast: null, decisive: null, standing: 'FULL', sentence: { 'zh-CN': '业主委员会成立。', en: 'It stands.' } },
    candidates: [
      candidate('甲', 1, '6100/60', 'ELECTED'),
      candidate('丙', 2, '5900/55', 'ELECTED'),
      candidate('庚', 3, '5600/46', 'ALTERNATE'),
      candidate('己', 4, '4499/51', 'NOT_ELECTED'),
    ],
  }
  it('names who is elected and who an alternate', () => {
    const words = resultTexts.now()
    expect(sentenceOf(motion, 'OFFICIAL_LOCAL', words, 'zh-CN')).toBe('业主委员会成立。 当选：甲、丙。 候补：庚。')
    expect(sentenceOf(motion, 'CONSULTATIVE', words, 'zh-CN')).toMatch(/ 入选：甲、丙。 候补：庚。$/)
  })
  it('is a ranked table', () => {
    const html = renderToStaticMarkup(<Ranking outcome={motion} legalMode="OFFICIAL_LOCAL" />)
    expect(html).toMatch(/甲.*60 人 · 66\.66%.*6,100\.00 m² · 67\.77%.*当选.*庚.*候补.*己.*未当选/)
    const asked = renderToStaticMarkup(<Ranking outcome={motion} legalMode="CONSULTATIVE" />)
    expect(asked).toMatch(/甲.*入选.*庚.*候补.*己.*未入选/)
    expect(asked).not.toContain('当选')
  })
})
