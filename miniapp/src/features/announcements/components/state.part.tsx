import type { Announcement } from '@liren/shared/announcements'
import { problemTexts } from '@liren/shared/problem.texts'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { aheadText, fullMomentText, momentText } from '../../../lib/time.ts'
import { Banner } from '../../../ui/banner.tsx'
import { lifeTexts } from '../life.texts.ts'
import { readingTexts } from '../reading.texts.ts'

type Stateful = Pick<Announcement, 'status' | 'withdrawal' | 'expiresAt' | 'publishAt' | 'scheduleFault'>

/** Where it is in its life, when that is not simply published. */
export function StatePart({ notice }: { notice: Stateful }) {
  const words = lifeTexts.use()
  const { withdrawnBecause } = readingTexts.use()
  const now = useNow()
  const locale = useLocale()
  const { withdrawal, expiresAt, publishAt, scheduleFault, status } = notice
  if (withdrawal) {
    const when = momentText(withdrawal.at, now, locale)
    const what = withdrawal.by === null ? words.withdrawn(when) : words.withdrawnBy(when, withdrawal.by)
    return (
      <Banner id="withdrawn-banner" tone="warn">
        {`${withdrawnBecause(withdrawal.reason)} · ${what}`}
      </Banner>
    )
  }
  if (status === 'expired' && expiresAt) {
    return (
      <Banner id="expired-banner" tone="info">
        {words.expired(fullMomentText(expiresAt, locale))}
      </Banner>
    )
  }
  if (scheduleFault) {
    return (
      <Banner id="schedule-fault" tone="danger">
        {words.scheduleFault(problemTexts[scheduleFault][locale])}
      </Banner>
    )
  }
  if (status === 'scheduled' && publishAt) {
    return (
      <Banner id="scheduled-banner" tone="info">
        {words.scheduled(aheadText(publishAt, now, locale))}
      </Banner>
    )
  }
  return null
}
