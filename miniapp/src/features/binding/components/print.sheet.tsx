import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { staffTexts } from '../staff.texts.ts'
import { usePrintSlips } from '../hooks/use-slips.ts'
import type { Picked } from './entrance.pick.tsx'

interface PrintSheetProps {
  communityId: string
  picked: Picked
  /** Such as `3幢 2单元`. */
  place: string
  onDone: () => void
  onClose: () => void
}

/** The last question before slips are made: older ones end by it. */
export function PrintSheet({ communityId, picked, place, onDone, onClose }: PrintSheetProps) {
  const words = staffTexts.use().slips
  const printing = usePrintSlips(communityId)
  const print = () =>
    printing.mutate(picked, {
      onSuccess: () => {
        onDone()
        onClose()
      },
    })
  return (
    <Sheet
      id="print-sheet"
      title={picked.entranceId === null ? words.printAll(place) : words.printOne(place)}
      onClose={onClose}
      footer={
        <Button id="print-confirm" kind="primary" busy={printing.isPending} onPress={print}>
          {words.confirm}
        </Button>
      }
    >
      <Stack>
        <Banner tone="warn">{words.warning}</Banner>
        {printing.error && <Banner tone="danger">{messageOf(printing.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
