import { useState } from 'react'
import type { RosterEntry } from '@liren/shared/volunteering.attendance'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { useDoors } from '../../neighbourhood/hooks/use-doors.ts'
import { helpTexts } from '../help.texts.ts'
import type { useRecipients } from '../hooks/use-help.ts'

interface RecipientSheetProps {
  communityId: string
  entry: RosterEntry
  naming: ReturnType<typeof useRecipients>['naming']
  onClose: () => void
}

/** Notes the flat that a service was for, as it is written on the door. */
export function RecipientSheet({ communityId, entry, naming, onClose }: RecipientSheetProps) {
  const words = helpTexts.use()
  const { doors, error } = useDoors(communityId)
  const [entranceId, setEntrance] = useState('')
  const [label, setLabel] = useState('')
  const [isFaulty, setFaulty] = useState(false)
  const save = () => {
    const unitLabel = label.trim()
    if (entranceId === '' || unitLabel === '') return setFaulty(true)
    return naming.mutate({ signupId: entry.signupId, door: { entranceId, unitLabel } }, { onSuccess: onClose })
  }
  return (
    <Sheet
      id="recipient-sheet"
      title={words.nameTitle(entry.nickname)}
      onClose={onClose}
      footer={
        <>
          {isFaulty && <Banner tone="warn">{words.nameFault}</Banner>}
          <Button id="recipient-save" kind="primary" busy={naming.isPending} onPress={save}>
            {words.nameSave}
          </Button>
        </>
      }
    >
      <Stack>
        <Box as="p">{words.nameBody}</Box>
        {error !== null && <Banner tone="danger">{messageOf(error)}</Banner>}
        <Field for="recipient-entrance" label={words.entrance}>
          <SelectInput
            id="recipient-entrance"
            label={words.entrance}
            value={entranceId}
            choices={[{ value: '', text: words.chooseEntrance }, ...doors]}
            onChange={(chosen) => {
              setFaulty(false)
              setEntrance(chosen)
            }}
          />
        </Field>
        <Field for="recipient-label" label={words.label} hint={words.labelHint}>
          <TextInput
            id="recipient-label"
            value={label}
            maxLength={20}
            label={words.label}
            describedBy={noteOf('recipient-label')}
            onInput={(text) => {
              setFaulty(false)
              setLabel(text)
            }}
          />
        </Field>
        {naming.error !== null && <Banner tone="danger">{messageOf(naming.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
