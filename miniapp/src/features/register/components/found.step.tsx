import type { RegisterImport } from '@liren/shared/register'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { Panes } from '../../../ui/panes.tsx'
import { foundBasis, foundDraft } from '../found.draft.ts'
import { useImportSteps } from '../hooks/use-import.ts'
import { importTexts } from '../import.texts.ts'
import { ChangesPart } from './changes.part.tsx'
import { FaultsPart } from './faults.part.tsx'
import { CancelPart, ImportFrame } from './import.frame.tsx'
import styles from './import.module.css'
import { QuestionsPart } from './questions.part.tsx'
import { TotalsCard } from './totals.card.tsx'

interface FoundStepProps {
  communityId: string
  one: RegisterImport
  onMapping: () => void
}

/** What the check found: figures, faults and questions to settle, the difference, the totals; then one may write. */
export function FoundStep({ communityId, one, onMapping }: FoundStepProps) {
  const words = importTexts.use()
  const { checking, applying } = useImportSteps(communityId, one)
  const [draft, setDraft, { isChanged, done }] = useFormDraft(foundDraft, `found.${one.id}`, foundBasis(one))
  const mapping = one.mapping
  const mustCheck = isChanged || one.movedOn
  const recheck = () => {
    if (!mapping) return
    const answers = Object.entries(draft.answers).map(([id, answer]) => ({ id, answer }))
    checking.mutate({ mapping, answers, skippedRows: draft.skipped }, { onSuccess: done })
  }
  const error = checking.error ?? applying.error
  return (
    <ImportFrame
      step={2}
      footer={
        <>
          <Box className={styles['foot']}>
            <CancelPart communityId={communityId} one={one} />
            <Button id="import-mapping" kind="quiet" onPress={onMapping}>
              {words.mapping.changed}
            </Button>
          </Box>
          {mustCheck ? (
            <Button id="import-recheck" kind="primary" busy={checking.isPending} onPress={recheck}>
              {words.found.recheck}
            </Button>
          ) : (
            <Button
              id="import-apply"
              kind="primary"
              disabled={!one.abilities.apply}
              busy={applying.isPending}
              onPress={() => applying.mutate()}
            >
              {words.found.apply}
            </Button>
          )}
        </>
      }
    >
      {one.movedOn && (
        <Banner id="import-moved-on" tone="warn">
          {words.found.moved}
        </Banner>
      )}
      {error && <Banner tone="danger">{messageOf(error)}</Banner>}
      {!mustCheck && !one.abilities.apply && <Banner tone="warn">{words.found.unsettled}</Banner>}
      <Panes aside={<Summary one={one} />}>
        <FaultsPart
          communityId={communityId}
          one={one}
          skipped={draft.skipped}
          onSkipped={(skipped) => setDraft({ ...draft, skipped })}
        />
        <QuestionsPart
          communityId={communityId}
          one={one}
          answers={draft.answers}
          onAnswer={(id, answer) => setDraft({ ...draft, answers: { ...draft.answers, [id]: answer } })}
        />
        {one.totals && (
          <Section title={words.found.totals}>
            <TotalsCard id="import-totals" totals={one.totals} />
          </Section>
        )}
        <ChangesPart communityId={communityId} one={one} />
      </Panes>
    </ImportFrame>
  )
}

function Summary({ one: { counts } }: { one: RegisterImport }) {
  const words = importTexts.use().found
  if (!counts) return null
  const figure = (name: 'created' | 'changed' | 'left' | 'absent') => ({
    id: `count-${name}`,
    name: words[name],
    value: String(counts[name]),
  })
  const toSettle = (name: 'faults' | 'questions') => ({
    id: `count-${name}`,
    name: words[name],
    value: String(counts[name]),
    warn: counts[name] > 0,
  })
  const isNothing = counts.created === 0 && counts.changed === 0 && counts.faults === 0 && counts.questions === 0
  return (
    <Stack>
      {isNothing && (
        <Banner id="import-nothing" tone="good">
          {words.applyNothing}
        </Banner>
      )}
      <Section title={words.counts}>
        <Card>
          <Figures
            id="import-counts"
            items={[
              {
                id: 'count-rows',
                name: words.rows,
                value: String(counts.rows),
                ...(counts.ignoredRows > 0 ? { note: words.rowsNote(counts.ignoredRows) } : {}),
              },
              figure('created'),
              figure('changed'),
              figure('left'),
              figure('absent'),
              toSettle('faults'),
              toSettle('questions'),
            ]}
          />
        </Card>
      </Section>
    </Stack>
  )
}
