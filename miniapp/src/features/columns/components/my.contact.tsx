import { useState } from 'react'
import { contactNumber } from '@liren/shared/columns'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { columnsTexts } from '../columns.texts.ts'
import { useSetContact } from '../hooks/use-column-editing.ts'

interface MyContactProps {
  communityId: string
  columnId: string
  /** The number as it is now; null for none. */
  current: string | null
}

/** For a host: the number neighbours see during one's shift. */
export function MyContact({ communityId, columnId, current }: MyContactProps) {
  const words = columnsTexts.use()
  const setting = useSetContact(communityId, columnId)
  const [number, setNumber] = useState(current ?? '')
  const [wasTried, setTried] = useState(false)
  const given = number.trim() === '' ? null : number.trim()
  const isFaulty = given !== null && !contactNumber.safeParse(given).success
  const save = () => {
    setTried(true)
    if (!isFaulty) setting.mutate(given)
  }
  return (
    <Card>
      <Stack tight>
        {setting.error && <Banner tone="danger">{messageOf(setting.error)}</Banner>}
        {setting.isSuccess && <Banner tone="good">{words.saved}</Banner>}
        <Field
          for="my-contact"
          label={words.myContact}
          hint={words.myContactHint}
          fault={wasTried && isFaulty ? words.contactFault : undefined}
        >
          <TextInput
            id="my-contact"
            kind="phone"
            value={number}
            onInput={setNumber}
            maxLength={20}
            label={words.myContact}
            describedBy={noteOf('my-contact')}
          />
        </Field>
        <Button id="my-contact-save" busy={setting.isPending} onPress={save}>
          {words.saveContact}
        </Button>
      </Stack>
    </Card>
  )
}
