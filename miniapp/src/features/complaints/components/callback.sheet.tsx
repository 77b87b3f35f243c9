import { callbackUrl, type ComplaintPartner } from '@liren/shared/complaints.partners'
import { useState } from 'react'
import { z } from 'zod'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { copy } from '../../../platform/clipboard.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { useSetCallback } from '../hooks/use-partners.ts'
import { partnersTexts } from '../partners.texts.ts'

interface CallbackSheetProps {
  communityId: string
  partner: ComplaintPartner
  onClose: () => void
}

/** Where a partner is told of every step; then, this once, the secret that it checks the signature with (operator). */
export function CallbackSheet({ communityId, partner, onClose }: CallbackSheetProps) {
  const words = partnersTexts.use()
  const kept = useFormDraft(z.string(), `partner-callback.${partner.id}`, partner.callbackUrl ?? '')
  const [url, setUrl, { isChanged, done }] = kept
  const [isWrong, setWrong] = useState(false)
  const setting = useSetCallback(communityId, partner.id)
  const send = (to: string | null) => setting.mutate(to, { onSuccess: () => (to === null ? onClose() : done()) })
  const save = () => (callbackUrl.safeParse(url.trim()).success ? send(url.trim()) : setWrong(true))
  const secret = setting.data?.secret ?? null
  if (secret !== null) return <Secret name={partner.name} secret={secret} onClose={onClose} />
  return (
    <Sheet
      id="callback-sheet"
      title={words.callback(partner.name)}
      onClose={onClose}
      footer={
        <Button id="callback-save" kind="primary" disabled={!isChanged} busy={setting.isPending} onPress={save}>
          {words.callbackSave}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.callbackBody}</Box>
        <Field
          for="callback-url"
          label={words.callbackUrl}
          hint={words.callbackHint}
          fault={isWrong ? words.callbackWrong : undefined}
        >
          <TextInput
            id="callback-url"
            value={url}
            onInput={(typed) => {
              setWrong(false)
              setUrl(typed)
            }}
            maxLength={300}
            placeholder="https://"
            label={words.callbackUrl}
            describedBy={noteOf('callback-url')}
            invalid={isWrong}
          />
        </Field>
        {setting.error && <Banner tone="danger">{messageOf(setting.error)}</Banner>}
        {partner.isCalled && (
          <Button id="callback-end" kind="quiet" icon="close" busy={setting.isPending} onPress={() => send(null)}>
            {words.callbackEnd}
          </Button>
        )}
      </Stack>
    </Sheet>
  )
}

function Secret({ name, secret, onClose }: { name: string; secret: string; onClose: () => void }) {
  const words = partnersTexts.use()
  const [isCopied, setCopied] = useState(false)
  return (
    <Sheet
      id="callback-secret"
      title={words.callbackSaved}
      onClose={onClose}
      footer={
        <Button id="callback-copy" kind="primary" onPress={() => void copy(secret).then(setCopied)}>
          {isCopied ? words.copied : words.callbackCopy}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.callbackSecret(name)}</Box>
        <Box as="p" id="callback-secret-value">
          {secret}
        </Box>
      </Stack>
    </Sheet>
  )
}
