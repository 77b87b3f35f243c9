import { useState } from 'react'
import type { CalendarDay } from '@liren/shared/volunteering.changes'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { dateText, dayOf, endOfDay, instantAt } from '../../../lib/time.ts'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { classes } from '../../../ui/classes.ts'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { mondayOf, spans, turned, weeksAround, type Span } from '../calendar.figures.ts'
import { changingTexts } from '../changing.texts.ts'
import { useCalendar } from '../hooks/use-changing.ts'
import styles from './calendar.part.module.css'
import { ShiftList } from './shift.list.tsx'

/** A week or a month of shifts, from Monday on: how many there are each day, and below them those of one day. */
export function CalendarPart({ communityId }: { communityId: string }) {
  const words = changingTexts.use()
  const today = dayOf(useNow())
  const [span, setSpan] = useState<Span>('month')
  const [day, setDay] = useState(today)
  const weeks = weeksAround(day, span)
  const first = weeks[0]?.[0] ?? day
  const calendar = useCalendar(communityId, first, weeks.length * 7)
  useRefresh(calendar)
  return (
    <Stack>
      <Chips oneOf label={words.span}>
        {spans.map((one) => (
          <Chip key={one} id={`calendar-${one}`} role="radio" chosen={one === span} onPress={() => setSpan(one)}>
            {words.spans[one]}
          </Chip>
        ))}
      </Chips>
      <Card>
        <Stack tight>
          <Turning day={day} span={span} today={today} onTurn={setDay} />
          <QueryView query={calendar}>
            {({ items }) => <Grid weeks={weeks} span={span} day={day} today={today} days={items} onChoose={setDay} />}
          </QueryView>
          <Box as="p" className={styles['legend']}>
            {words.legend}
          </Box>
        </Stack>
      </Card>
      <ShiftList
        key={day}
        communityId={communityId}
        which={{ mine: false, from: instantAt(day, '00:00') ?? undefined, to: endOfDay(day) ?? undefined }}
        empty={<EmptyState id="day-empty" picture="lamp" title={words.dayEmptyTitle} body={words.dayEmptyBody} />}
      />
    </Stack>
  )
}

interface TurningProps {
  day: string
  span: Span
  today: string
  onTurn: (day: string) => void
}

/** Which week or month it is, and to the one before or after. What is over is in a list of its own. */
function Turning({ day, span, today, onTurn }: TurningProps) {
  const words = changingTexts.use()
  const [year = 0, month = 0] = day.split('-').map(Number)
  const isFirst = span === 'week' ? mondayOf(day) <= mondayOf(today) : day.slice(0, 7) <= today.slice(0, 7)
  return (
    <Box className={styles['head']}>
      <Press
        id="calendar-before"
        className={classes(styles['turn'], isFirst && styles['off'])}
        label={words.before[span]}
        disabled={isFirst}
        onPress={() => onTurn(turned(day, span, -1, today))}
      >
        <Icon name="back" />
      </Press>
      <Box className={styles['title']} role="status">
        {words.month(year, month)}
      </Box>
      <Press
        id="calendar-after"
        className={styles['turn']}
        label={words.after[span]}
        onPress={() => onTurn(turned(day, span, 1, today))}
      >
        <Icon name="forward" />
      </Press>
    </Box>
  )
}

interface GridProps {
  weeks: string[][]
  span: Span
  day: string
  today: string
  days: readonly CalendarDay[]
  onChoose: (day: string) => void
}

function Grid({ weeks, span, day, today, days, onChoose }: GridProps) {
  const words = changingTexts.use()
  const counts = new Map(days.map((one) => [one.day, one]))
  return (
    <Box id="calendar" role="radiogroup" label={words.calendar} className={styles['grid']}>
      <Box mute className={classes(styles['week'], styles['heads'])}>
        {words.heads.map((name) => (
          <Txt key={name} className={styles['name']}>
            {name}
          </Txt>
        ))}
      </Box>
      {weeks.map((week) => (
        <Box key={week[0]} className={styles['week']}>
          {week.map((one) => (
            <Day
              key={one}
              day={one}
              counts={counts.get(one) ?? null}
              isOutside={span === 'month' && one.slice(0, 7) !== day.slice(0, 7)}
              isChosen={one === day}
              isToday={one === today}
              onChoose={onChoose}
            />
          ))}
        </Box>
      ))}
    </Box>
  )
}

interface DayProps {
  day: string
  counts: CalendarDay | null
  isOutside: boolean
  isChosen: boolean
  isToday: boolean
  onChoose: (day: string) => void
}

/** One day; one without shifts cannot be chosen, and one of another month is only room. */
function Day({ day, counts, isOutside, isChosen, isToday, onChoose }: DayProps) {
  const words = changingTexts.use()
  const locale = useLocale()
  if (isOutside) return <Box mute className={classes(styles['day'], styles['outside'])} />
  const date = dateText(Date.parse(`${day}T12:00:00+08:00`), locale)
  const label = counts ? words.dayOf(date, counts.shifts, counts.free, counts.mine) : words.noneOf(date)
  return (
    <Press
      id={`day-${day}`}
      className={classes(styles['day'], counts ? styles['some'] : styles['none'], isChosen && styles['chosen'])}
      role="radio"
      checked={isChosen}
      label={label}
      disabled={!counts && !isChosen}
      onPress={() => onChoose(day)}
    >
      <Txt className={classes(styles['number'], isToday && styles['today'])}>{String(Number(day.slice(8)))}</Txt>
      <Txt className={classes(styles['whole'], isToday && styles['today'])}>{date}</Txt>
      {counts && <Txt className={styles['count']}>{counts.mine > 0 ? words.mineMark : String(counts.shifts)}</Txt>}
    </Press>
  )
}
