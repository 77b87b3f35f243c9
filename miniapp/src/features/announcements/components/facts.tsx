import type { Matter } from '@liren/shared/announcements.matter'
import type { ReactNode } from 'react'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { aheadText, spanText } from '../../../lib/time.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { readingTexts } from '../reading.texts.ts'
import styles from './facts.module.css'

interface FactsProps {
  matter: Matter
  /** Of a published disclosure: until when it must stay. */
  displayedUntil: string | null
  /** Of a disclosure that is not published yet: for how many days it will. */
  displayDays?: number | undefined
  expiresAt: string | null
}

/** When, where and until when: what only this sort of announcement has, one line each. */
export function Facts({ matter, displayedUntil, displayDays, expiresAt }: FactsProps) {
  const words = readingTexts.use()
  const now = useNow()
  const locale = useLocale()
  const until = (instant: string) => aheadText(instant, now, locale)
  const lines: [IconName, string][] = []
  if (matter.kind === 'event') {
    lines.push(['calendar', spanText(matter.event.from, matter.event.to, now, locale)], ['place', matter.event.where])
  }
  if (displayedUntil !== null) {
    const isOver = Date.parse(displayedUntil) <= now
    lines.push(['clock', (isOver ? words.wasDisplayed : words.displayedUntil)(until(displayedUntil))])
  } else if (displayDays !== undefined) lines.push(['clock', words.displayedDays(displayDays)])
  if (matter.kind === 'urgent') lines.push(['clock', words.urgentUntil(until(matter.until))])
  if (expiresAt !== null && Date.parse(expiresAt) > now) lines.push(['clock', words.expiresAt(until(expiresAt))])
  if (lines.length === 0) return null
  return (
    <Box id="notice-facts" className={styles['facts']}>
      {lines.map(([icon, text]) => (
        <Line key={text} icon={icon}>
          {text}
        </Line>
      ))}
    </Box>
  )
}

function Line({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <Box className={styles['line']}>
      <Icon name={icon} small className={styles['icon']} />
      <Txt>{children}</Txt>
    </Box>
  )
}
