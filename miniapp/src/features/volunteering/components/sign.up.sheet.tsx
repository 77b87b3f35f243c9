import { useState } from 'react'
import type { Shift } from '@liren/shared/volunteering'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import type { Joining } from '../volunteering.api.ts'
import { volunteeringTexts } from '../volunteering.texts.ts'
import { AgeFields, ageSent, type SaidAge } from './age.fields.tsx'

/** Whether something is to be confirmed before one signs up. */
export const asksFirst = (shift: Shift): boolean => shift.risk !== null || shift.age === 'with_guardian'

interface SignUpSheetProps {
  shift: Shift
  /** Nobody knows yet how old the person is. */
  asksAge: boolean
  busy: boolean
  error: unknown
  onSignUp: (joining: Joining) => void
  onClose: () => void
}

/** What is confirmed before one signs up: that the risk was read, that a guardian comes along, how old one is. */
export function SignUpSheet({ shift, asksAge, busy, error, onSignUp, onClose }: SignUpSheetProps) {
  const words = volunteeringTexts.use()
  const [acceptsRisk, setRisk] = useState(false)
  const [guardianComes, setGuardian] = useState(false)
  const [said, setSaid] = useState<SaidAge>({ is: null, bornOn: '' })
  const age = asksAge ? ageSent(said) : {}
  return (
    <Sheet
      id="sign-up-sheet"
      title={words.signUpTitle}
      onClose={onClose}
      footer={
        <Button
          id="sign-up-confirm"
          kind="primary"
          busy={busy}
          disabled={age === null || (shift.risk !== null && !acceptsRisk)}
          onPress={() => onSignUp({ ...age, acceptsRisk, guardianComes })}
        >
          {shift.taken < shift.capacity ? words.signUp : words.joinWaiting}
        </Button>
      }
    >
      <Stack>
        {shift.risk && <Banner tone="warn">{shift.risk.note}</Banner>}
        {asksAge && <AgeFields said={said} onChange={setSaid} />}
        {asksFirst(shift) && (
          <Card flush>
            {shift.risk && <SwitchRow id="accept-risk" on={acceptsRisk} onChange={setRisk} title={words.acceptRisk} />}
            {shift.age === 'with_guardian' && (
              <SwitchRow
                id="guardian-comes"
                on={guardianComes}
                onChange={setGuardian}
                title={words.guardian}
                note={words.guardianNote}
              />
            )}
          </Card>
        )}
        {error !== null && <Banner tone="danger">{messageOf(error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
