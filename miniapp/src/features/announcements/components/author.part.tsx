import type { Announcement } from '@liren/shared/announcements'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { routes } from '../../../lib/routes.ts'
import { aheadText } from '../../../lib/time.ts'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Section } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { announcementsTexts } from '../announcements.texts.ts'
import { lifeTexts } from '../life.texts.ts'

/** Layers that open above a notice. */
export type DetailSheet = 'discard' | 'withdraw' | 'pin' | 'schedule' | null

interface AuthorPartProps {
  communityId: string
  notice: Announcement
  onSheet: (sheet: DetailSheet) => void
}

/** What its office can do with it. */
export function AuthorPart({ communityId, notice, onSheet }: AuthorPartProps) {
  const words = announcementsTexts.use().detail
  const life = lifeTexts.use()
  const { abilities, status } = notice
  return (
    <>
      {(abilities.correct || abilities.withdraw || abilities.pin) && (
        <Section title={life.tools}>
          <Card flush>
            {abilities.correct && (
              <ListRow
                id="notice-correct"
                icon="edit"
                title={life.correct}
                note={life.correctNote}
                onPress={() => open(routes.correctAnnouncement(communityId, notice.id))}
              />
            )}
            {abilities.pin && status === 'published' && <PinRow notice={notice} onPress={() => onSheet('pin')} />}
            {abilities.withdraw && (
              <ListRow
                id="notice-withdraw"
                icon="trash"
                title={life.withdraw}
                note={life.withdrawNote}
                onPress={() => onSheet('withdraw')}
              />
            )}
          </Card>
        </Section>
      )}
      {abilities.unschedule && (
        <Button id="notice-schedule" icon="clock" onPress={() => onSheet('schedule')}>
          {life.reschedule}
        </Button>
      )}
      {abilities.discard && (
        <Button id="discard-draft" kind="danger" onPress={() => onSheet('discard')}>
          {words.discard}
        </Button>
      )}
    </>
  )
}

function PinRow({ notice: { pinnedUntil }, onPress }: { notice: Announcement; onPress: () => void }) {
  const words = lifeTexts.use()
  const now = useNow()
  const locale = useLocale()
  const isPinned = pinnedUntil !== null && Date.parse(pinnedUntil) > now
  return (
    <ListRow
      id="notice-pin"
      icon="pin"
      title={words.pin}
      note={isPinned ? words.pinned(aheadText(pinnedUntil, now, locale)) : words.pinNote}
      onPress={onPress}
    />
  )
}
