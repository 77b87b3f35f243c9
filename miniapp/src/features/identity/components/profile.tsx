import { useState } from 'react'
import type { Me } from '@liren/shared/identity'
import { messageOf } from '../../../lib/messages.ts'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { useRename } from '../hooks/use-update-me.ts'
import { identityTexts } from '../identity.texts.ts'
import styles from './profile.module.css'

/** Name and phone at the head of my page; the name can be changed. */
export function Profile({ me, onRename }: { me: Me; onRename: () => void }) {
  const words = identityTexts.use().me
  return (
    <Box className={styles['profile']}>
      <Box mute className={styles['seal']}>
        {[...me.nickname][0]}
      </Box>
      <Box className={styles['words']}>
        <Box as="h2" className={styles['name']}>
          {me.nickname}
        </Box>
        <Txt className={styles['phone']}>{me.phoneMasked ?? words.noPhone}</Txt>
      </Box>
      <Press id="rename" className={styles['edit']} label={words.rename} onPress={onRename}>
        <Icon name="edit" />
      </Press>
    </Box>
  )
}

/** Asks for another name. */
export function RenameSheet({ nickname, onClose }: { nickname: string; onClose: () => void }) {
  const words = identityTexts.use().me
  const renaming = useRename()
  const [name, setName] = useState(nickname)
  const save = () => renaming.mutate(name.trim(), { onSuccess: onClose })
  return (
    <Sheet
      id="rename-sheet"
      title={words.rename}
      onClose={onClose}
      footer={
        <Button id="rename-save" kind="primary" busy={renaming.isPending} disabled={name.trim() === ''} onPress={save}>
          {words.save}
        </Button>
      }
    >
      <Field
        for="rename-name"
        label={words.nickname}
        hint={words.nicknameHint}
        fault={renaming.error ? messageOf(renaming.error) : undefined}
      >
        <TextInput
          id="rename-name"
          value={name}
          onInput={setName}
          onEnter={save}
          maxLength={20}
          autoComplete="nickname"
          label={words.nickname}
          describedBy={noteOf('rename-name')}
        />
      </Field>
    </Sheet>
  )
}
