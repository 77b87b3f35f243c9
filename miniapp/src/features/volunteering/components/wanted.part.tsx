import { useState } from 'react'
import type { WantedCertificate } from '@liren/shared/volunteering.recognition'
import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { fullMomentText } from '../../../lib/time.ts'
import { lineOrNull } from '../../../lib/typed.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Field } from '../../../ui/field.tsx'
import { Paged } from '../../../ui/paged.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { useDecidingCertificates, useWanted } from '../hooks/use-recognition.ts'
import { recognitionTexts } from '../recognition.texts.ts'

interface WantedPartProps {
  communityId: string
  onDecide: (item: WantedCertificate, attest: boolean) => void
}

/** Certificates for which the committee is to see papers. Nothing where there is none. */
export function WantedPart({ communityId, onDecide }: WantedPartProps) {
  const words = recognitionTexts.use()
  const locale = useLocale()
  const list = useWanted(communityId)
  if (list.data && list.data.pages[0]?.items.length === 0) return null
  return (
    <Section title={words.wanted}>
      <Paged list={list} empty={null}>
        {(all) =>
          all.map((item) => (
            <Card key={item.id} id={`wanted-${item.id}`}>
              <Stack tight>
                <Box as="h3">{`${item.nickname}（${item.nameMasked}）`}</Box>
                <Box as="p">{words.asksFor(item.hasDocument, item.hasVolunteerNumber)}</Box>
                <Box as="p">{fullMomentText(item.askedAt, locale)}</Box>
                {item.abilities.decide ? (
                  <Buttons>
                    <Button
                      id={`attest-${item.id}`}
                      kind="primary"
                      snug
                      icon="check"
                      onPress={() => onDecide(item, true)}
                    >
                      {words.attest}
                    </Button>
                    <Button id={`deny-${item.id}`} snug onPress={() => onDecide(item, false)}>
                      {words.deny}
                    </Button>
                  </Buttons>
                ) : (
                  <Box as="p">{words.ownWanted}</Box>
                )}
              </Stack>
            </Card>
          ))
        }
      </Paged>
    </Section>
  )
}

interface AttestSheetProps {
  communityId: string
  item: WantedCertificate
  onClose: () => void
}

/** What the papers say is typed from them; nothing of it stays on the device. */
export function AttestSheet({ communityId, item, onClose }: AttestSheetProps) {
  const words = recognitionTexts.use()
  const [name, setName] = useState('')
  const [document, setDocument] = useState('')
  const [volunteerNumber, setVolunteerNumber] = useState('')
  const { attesting } = useDecidingCertificates(communityId)
  const attest = () =>
    attesting.mutate(
      {
        certificateId: item.id,
        body: { name: name.trim(), document: lineOrNull(document), volunteerNumber: lineOrNull(volunteerNumber) },
      },
      { onSuccess: onClose },
    )
  return (
    <Sheet
      id="attest-sheet"
      title={words.attestTitle(item.nickname)}
      onClose={onClose}
      footer={
        <Button
          id="attest-confirm"
          kind="primary"
          busy={attesting.isPending}
          disabled={name.trim() === ''}
          onPress={attest}
        >
          {words.attest}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.attestBody}</Box>
        <Field for="attest-name" label={words.papersName}>
          <TextInput id="attest-name" value={name} onInput={setName} maxLength={20} label={words.papersName} />
        </Field>
        {item.hasDocument && (
          <Field for="attest-document" label={words.papersDocument}>
            <TextInput
              id="attest-document"
              value={document}
              onInput={setDocument}
              maxLength={30}
              label={words.papersDocument}
            />
          </Field>
        )}
        {item.hasVolunteerNumber && (
          <Field for="attest-number" label={words.papersNumber}>
            <TextInput
              id="attest-number"
              value={volunteerNumber}
              onInput={setVolunteerNumber}
              maxLength={30}
              label={words.papersNumber}
            />
          </Field>
        )}
        {attesting.error !== null && <Banner tone="danger">{messageOf(attesting.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
