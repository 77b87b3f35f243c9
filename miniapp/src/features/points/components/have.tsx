import type { PointsBalance } from '@liren/shared/points'
import { durationText } from '../../../lib/duration.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { Card } from '../../../ui/card.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { pointsTexts } from '../points.texts.ts'

/** What somebody has: points, hours, and what is owed if anything is. */
export function Have({ balance: { points, minutes, debt } }: { balance: PointsBalance }) {
  const words = pointsTexts.use()
  const locale = useLocale()
  const owed = { id: 'balance-debt', name: words.debt, value: words.amount(debt), note: words.debtNote, warn: true }
  return (
    <Card tinted>
      <Figures
        items={[
          { id: 'balance-points', name: words.points, value: words.amount(points) },
          { id: 'balance-hours', name: words.hours, value: durationText(minutes, locale) },
          ...(debt > 0 ? [owed] : []),
        ]}
      />
    </Card>
  )
}
