import type { Roster } from '@liren/shared/columns'
import { useLocale } from '../../../lib/i18n.ts'
import { clockText, weekdayText } from '../../../lib/time.ts'
import { Card } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { columnsTexts } from '../columns.texts.ts'
import { inOrder } from '../roster.draft.ts'

/** Who is on duty when, weekday by weekday, then single days. */
export function Week({ roster }: { roster: Roster }) {
  const words = columnsTexts.use()
  const locale = useLocale()
  if (roster.duties.length === 0) return <Card>{words.noWeek}</Card>
  const nameOf = (grantId: string) => roster.hosts.find((host) => host.grantId === grantId)?.nickname ?? ''
  return (
    <Card flush>
      {inOrder(roster.duties).map((duty) => {
        const day = duty.every === 'week' ? weekdayText(duty.weekday, locale) : duty.date
        const hours = duty.toMinutes <= duty.fromMinutes ? words.nextDay : words.hours
        return (
          <ListRow
            key={`${day}-${duty.fromMinutes}-${duty.grantId}`}
            title={day}
            note={hours(clockText(duty.fromMinutes), clockText(duty.toMinutes))}
            trailing={nameOf(duty.grantId)}
          />
        )
      })}
    </Card>
  )
}
