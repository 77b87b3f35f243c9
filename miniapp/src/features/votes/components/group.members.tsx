import { Box, Txt } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import type { GroupForm } from '../groups.draft.ts'
import { groupsTexts } from '../groups.texts.ts'
import styles from './group.members.module.css'

interface MembersProps {
  members: GroupForm['members']
  onChange: (members: GroupForm['members']) => void
}

const least = 2
const most = 30

/** Who is in a group: a name and a phone each, two people at least. */
export function GroupMembers({ members, onChange }: MembersProps) {
  const words = groupsTexts.use()
  const change = (at: number, part: Partial<GroupForm['members'][number]>) =>
    onChange(members.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <Stack>
      {members.map((one, index) => (
        <Box key={index} as="section" role="group" label={words.member(index + 1)} className={styles['member']}>
          <Box className={styles['head']}>
            <Txt className={styles['number']}>{words.member(index + 1)}</Txt>
            {members.length > least && (
              <Button
                id={`member-remove-${index}`}
                kind="quiet"
                snug
                icon="close"
                label={words.remove(index + 1)}
                onPress={() => onChange(members.filter((_, other) => other !== index))}
              >
                {words.remove(index + 1)}
              </Button>
            )}
          </Box>
          <Box className={styles['pair']}>
            <TextInput
              id={`member-name-${index}`}
              value={one.nickname}
              placeholder={words.nickname}
              maxLength={20}
              label={`${words.member(index + 1)} ${words.nickname}`}
              onInput={(nickname) => change(index, { nickname })}
            />
            <TextInput
              id={`member-phone-${index}`}
              kind="phone"
              value={one.phone}
              placeholder={words.phone}
              maxLength={24}
              label={`${words.member(index + 1)} ${words.phone}`}
              onInput={(phone) => change(index, { phone })}
            />
          </Box>
        </Box>
      ))}
      {members.length < most && (
        <Button id="member-add" icon="plus" onPress={() => onChange([...members, { phone: '', nickname: '' }])}>
          {words.add}
        </Button>
      )}
    </Stack>
  )
}
