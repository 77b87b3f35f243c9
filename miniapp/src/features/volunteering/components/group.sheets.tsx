import { useState } from 'react'
import type { VolunteerGroup } from '@liren/shared/volunteering.groups'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { ResidentPicker } from '../../../ui/resident.picker.tsx'
import { useResidentChoice } from '../../binding/hooks/use-resident-choice.ts'
import { groupsTexts } from '../groups.texts.ts'
import { useKeepingGroups } from '../hooks/use-groups.ts'

interface KeepSheetProps {
  communityId: string
  group: VolunteerGroup
  onClose: () => void
}

/** Registers a group with its leader. */
export function RegisterSheet({ communityId, onClose }: Omit<KeepSheetProps, 'group'>) {
  const words = groupsTexts.use()
  const [name, setName] = useState('')
  const resident = useResidentChoice(communityId)
  const { residenceId } = resident
  const [isFaulty, setFaulty] = useState(false)
  const { registering } = useKeepingGroups(communityId)
  const save = () => {
    const isMissing = name.trim() === '' || residenceId === ''
    setFaulty(isMissing)
    if (!isMissing) registering.mutate({ name: name.trim(), residenceId }, { onSuccess: onClose })
  }
  return (
    <Sheet
      id="register-sheet"
      title={words.register}
      onClose={onClose}
      footer={
        <>
          {isFaulty && <Banner tone="warn">{words.fault}</Banner>}
          <Button id="register-save" kind="primary" busy={registering.isPending} onPress={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <Stack>
        <Field for="group-name" label={words.name} hint={words.nameHint}>
          <TextInput
            id="group-name"
            value={name}
            maxLength={20}
            label={words.name}
            describedBy={noteOf('group-name')}
            onInput={setName}
          />
        </Field>
        <ResidentPicker name="leader" choice={resident} />
        {registering.error !== null && <Banner tone="danger">{messageOf(registering.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}

/** Gives a group another leader. */
export function AppointSheet({ communityId, group, onClose }: KeepSheetProps) {
  const words = groupsTexts.use()
  const resident = useResidentChoice(communityId)
  const { residenceId } = resident
  const [isFaulty, setFaulty] = useState(false)
  const { appointing } = useKeepingGroups(communityId)
  const save = () => {
    setFaulty(residenceId === '')
    if (residenceId !== '') appointing.mutate({ groupId: group.id, residenceId }, { onSuccess: onClose })
  }
  return (
    <Sheet
      id="appoint-sheet"
      title={`${group.name}：${words.appoint}`}
      onClose={onClose}
      footer={
        <>
          {isFaulty && <Banner tone="warn">{words.appointFault}</Banner>}
          <Button id="appoint-save" kind="primary" busy={appointing.isPending} onPress={save}>
            {words.appoint}
          </Button>
        </>
      }
    >
      <Stack>
        <Box as="p">{words.appointBody}</Box>
        <ResidentPicker name="leader" choice={resident} />
        {appointing.error !== null && <Banner tone="danger">{messageOf(appointing.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}

/** Closes a group. */
export function CloseSheet({ communityId, group, onClose }: KeepSheetProps) {
  const words = groupsTexts.use()
  const { closing } = useKeepingGroups(communityId)
  return (
    <Sheet
      id="close-group-sheet"
      title={`${group.name}：${words.close}`}
      onClose={onClose}
      footer={
        <Button
          id="close-group-confirm"
          kind="danger"
          busy={closing.isPending}
          onPress={() => closing.mutate(group.id, { onSuccess: onClose })}
        >
          {words.close}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.closeBody}</Box>
        {closing.error !== null && <Banner tone="danger">{messageOf(closing.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
