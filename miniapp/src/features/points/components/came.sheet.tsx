import type { MeritSource } from '@liren/shared/points.merits'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { ResidentPicker } from '../../../ui/resident.picker.tsx'
import { useResidentChoice } from '../../binding/hooks/use-resident-choice.ts'
import { useMeriting } from '../hooks/use-merits.ts'
import { meritsTexts } from '../merits.texts.ts'

interface CameSheetProps {
  communityId: string
  meeting: MeritSource
  onClose: () => void
}

/** Notes that a resident came to a meeting. */
export function CameSheet({ communityId, meeting, onClose }: CameSheetProps) {
  const words = meritsTexts.use()
  const resident = useResidentChoice(communityId)
  const { residenceId } = resident
  const { recording } = useMeriting(communityId)
  const record = () => recording.mutate({ rule: 'meeting', meetingId: meeting.id, residenceId }, { onSuccess: onClose })
  return (
    <Sheet
      id="came-sheet"
      title={words.cameTitle}
      onClose={onClose}
      footer={
        <Button id="came-save" kind="primary" disabled={residenceId === ''} busy={recording.isPending} onPress={record}>
          {words.came}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{meeting.said}</Box>
        <ResidentPicker name="came" choice={resident} />
        {recording.error !== null && <Banner tone="danger">{messageOf(recording.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
