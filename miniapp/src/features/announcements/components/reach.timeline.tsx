import type { AnnouncementReach } from '@liren/shared/announcements.reach'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { momentText } from '../../../lib/time.ts'
import { Card, Section } from '../../../ui/card.tsx'
import { ColumnChart } from '../../../ui/column.chart.tsx'
import { reachTexts } from '../reach.texts.ts'

/** How reading grew, against everybody it is for. */
export function ReachTimeline({ reach: { timeline, reach } }: { reach: AnnouncementReach }) {
  const words = reachTexts.use()
  const now = useNow()
  const locale = useLocale()
  const columns = timeline.map(({ until, peopleRead }) => ({
    // The present hour is not over: by now.
    name: momentText(Date.parse(until) > now ? new Date(now).toISOString() : until, now, locale),
    value: peopleRead,
    text: words.peopleRead(peopleRead),
  }))
  return (
    <Section title={words.timeline}>
      <Card>
        <ColumnChart
          id="reach-timeline"
          caption={words.timeline}
          heads={words.timelineHeads}
          of={reach.people}
          columns={columns}
        />
      </Card>
    </Section>
  )
}
