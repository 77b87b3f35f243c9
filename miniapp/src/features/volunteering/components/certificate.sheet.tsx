import { useState } from 'react'
import { messageOf } from '../../../lib/messages.ts'
import { lineOrNull } from '../../../lib/typed.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Field } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { useIssueCertificate } from '../hooks/use-recognition.ts'
import { recognitionTexts } from '../recognition.texts.ts'

/** Asks for the name on the paper. A legal name is no draft: nothing of it stays on the device. */
export function CertificateSheet({
  communityId,
  registeredName,
  onClose,
}: {
  communityId: string
  registeredName: string | null
  onClose: () => void
}) {
  const words = recognitionTexts.use()
  const [name, setName] = useState('')
  const [document, setDocument] = useState('')
  const [volunteerNumber, setVolunteerNumber] = useState('')
  const issuing = useIssueCertificate(communityId)
  const issue = () =>
    issuing.mutate(
      { name: lineOrNull(name), document: lineOrNull(document), volunteerNumber: lineOrNull(volunteerNumber) },
      { onSuccess: onClose },
    )
  return (
    <Sheet
      id="certificate-sheet"
      title={words.issueTitle}
      onClose={onClose}
      footer={
        <Button
          id="certificate-confirm"
          kind="primary"
          busy={issuing.isPending}
          disabled={registeredName === null && name.trim() === ''}
          onPress={issue}
        >
          {words.issue}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{registeredName === null ? words.seen : words.known(registeredName)}</Box>
        {registeredName === null && (
          <Field for="certificate-name" label={words.name}>
            <TextInput id="certificate-name" value={name} onInput={setName} maxLength={20} label={words.name} />
          </Field>
        )}
        <Field for="certificate-document" label={words.document} hint={words.documentHint}>
          <TextInput
            id="certificate-document"
            value={document}
            onInput={setDocument}
            maxLength={30}
            label={words.document}
          />
        </Field>
        <Field for="certificate-number" label={words.volunteerNumber} hint={words.volunteerNumberHint}>
          <TextInput
            id="certificate-number"
            value={volunteerNumber}
            onInput={setVolunteerNumber}
            maxLength={30}
            label={words.volunteerNumber}
          />
        </Field>
        <Box as="p">{words.kept}</Box>
        {issuing.error !== null && <Banner tone="danger">{messageOf(issuing.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
