import { useState } from 'react'
import { receiptIn } from '../proof.code.ts'
import type { Decision } from '@liren/shared/votes.views'
import { Box } from '../../../platform/elements.tsx'
import { canScan, scan } from '../../../platform/scan.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { proofTexts } from '../proof.texts.ts'
import type { InDecision } from '../votes.api.ts'
import { LegalLabel } from './legal.label.tsx'

interface CodeEntryProps {
  at: InDecision
  decision: Decision
  onCode: (code: string) => void
}

/** Takes the code of a receipt, or of a head on a printed notice: from the camera in WeChat, pasted anywhere. */
export function CodeEntry({ at, decision, onCode }: CodeEntryProps) {
  const words = proofTexts.use()
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<'pasteFault' | 'pasteOther' | null>(null)
  const take = (text: string) => {
    const code = text.replace(/\s/g, '')
    const found = receiptIn(code)
    if (!found) return setFault('pasteFault')
    if (found.community !== at.communityId || found.decision !== at.decisionId) return setFault('pasteOther')
    onCode(code)
  }
  const scanned = async () => {
    const text = await scan()
    if (text !== null) take(text)
  }
  return (
    <Screen
      id="check"
      title={words.checkTitle}
      footer={
        <Button id="check-start" kind="primary" icon="shield" onPress={() => take(typed)}>
          {words.start}
        </Button>
      }
    >
      <Stack>
        <LegalLabel mode={decision.legalMode} regulation={decision.policy.regulation} />
        <Box as="p">{words.checkIntro}</Box>
        <Card>
          <Stack>
            {canScan && (
              <Button id="check-scan" icon="scan" onPress={() => void scanned()}>
                {words.scan}
              </Button>
            )}
            <Field
              for="receipt-code"
              label={words.pasteLabel}
              hint={words.pasteHint}
              fault={fault === null ? undefined : words[fault]}
            >
              <LongInput
                id="receipt-code"
                label={words.pasteLabel}
                value={typed}
                oneLine
                rows={5}
                maxLength={400}
                onInput={(text) => {
                  setFault(null)
                  setTyped(text)
                }}
                invalid={fault !== null}
                describedBy={noteOf('receipt-code')}
              />
            </Field>
          </Stack>
        </Card>
      </Stack>
    </Screen>
  )
}
