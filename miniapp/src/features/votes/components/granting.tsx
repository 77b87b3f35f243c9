import { useState } from 'react'
import { phone } from '@liren/shared/primitives'
import { routes } from '../../../lib/routes.ts'
import { replace } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { StepUpSheet } from '../../../ui/step.up.sheet.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { choicesOf } from '../ballot.draft.ts'
import { ballotTexts } from '../ballot.texts.ts'
import { useFilling } from '../hooks/use-ballot.ts'
import { useGrant } from '../hooks/use-proxies.ts'
import { proxyTexts } from '../proxy.texts.ts'
import { Filling } from './filling.tsx'
import { castFault, type OfHead } from './of.head.ts'
import { SaidList } from './said.list.tsx'

/** A ballot filled in and sealed here for somebody else to hand in. */
export function Granting({ at, decision, head, label }: OfHead) {
  const words = proxyTexts.use()
  const ballot = ballotTexts.use()
  const filling = useFilling(head, decision.motions)
  const { granting, question } = useGrant(at, decision, head)
  const grant = (agentPhone: string) =>
    granting.mutate(
      { draft: filling.draft, agentPhone },
      {
        onSuccess: () => {
          filling.done()
          replace(routes.voteProxies(at.communityId, at.decisionId))
        },
      },
    )
  const sheet = filling.isReviewing && (
    <GrantSheet
      decision={decision}
      draft={filling.draft}
      fault={granting.error ? castFault(granting.error, ballot) : null}
      isGranting={granting.isPending}
      onGrant={grant}
      onClose={filling.endReview}
    />
  )
  return (
    <Screen
      id="ballot"
      title={words.grantTitle}
      footer={
        <>
          {filling.saysMissing && <Banner tone="warn">{ballot.missing(filling.missing.length)}</Banner>}
          <Button id="grant-review" kind="primary" onPress={filling.review}>
            {filling.saysMissing ? ballot.reviewAnyway : words.grantReview}
          </Button>
        </>
      }
      sheets={question ? <StepUpSheet question={question} /> : sheet}
    >
      <Filling decision={decision} head={head} state={filling} intro={words.grantBody} label={label} />
    </Screen>
  )
}

interface GrantSheetProps extends Pick<OfHead, 'decision'> {
  draft: ReturnType<typeof useFilling>['draft']
  fault: string | null
  isGranting: boolean
  onGrant: (agentPhone: string) => void
  onClose: () => void
}

/** Repeats the choices, asks who hands them in, and for the principal's own words. */
function GrantSheet({ decision, draft, fault, isGranting, onGrant, onClose }: GrantSheetProps) {
  const words = proxyTexts.use()
  const [agent, setAgent] = useState('')
  const [isAgreed, setAgreed] = useState(false)
  const [isWrong, setWrong] = useState(false)
  const grant = () => {
    const read = phone.safeParse(agent.trim())
    setWrong(!read.success)
    if (read.success) onGrant(read.data)
  }
  return (
    <Sheet
      id="grant-sheet"
      title={words.grantTitle}
      onClose={onClose}
      footer={
        <Button id="grant-confirm" kind="primary" busy={isGranting} disabled={!isAgreed} onPress={grant}>
          {words.grant}
        </Button>
      }
    >
      <Stack>
        <SaidList decision={decision} choices={choicesOf(draft, decision.motions)} />
        <Field
          for="agent-phone"
          label={words.agentPhone}
          hint={words.agentHint}
          fault={isWrong ? words.agentFault : undefined}
        >
          <TextInput
            id="agent-phone"
            kind="phone"
            value={agent}
            onInput={(text) => {
              setWrong(false)
              setAgent(text)
            }}
            maxLength={11}
            label={words.agentPhone}
            invalid={isWrong}
            describedBy={noteOf('agent-phone')}
          />
        </Field>
        <SwitchRow
          id="grant-consent"
          on={isAgreed}
          onChange={setAgreed}
          title={words.consent}
          note={words.consentNote}
        />
        {fault !== null && <Banner tone="danger">{fault}</Banner>}
      </Stack>
    </Sheet>
  )
}
