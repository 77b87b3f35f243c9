import { useState } from 'react'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { useTree } from '../../neighbourhood/hooks/use-tree.ts'
import { useDeciding } from '../hooks/use-activities.ts'
import { organisingTexts } from '../organising.texts.ts'
import type { InActivity } from '../volunteering.api.ts'

/** Approves an activity, and chooses whom the notice of it is for. */
export function ApproveSheet({ at, onClose }: { at: InActivity; onClose: () => void }) {
  const words = organisingTexts.use()
  const { communityId } = at
  const tree = useTree(communityId)
  const [estateId, setEstate] = useState('')
  const { approving } = useDeciding(at)
  const place =
    estateId === ''
      ? ({ type: 'place', kind: 'community', placeId: communityId } as const)
      : ({ type: 'place', kind: 'estate', placeId: estateId } as const)
  const approve = () =>
    approving.mutate(
      { audience: [place], signature: { role: 'committee', scopeId: communityId } },
      { onSuccess: onClose },
    )
  return (
    <Sheet
      id="approve-sheet"
      title={words.approveTitle}
      onClose={onClose}
      footer={
        <Button id="approve-confirm" kind="primary" busy={approving.isPending} onPress={approve}>
          {words.approve}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.approveBody}</Box>
        <Field for="approve-audience" label={words.audience}>
          <SelectInput
            id="approve-audience"
            label={words.audience}
            value={estateId}
            choices={[
              { value: '', text: words.wholeCommunity },
              ...(tree.data?.estates ?? []).map(({ id, name }) => ({ value: id, text: name })),
            ]}
            onChange={setEstate}
          />
        </Field>
        {approving.error !== null && <Banner tone="danger">{messageOf(approving.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
