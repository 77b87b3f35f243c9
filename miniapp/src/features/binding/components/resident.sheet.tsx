import { useState } from 'react'
import { useLocale } from '../../../lib/i18n.ts'
import { fullMomentText } from '../../../lib/time.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { staffTexts } from '../staff.texts.ts'
import { useEndResidence, type Resident } from '../hooks/use-residents.ts'
import { PhoneSheet } from './phone.sheet.tsx'
import { StandingLine } from './standing.line.tsx'
import { VerifySheet } from './verify.sheet.tsx'

interface ResidentSheetProps {
  communityId: string
  entranceId: string
  one: Resident
  onClose: () => void
}

type Step = 'phone' | 'verify' | 'end' | null

/** One resident, and what the committee may do: look at the phone, check the owner, end the registration. */
export function ResidentSheet(props: ResidentSheetProps) {
  const { communityId, one, onClose } = props
  const [step, setStep] = useState<Step>(null)
  if (step === 'phone') return <PhoneSheet communityId={communityId} one={one} onClose={onClose} />
  if (step === 'verify') return <VerifySheet {...props} />
  if (step === 'end') return <EndSheet communityId={communityId} one={one} onClose={onClose} />
  return <Overview one={one} onStep={setStep} onClose={onClose} />
}

function Overview({ one, onStep, onClose }: { one: Resident; onStep: (step: Step) => void; onClose: () => void }) {
  const words = staffTexts.use()
  const locale = useLocale()
  const isOpen = one.standing === 'owner_unverified' || one.standing === 'owner_lapsed'
  return (
    <Sheet id="resident-sheet" title={`${one.unitLabel} ${one.nickname}`} onClose={onClose}>
      <Stack>
        <StandingLine flat={one} />
        <Card flush>
          <ListRow
            icon="phone"
            title={one.phoneMasked || words.noPhone}
            note={words.since(fullMomentText(one.createdAt, locale))}
          />
          {one.phoneMasked !== '' && (
            <ListRow id="resident-reveal" icon="eye" title={words.reveal} onPress={() => onStep('phone')} />
          )}
          {isOpen && (
            <ListRow id="resident-verify" icon="shield" title={words.verify} onPress={() => onStep('verify')} />
          )}
          <ListRow id="resident-end" icon="leave" danger title={words.end} onPress={() => onStep('end')} />
        </Card>
      </Stack>
    </Sheet>
  )
}

function EndSheet({ communityId, one, onClose }: Omit<ResidentSheetProps, 'entranceId'>) {
  const words = staffTexts.use()
  const ending = useEndResidence(communityId, one.residenceId)
  return (
    <ReasonSheet
      id="end-sheet"
      title={words.endTitle(one.nickname)}
      body={words.endBody}
      label={words.endReason}
      hint={words.endHint}
      action={words.end}
      kind="danger"
      busy={ending.isPending}
      error={ending.error}
      onConfirm={ending.mutateAsync}
      onClose={onClose}
    />
  )
}
