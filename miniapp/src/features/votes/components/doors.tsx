import { useState } from 'react'
import type { Turnout } from '@liren/shared/votes.casting'
import { copy } from '../../../platform/clipboard.ts'
import { Box } from '../../../platform/elements.tsx'
import { canPrint, printPage } from '../../../platform/print.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Field } from '../../../ui/field.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useDoors, type Door } from '../hooks/use-doors.ts'
import { turnoutTexts } from '../turnout.texts.ts'
import type { InDecision } from '../votes.api.ts'
import styles from './doors.module.css'

interface DoorsProps {
  at: InDecision
  title: string
  buildings: Turnout['buildings']
}

/** The doors of a building that have not voted, to be copied into a chat or printed and walked along. */
export function Doors({ at, title, buildings }: DoorsProps) {
  const words = turnoutTexts.use()
  const only = buildings.length === 1 ? (buildings[0]?.buildingId ?? '') : ''
  const [buildingId, setBuildingId] = useState(only)
  const doors = useDoors(at, buildingId)
  const name = buildings.find((one) => one.buildingId === buildingId)?.name ?? ''
  return (
    <Section title={words.doors}>
      <Stack>
        <Box className="unprinted">
          <Stack>
            <Box as="p">{words.doorsBody}</Box>
            <Field for="doors-building" label={words.pick}>
              <SelectInput
                id="doors-building"
                label={words.pick}
                value={buildingId}
                choices={[
                  { value: '', text: words.pick },
                  ...buildings.map((one) => ({ value: one.buildingId, text: one.name })),
                ]}
                onChange={setBuildingId}
              />
            </Field>
          </Stack>
        </Box>
        {buildingId !== '' && (
          <QueryView query={doors} skeleton={<Skeleton cards={1} />}>
            {(all) => <DoorList doors={all} heading={words.sheetTitle(title, name)} />}
          </QueryView>
        )}
      </Stack>
    </Section>
  )
}

function DoorList({ doors, heading }: { doors: readonly Door[]; heading: string }) {
  const words = turnoutTexts.use()
  const [isCopied, setCopied] = useState<boolean | null>(null)
  if (doors.length === 0)
    return <EmptyState id="doors-none" picture="stairs" title={words.doorsEmpty} body={words.doorsEmptyBody} />
  const text = [heading, ...doors.map(({ label }) => `${words.box} ${label}`)].join('\n')
  return (
    <Stack>
      <Box as="h3" className={styles['heading']}>
        {heading}
      </Box>
      <Card id="doors" flush>
        {doors.map(({ unitId, label, isReachable }) => (
          <ListRow
            key={unitId}
            id={`door-${unitId}`}
            icon="home"
            title={label}
            trailing={
              <Badge tone={isReachable ? 'plain' : 'warn'}>{isReachable ? words.reachable : words.unreachable}</Badge>
            }
          />
        ))}
      </Card>
      <Box className="unprinted">
        <Stack>
          {isCopied !== null && (
            <Banner id="doors-copied" tone={isCopied ? 'good' : 'warn'}>
              {isCopied ? words.copied : words.copyFailed}
            </Banner>
          )}
          <Buttons>
            <Button id="doors-copy" onPress={() => void copy(text).then(setCopied)}>
              {words.copy}
            </Button>
            {canPrint && (
              <Button id="doors-print" icon="print" onPress={printPage}>
                {words.print}
              </Button>
            )}
          </Buttons>
        </Stack>
      </Box>
    </Stack>
  )
}
