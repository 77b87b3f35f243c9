import { useState } from 'react'
import type { Complaint } from '@liren/shared/complaints.views'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Field } from '../../../ui/field.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import type { InComplaint } from '../complaints.api.ts'
import { complaintsTexts } from '../complaints.texts.ts'
import { useGuests } from '../hooks/use-guests.ts'
import { reportTexts } from '../report.texts.ts'

/** Who was let into a dispute besides its parties: its mediator asks both sides, and lets somebody in or out. */
export function GuestsPart({ at, complaint }: { at: InComplaint; complaint: Complaint }) {
  const words = complaintsTexts.use()
  const { guests, abilities } = complaint
  const [isAsking, setAsking] = useState(false)
  const { admitting, dismissing } = useGuests(at)
  if (guests.length === 0 && !abilities.admit) return null
  return (
    <Section title={words.guests}>
      <Stack tight>
        {dismissing.error && <Banner tone="danger">{messageOf(dismissing.error)}</Banner>}
        {guests.length > 0 && (
          <Card flush>
            {guests.map(({ id, nickname, mayLook }) => (
              <ListRow
                key={id}
                id={`guest-${id}`}
                icon="me"
                title={nickname}
                note={mayLook ? undefined : words.guestUnbound}
                trailing={
                  abilities.admit && (
                    <Button
                      id={`dismiss-${id}`}
                      snug
                      kind="quiet"
                      busy={dismissing.isPending}
                      label={words.dismiss(nickname)}
                      onPress={() => dismissing.mutate(id)}
                    >
                      {words.dismissShort}
                    </Button>
                  )
                }
              />
            ))}
          </Card>
        )}
        {abilities.admit && (
          <Button id="guest-admit" icon="plus" onPress={() => setAsking(true)}>
            {words.admit}
          </Button>
        )}
      </Stack>
      {isAsking && <AdmitSheet admitting={admitting} onClose={() => setAsking(false)} />}
    </Section>
  )
}

interface AdmitSheetProps {
  admitting: ReturnType<typeof useGuests>['admitting']
  onClose: () => void
}

function AdmitSheet({ admitting, onClose }: AdmitSheetProps) {
  const words = complaintsTexts.use()
  const { phone: phoneLabel, nickname: nicknameLabel } = reportTexts.use()
  const [phone, setPhone] = useState('')
  const [nickname, setNickname] = useState('')
  return (
    <Sheet
      id="admit-sheet"
      title={words.admit}
      onClose={onClose}
      footer={
        <Button
          id="admit-confirm"
          kind="primary"
          busy={admitting.isPending}
          disabled={phone.trim() === '' || nickname.trim() === ''}
          onPress={() => admitting.mutate({ phone, nickname }, { onSuccess: onClose })}
        >
          {words.admit}
        </Button>
      }
    >
      <Stack>
        <Banner tone="info">{words.admitBody}</Banner>
        <Field for="admit-phone" label={phoneLabel}>
          <TextInput id="admit-phone" kind="phone" value={phone} onInput={setPhone} maxLength={24} label={phoneLabel} />
        </Field>
        <Field for="admit-nickname" label={nicknameLabel}>
          <TextInput id="admit-nickname" value={nickname} onInput={setNickname} maxLength={20} label={nicknameLabel} />
        </Field>
        {admitting.error && <Banner tone="danger">{messageOf(admitting.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
