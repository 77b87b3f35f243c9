import type { Complaint } from '@liren/shared/complaints.views'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { useShareCard } from '../../../platform/share.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Share } from '../../../ui/share.tsx'
import { useMe } from '../../identity/hooks/use-me.ts'
import type { InComplaint } from '../complaints.api.ts'
import { complaintsTexts } from '../complaints.texts.ts'
import type { useTakeStep } from '../hooks/use-complaints.ts'

interface HandOverProps {
  at: InComplaint
  complaint: Complaint
  taking: ReturnType<typeof useTakeStep>
}

/** Who has a matter passes it on to a colleague by its link; who opens that link takes it over. */
export function HandOver({ at, complaint: { abilities }, taking }: HandOverProps) {
  const words = complaintsTexts.use()
  const me = useMe().data?.accountId
  // Where it is, and what it says, is for who may open it alone.
  const card = { title: words.handOverTitle, path: complaintRoutes.detail(at.communityId, at.complaintId) }
  useShareCard(abilities.handOver ? card : null)
  if (abilities.takeOver && me !== undefined)
    return (
      <Button
        id="take-over"
        icon="people"
        busy={taking.isPending}
        onPress={() => taking.mutate({ step: 'ASSIGN', workerId: me })}
      >
        {words.takeOver}
      </Button>
    )
  if (!abilities.handOver) return null
  return (
    <Card id="hand-over">
      <Stack tight>
        <Share id="hand-over-share" card={card} share={words.handOver} />
        <Box as="p">{words.handOverNote}</Box>
      </Stack>
    </Card>
  )
}
