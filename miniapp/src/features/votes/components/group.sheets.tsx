import { useState } from 'react'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { ChoiceList } from '../../../ui/choice.list.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { useTree } from '../../neighbourhood/hooks/use-tree.ts'
import { blankGroup, groupFault, groupForm, groupKinds, type GroupFault } from '../groups.draft.ts'
import { groupsTexts } from '../groups.texts.ts'
import { useEndGroup, useNameGroup } from '../hooks/use-vote-groups.ts'
import { GroupMembers } from './group.members.tsx'
import { StepSheet } from './step.sheet.tsx'

/** Confirms who organises where no owners' committee does. */
export function GroupSheet({ communityId, onClose }: { communityId: string; onClose: () => void }) {
  const words = groupsTexts.use()
  const tree = useTree(communityId)
  const estates = tree.data?.estates ?? []
  const [form, setForm, { done }] = useFormDraft(groupForm, `vote.group.${communityId}`, blankGroup(''))
  const [wasTried, setTried] = useState(false)
  const naming = useNameGroup(communityId)
  const estateId = form.estateId === '' ? (estates[0]?.id ?? '') : form.estateId
  const fault = groupFault(form)
  const saying = (...which: GroupFault[]) =>
    wasTried && fault !== null && which.includes(fault) ? words.fault[fault] : undefined
  const confirm = () => {
    setTried(true)
    if (fault !== null || estateId === '') return
    naming.mutate(
      { ...form, estateId },
      {
        onSuccess: () => {
          done()
          onClose()
        },
      },
    )
  }
  return (
    <Sheet
      id="group-sheet"
      title={words.confirm}
      onClose={onClose}
      footer={
        <Button id="group-confirm" kind="primary" busy={naming.isPending} onPress={confirm}>
          {words.confirm}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.confirmBody}</Box>
        {naming.error && <Banner tone="danger">{messageOf(naming.error)}</Banner>}
        <QueryView query={tree}>
          {() => (
            <Field for="group-estate" label={words.estate}>
              <SelectInput
                id="group-estate"
                label={words.estate}
                value={estateId}
                choices={estates.map(({ id, name }) => ({ value: id, text: name }))}
                onChange={(chosen) => setForm({ ...form, estateId: chosen })}
              />
            </Field>
          )}
        </QueryView>
        <LongField label={words.kindLabel}>
          <ChoiceList
            id="group-kind"
            label={words.kindLabel}
            options={groupKinds.map((value) => ({ value, title: words.kind[value], note: words.kindNote[value] }))}
            chosen={form.kind}
            onChoose={(kind) => setForm({ ...form, kind })}
          />
        </LongField>
        <Field for="group-name" label={words.name} hint={words.nameHint} fault={saying('name')}>
          <TextInput
            id="group-name"
            value={form.name}
            maxLength={40}
            label={words.name}
            invalid={saying('name') !== undefined}
            describedBy={noteOf('group-name')}
            onInput={(name) => setForm({ ...form, name })}
          />
        </Field>
        <LongField label={words.members} fault={saying('members', 'twice')}>
          <GroupMembers members={form.members} onChange={(members) => setForm({ ...form, members })} />
        </LongField>
      </Stack>
    </Sheet>
  )
}

interface EndProps {
  communityId: string
  group: { id: string; name: string }
  onClose: () => void
}

/** Ends a group whose work is done. */
export function EndGroupSheet({ communityId, group, onClose }: EndProps) {
  const words = groupsTexts.use()
  const ending = useEndGroup(communityId, group.id)
  return (
    <StepSheet
      id="group-end"
      title={words.end}
      body={words.endBody(group.name)}
      action={words.end}
      isSerious
      busy={ending.isPending}
      error={ending.error}
      onConfirm={() => ending.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
