import { useState } from 'react'
import { type RegisterImport } from '@liren/shared/register'
import { registerChangeKinds, type RegisterChange } from '@liren/shared/register.findings'
import { unitNames } from '../../../lib/unit.names.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useChanges } from '../hooks/use-import.ts'
import { importTexts } from '../import.texts.ts'
import styles from './import.module.css'
import { NextPage } from './next.page.tsx'

/** What the import would do, kind by kind, unit by unit: before, and after. */
export function ChangesPart({ communityId, one }: { communityId: string; one: RegisterImport }) {
  const words = importTexts.use().found
  const counts = one.counts
  const first = registerChangeKinds.find((kind) => (counts?.[kind] ?? 0) > 0) ?? 'created'
  const [kind, setKind] = useState<RegisterChange['kind']>(first)
  return (
    <Section title={words.changesTitle}>
      <Stack>
        <Chips oneOf label={words.kinds}>
          {registerChangeKinds.map((name) => (
            <Chip key={name} id={`changes-${name}`} role="radio" chosen={name === kind} onPress={() => setKind(name)}>
              {words.kind(words[name], counts?.[name] ?? 0)}
            </Chip>
          ))}
        </Chips>
        <ChangesList key={kind} communityId={communityId} one={one} kind={kind} />
      </Stack>
    </Section>
  )
}

interface ChangesListProps {
  communityId: string
  one: RegisterImport
  kind: RegisterChange['kind']
}

function ChangesList({ communityId, one, kind }: ChangesListProps) {
  const words = importTexts.use().found
  const changes = useChanges(communityId, one, kind)
  return (
    <QueryView query={changes}>
      {({ pages }) => {
        const all = pages.flatMap((page) => page.items)
        if (all.length === 0) return <Txt className={styles['where']}>{words.noChanges}</Txt>
        return (
          <Stack>
            <Box className={styles['cards']}>
              {all.map((change) => (
                <ChangeCard key={`${change.unit}-${change.row ?? ''}`} change={change} />
              ))}
            </Box>
            <NextPage id="changes-more" query={changes} />
          </Stack>
        )
      }}
    </QueryView>
  )
}

type Field = RegisterChange['fields'][number]

function ChangeCard({ change }: { change: RegisterChange }) {
  const words = importTexts.use().found
  const { unit, sheet, row, fields } = change
  return (
    <Card>
      <Box className={styles['finding']}>
        <Txt className={styles['heading']}>{unit}</Txt>
        {sheet !== null && row !== null && <Txt className={styles['where']}>{words.faultAt(sheet, row, '')}</Txt>}
        {fields.map((field) => (
          <FieldLine key={field.field} field={field} isNew={change.kind === 'created'} />
        ))}
      </Box>
    </Card>
  )
}

function FieldLine({ field, isNew }: { field: Field; isNew: boolean }) {
  const words = importTexts.use().found
  const read = useReading()
  const before = read(field.field, field.before) ?? words.nothing
  const after = read(field.field, field.after) ?? words.nothing
  return (
    <Box className={styles['field']}>
      <Txt className={styles['name']}>{words.fieldNames[field.field]}</Txt>
      {!isNew && <Txt>{`${words.was} ${before}，${words.is}`}</Txt>}
      <Txt className={styles['after']}>{after}</Txt>
    </Box>
  )
}

/** Codes of the contract in words; anything else stands as it is. */
function useReading() {
  const words = unitNames.use()
  const known: Partial<Record<Field['field'], Readonly<Record<string, string>>>> = {
    use: words.use,
    area_source: words.source,
    sale_state: words.sale,
  }
  return (field: Field['field'], value: string | null) => (value === null ? null : (known[field]?.[value] ?? value))
}
