import { useState } from 'react'
import { invalidGrounds } from '@liren/shared/votes'
import type { PaperReading, VotePaper } from '@liren/shared/votes.paper'
import type { Decision } from '@liren/shared/votes.views'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { ChoiceList } from '../../../ui/choice.list.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { papersTexts } from '../papers.texts.ts'
import { blankReading, readingOf, unread } from '../reading.draft.ts'
import type { InDecision } from '../votes.api.ts'
import { LegalLabel } from './legal.label.tsx'
import styles from './motion.card.module.css'
import { ReadingMotion } from './reading.motion.tsx'
import { ScansField } from './scans.field.tsx'

interface ReadingFormProps {
  at: InDecision
  decision: Decision
  paper: VotePaper
  /** Settles what two entered differently, with a reason. */
  isSettling: boolean
  isBusy: boolean
  fault: string | null
  onSubmit: (given: { reading: PaperReading; reason: string | null }) => void
}

/** Entering what is on a paper, motion by motion; nothing is taken for granted, a blank one neither. */
export function ReadingForm({ at, decision, paper, isSettling, isBusy, fault, onSubmit }: ReadingFormProps) {
  const words = papersTexts.use().reading
  const [draft, setDraft] = useState(blankReading)
  const [reason, setReason] = useState('')
  const [isFaultSaid, setFaultSaid] = useState(false)
  const missing = draft.kind === 'valid' ? unread(draft, decision.motions) : []
  const missingWords =
    draft.kind === 'valid' ? words.missing(missing.map(({ number }) => String(number)).join('、')) : words.missingGround
  const reading = readingOf(draft, decision.motions)
  const isReasonMissing = isSettling && reason.trim() === ''
  const submit = () => {
    setFaultSaid(reading === null || isReasonMissing)
    if (reading !== null && !isReasonMissing) onSubmit({ reading, reason: isSettling ? reason.trim() : null })
  }
  const change = (next: typeof draft) => {
    setFaultSaid(false)
    setDraft(next)
  }
  return (
    <Screen
      id="paper-page"
      title={isSettling ? words.settleTitle : words.title}
      footer={
        <>
          {fault !== null && <Banner tone="danger">{fault}</Banner>}
          {isFaultSaid && reading === null && (
            <Banner id="reading-missing" tone="warn">
              {missingWords}
            </Banner>
          )}
          <Button id="reading-submit" kind="primary" busy={isBusy} onPress={submit}>
            {isSettling ? words.settleAction : words.submit}
          </Button>
        </>
      }
    >
      <Stack>
        <LegalLabel mode={decision.legalMode} regulation={decision.policy.regulation} />
        <Box as="p" id="reading-of" className={styles['strong']}>
          {words.check(paper.number, paper.unitLabels.join('、'))}
        </Box>
        <Box as="p">{isSettling ? words.settleBody : words.checkBody}</Box>
        <Card>
          <ScansField at={at} paper={paper} />
        </Card>
        <Chips label={words.kinds} oneOf>
          <Chip
            id="reading-valid"
            role="radio"
            chosen={draft.kind === 'valid'}
            onPress={() => change({ ...draft, kind: 'valid' })}
          >
            {words.valid}
          </Chip>
          <Chip
            id="reading-invalid"
            role="radio"
            chosen={draft.kind === 'invalid'}
            onPress={() => change({ ...draft, kind: 'invalid' })}
          >
            {words.invalid}
          </Chip>
        </Chips>
        {draft.kind === 'valid' &&
          decision.motions.map((motion) => (
            <ReadingMotion key={motion.id} motion={motion} draft={draft} policy={decision.policy} onChange={change} />
          ))}
        {draft.kind === 'invalid' && (
          <Section title={words.ground}>
            <ChoiceList
              id="ground"
              label={words.ground}
              options={invalidGrounds.map((value) => ({ value, title: words.grounds[value] }))}
              chosen={draft.ground}
              onChoose={(ground) => change({ ...draft, ground })}
            />
          </Section>
        )}
        {isSettling && (
          <Card>
            <Field
              for="settle-reason"
              label={words.reason}
              hint={words.reasonHint}
              fault={isFaultSaid && isReasonMissing ? words.reasonFault : undefined}
            >
              <LongInput
                id="settle-reason"
                label={words.reason}
                value={reason}
                oneLine
                rows={2}
                maxLength={200}
                onInput={setReason}
                describedBy={noteOf('settle-reason')}
              />
            </Field>
          </Card>
        )}
      </Stack>
    </Screen>
  )
}
