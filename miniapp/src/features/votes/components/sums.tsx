import type { MotionOutcome } from '@liren/shared/votes.results'
import { squareMetres } from '../../../lib/area.ts'
import { Bars } from '../../../ui/bars.tsx'
import { areaShare } from '../result.figures.ts'
import { resultTexts } from '../result.texts.ts'
import { voteNames } from '../../../lib/vote.names.ts'

/** How many heads, and how much area, said what; what nobody did is left out. */
export function Sums({ outcome }: { outcome: MotionOutcome }) {
  const words = resultTexts.use()
  const names = voteNames.use()
  const said = outcome.sums.filter(({ weight }) => weight.heads > 0)
  return (
    <Bars
      id={`sums-${outcome.number}`}
      caption={words.sums}
      heads={words.sumsHeads}
      bars={said.map(({ bucket, weight }) => {
        const { areaCentiares: area } = weight
        const areaText = area === null ? words.sumArea(areaShare(weight)) : names.area(squareMetres(area))
        return {
          name: words.bucket[bucket],
          value: weight.headsPercent,
          of: 100,
          text: words.sum(weight.heads, weight.headsPercent.toFixed(2), areaText),
        }
      })}
    />
  )
}
