import { z } from 'zod'
import { candidacyBar } from '@liren/shared/votes.policy'
import type { Candidacy } from '@liren/shared/votes.candidacies'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { Txt } from '../../../platform/elements.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Field } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { checkCandidacy, type CheckBody } from '../candidacies.api.ts'
import { candidaciesTexts } from '../candidacies.texts.ts'
import { useBoardAct } from '../hooks/use-candidacies.ts'
import type { InDecision } from '../votes.api.ts'
import styles from './remarks.module.css'
import { StepSheet } from './step.sheet.tsx'

const form = z.array(z.object({ bar: candidacyBar, holds: z.boolean().nullable(), reason: z.string() }))
type Line = z.output<typeof form>[number]

/** Whether each bar holds for somebody, with the reason where it does; what the register tells is only shown. */
export function CheckSheet({ at, candidacy, onClose }: { at: InDecision; candidacy: Candidacy; onClose: () => void }) {
  const words = candidaciesTexts.use()
  const open = candidacy.checks.filter(({ isByRegister }) => !isByRegister)
  const initial = open.map(({ bar, holds, reason }): Line => ({ bar, holds, reason: reason ?? '' }))
  const [lines, setLines, { done }] = useFormDraft(form, `vote.check.${candidacy.id}`, initial)
  const checking = useBoardAct(at, (body: CheckBody) => checkCandidacy(at, candidacy.id, body))
  const change = (bar: Line['bar'], more: Partial<Line>) =>
    setLines(lines.map((line) => (line.bar === bar ? { ...line, ...more } : line)))
  const isReady = lines.every(({ holds, reason }) => holds !== null && (!holds || reason.trim() !== ''))
  const send = () => {
    const checks = lines.map(({ bar, holds, reason }) => ({
      bar,
      holds: holds === true,
      reason: holds === true ? reason.trim() : null,
    }))
    checking.mutate(
      { checks },
      {
        onSuccess: () => {
          done()
          onClose()
        },
      },
    )
  }
  return (
    <StepSheet
      id="check-sheet"
      title={`${words.checks} · ${candidacy.name ?? ''}`}
      body={words.checkBody}
      action={words.checkAction}
      isReady={isReady && lines.length > 0}
      busy={checking.isPending}
      error={checking.error}
      onConfirm={send}
      onClose={onClose}
    >
      {candidacy.checks
        .filter(({ isByRegister }) => isByRegister)
        .map(({ bar, holds }) => (
          <LongField key={bar} label={words.bars[bar]}>
            <Txt className={styles['meta']}>{`${holds ? words.holds : words.fine} · ${words.byRegister}`}</Txt>
          </LongField>
        ))}
      {lines.map(({ bar, holds, reason }) => (
        <LongField key={bar} label={words.bars[bar]}>
          <Chips label={words.bars[bar]} oneOf>
            <Chip
              id={`check-${bar}-no`}
              role="radio"
              chosen={holds === false}
              onPress={() => change(bar, { holds: false })}
            >
              {words.fine}
            </Chip>
            <Chip
              id={`check-${bar}-yes`}
              role="radio"
              chosen={holds === true}
              onPress={() => change(bar, { holds: true })}
            >
              {words.holds}
            </Chip>
          </Chips>
          {holds === true && (
            <Field for={`check-${bar}-reason`} label={words.reason}>
              <LongInput
                id={`check-${bar}-reason`}
                value={reason}
                oneLine
                rows={2}
                maxLength={200}
                label={words.reason}
                onInput={(typed) => change(bar, { reason: typed })}
              />
            </Field>
          )}
        </LongField>
      ))}
    </StepSheet>
  )
}
