import type { SignerKey } from '@liren/shared/votes.heads'
import { fingerprintOf } from '../proof.code.ts'
import type { Decision } from '@liren/shared/votes.views'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { useCheck } from '../hooks/use-check.ts'
import { verdictOf, type ToCheck } from '../ballot.proof.ts'
import { proofTexts } from '../proof.texts.ts'
import type { InDecision } from '../votes.api.ts'
import { CheckSteps } from './check.steps.tsx'
import { LegalLabel } from './legal.label.tsx'
import facts from './motion.card.module.css'

interface CheckingProps {
  at: InDecision
  decision: Decision
  ballot: ToCheck
  /** Leads back to where another code is taken. */
  onOther?: () => void
}

const tones = { good: 'good', partly: 'info', bad: 'danger' } as const

/** The check of one ballot: what it comes to, every step of it, and whom to tell when one does not hold. */
export function Checking({ at, decision, ballot, onOther }: CheckingProps) {
  const words = proofTexts.use()
  const checking = useCheck(at, ballot)
  return (
    <Screen
      id="check"
      title={words.checkTitle}
      footer={
        <>
          <Button
            id="check-again"
            kind="primary"
            icon="again"
            busy={checking.isFetching}
            onPress={() => void checking.refetch()}
          >
            {words.again}
          </Button>
          {onOther && (
            <Button id="check-another" kind="quiet" icon="scan" onPress={onOther}>
              {words.checkOther}
            </Button>
          )}
        </>
      }
    >
      <QueryView query={checking}>
        {({ checked, keys }) => {
          const verdict = verdictOf(checked)
          return (
            <Stack>
              <LegalLabel mode={decision.legalMode} regulation={decision.policy.regulation} />
              <Banner id={`check-${verdict}`} tone={tones[verdict]}>
                {words.verdict[verdict]}
              </Banner>
              <Box as="p" className={facts['meta']}>
                {words.checkIntro}
              </Box>
              <CheckSteps checked={checked} />
              {verdict === 'bad' && (
                <Section title={words.tellTitle}>
                  <Card id="check-tell">{words.tell(decision.organiser.name)}</Card>
                </Section>
              )}
              <KeyPrint keys={keys} id={ballot.signed.key} />
            </Stack>
          )
        }}
      </QueryView>
    </Screen>
  )
}

/** The fingerprint of the key that signed, for the eye to compare with the printed notice. */
function KeyPrint({ keys, id }: { keys: readonly SignerKey[]; id: string }) {
  const words = proofTexts.use()
  const key = keys.find((one) => one.key === id)
  if (!key) return null
  return (
    <Section title={words.keyTitle}>
      <Card>
        <Stack tight>
          <Txt id="key-fingerprint" selectable className={facts['code']}>
            {fingerprintOf(key.publicKey)}
          </Txt>
          <Txt className={facts['meta']}>{words.keyNote}</Txt>
        </Stack>
      </Card>
    </Section>
  )
}
