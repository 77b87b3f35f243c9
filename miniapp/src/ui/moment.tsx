import { useState } from 'react'
import { useNow } from '../lib/clock.ts'
import { useLocale } from '../lib/i18n.ts'
import { fullMomentText, momentText } from '../lib/time.ts'
import { Press, Txt } from '../platform/elements.tsx'
import styles from './moment.module.css'

/** When, as people say it; for rows that lead elsewhere. */
export function Moment({ instant }: { instant: string }) {
  return (
    <Txt as="time" dateTime={instant}>
      {momentText(instant, useNow(), useLocale())}
    </Txt>
  )
}

/** When, as people say it, and the full instant on tap. */
export function FullMoment({ id, instant }: { id: string; instant: string }) {
  const [isFull, setFull] = useState(false)
  const now = useNow()
  const locale = useLocale()
  const full = fullMomentText(instant, locale)
  const short = momentText(instant, now, locale)
  return (
    <Press
      id={id}
      className={styles['moment']}
      onPress={() => setFull(!isFull)}
      label={isFull ? full : `${short}, ${full}`}
    >
      <Txt as="time" dateTime={instant}>
        {isFull ? full : short}
      </Txt>
    </Press>
  )
}
