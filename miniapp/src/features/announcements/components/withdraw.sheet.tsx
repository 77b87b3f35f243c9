import type { Announcement } from '@liren/shared/announcements'
import { useLocale } from '../../../lib/i18n.ts'
import { names } from '../../../lib/names.ts'
import { routes } from '../../../lib/routes.ts'
import { fullMomentText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { useWithdraw } from '../hooks/use-life.ts'
import { lifeTexts } from '../life.texts.ts'

interface WithdrawSheetProps {
  communityId: string
  notice: Announcement
  onClose: () => void
}

const longest = 100

/** Asks why before a notice is withdrawn; of a disclosure whose time is not over it says why that cannot be. */
export function WithdrawSheet({ communityId, notice, onClose }: WithdrawSheetProps) {
  const words = lifeTexts.use()
  const withdrawing = useWithdraw(communityId, notice.id)
  if (notice.notBefore !== null) {
    return <NotYet communityId={communityId} notice={notice} until={notice.notBefore} onClose={onClose} />
  }
  return (
    <ReasonSheet
      id="withdraw-sheet"
      title={words.withdrawTitle}
      body={words.withdrawBody}
      label={words.withdrawReason}
      longest={longest}
      action={words.withdraw}
      kind="danger"
      busy={withdrawing.isPending}
      error={withdrawing.error}
      onConfirm={withdrawing.mutateAsync}
      onClose={onClose}
    />
  )
}

function NotYet({ communityId, notice, until, onClose }: WithdrawSheetProps & { until: string }) {
  const words = lifeTexts.use()
  const topics = names.use().topic
  const locale = useLocale()
  const topic = notice.matter.kind === 'disclosure' ? topics[notice.matter.topic] : ''
  const toCorrect = () => {
    onClose()
    open(routes.correctAnnouncement(communityId, notice.id))
  }
  return (
    <Sheet
      id="not-yet-sheet"
      title={words.notYetTitle}
      onClose={onClose}
      footer={
        <Button id="not-yet-correct" kind="primary" onPress={toCorrect}>
          {words.toCorrect}
        </Button>
      }
    >
      <Stack>
        <Banner id="not-yet-until" tone="warn">
          {words.notYetBody(topic, fullMomentText(until, locale))}
        </Banner>
        <Box as="p">{words.notYetWhy}</Box>
      </Stack>
    </Sheet>
  )
}
