import type { Announcement } from '@liren/shared/announcements'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { momentText } from '../../../lib/time.ts'
import { Banner } from '../../../ui/banner.tsx'
import { lifeTexts } from '../life.texts.ts'

/** That a confirmation is asked for, or was given. */
export function ConfirmPart({ notice }: { notice: Announcement }) {
  const words = lifeTexts.use()
  const now = useNow()
  const locale = useLocale()
  if (notice.confirmedAt) {
    return (
      <Banner id="confirmed-banner" tone="good">
        {words.confirmed(momentText(notice.confirmedAt, now, locale))}
      </Banner>
    )
  }
  return notice.abilities.confirm && <Banner tone="info">{words.confirmAsked}</Banner>
}
