import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import type { LocalDecision } from '../decision.draft.ts'
import { basisPlace, regulationPlace } from '../documents.draft.ts'
import type { DraftDocuments } from '../hooks/use-documents.ts'
import type { BasisForm } from '../policy.figures.ts'
import { policyTexts } from '../policy.texts.ts'
import { DocumentsField } from './documents.field.tsx'
import styles from './setting.row.module.css'

interface RestsProps {
  draft: LocalDecision
  change: (part: Partial<LocalDecision>) => void
  saysMissing: boolean
  documents: DraftDocuments
}

/** The regulation that lets a decision made here bind. */
export function RegulationFields({ draft, change, saysMissing, documents }: RestsProps) {
  const words = policyTexts.use().regulation
  const { regulation } = draft
  const set = (part: Partial<LocalDecision['regulation']>) => change({ regulation: { ...regulation, ...part } })
  const isMissing = saysMissing && Object.values(regulation).some((value) => value.trim() === '')
  return (
    <Card>
      <Stack>
        <Box as="p">{words.body}</Box>
        {isMissing && (
          <Banner id="regulation-missing" tone="danger">
            {words.missing}
          </Banner>
        )}
        <Line
          id="regulation-title"
          label={words.title}
          value={regulation.title}
          most={80}
          onInput={(title) => set({ title })}
        />
        <Line
          id="regulation-article"
          label={words.article}
          value={regulation.article}
          most={40}
          onInput={(article) => set({ article })}
        />
        <DocumentsField id="regulation-document" label={words.document} {...documents.of(regulationPlace)} />
      </Stack>
    </Card>
  )
}

/** The clause of the owners’ own rules for each setting that differs from the city’s. */
export function BasisFields({ draft, change, saysMissing, documents }: RestsProps) {
  const words = policyTexts.use()
  const names: Record<string, string> = words.setting
  const set = (setting: string, part: Partial<BasisForm>) =>
    change({ bases: draft.bases.map((one) => (one.setting === setting ? { ...one, ...part } : one)) })
  return (
    <Section title={words.basis.title}>
      <Stack>
        <Box as="p">{words.basis.body}</Box>
        {saysMissing && (
          <Banner id="basis-missing" tone="danger">
            {words.basis.missing}
          </Banner>
        )}
        {draft.bases.map(({ setting, adoptedVoteId, clause }) => (
          <Card key={setting} id={`basis-${setting}`}>
            <Stack>
              <Box as="h3" className={styles['name']}>
                {names[setting] ?? setting}
              </Box>
              <Line
                id={`basis-vote-${setting}`}
                label={words.basis.vote}
                hint={words.basis.voteHint}
                value={adoptedVoteId}
                most={80}
                onInput={(typed) => set(setting, { adoptedVoteId: typed })}
              />
              <Line
                id={`basis-clause-${setting}`}
                label={words.basis.clause}
                hint={words.basis.clauseHint}
                value={clause}
                most={40}
                onInput={(typed) => set(setting, { clause: typed })}
              />
              <DocumentsField
                id={`basis-document-${setting}`}
                label={words.basis.document}
                {...documents.of(basisPlace(setting))}
              />
            </Stack>
          </Card>
        ))}
      </Stack>
    </Section>
  )
}

interface LineProps {
  id: string
  label: string
  hint?: string
  value: string
  most: number
  onInput: (value: string) => void
}

function Line({ id, label, hint, value, most, onInput }: LineProps) {
  return (
    <Field for={id} label={label} hint={hint}>
      <TextInput id={id} value={value} maxLength={most} label={label} describedBy={noteOf(id)} onInput={onInput} />
    </Field>
  )
}
