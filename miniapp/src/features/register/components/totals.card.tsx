import type { RegisterTotals } from '@liren/shared/register.findings'
import { squareMetres } from '../../../lib/area.ts'
import { unitNames } from '../../../lib/unit.names.ts'
import { Box } from '../../../platform/elements.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { registerTexts } from '../register.texts.ts'
import styles from './register.module.css'

/** Units, heads and area, each with the rule it is counted by; what is missing only where something is. */
export function TotalsCard({ id, totals }: { id: string; totals: RegisterTotals }) {
  const words = registerTexts.use()
  const { units, heads, areaCentiares, unitsWithoutArea, unitsWithoutOwner } = totals
  return (
    <Card id={id}>
      <Stack>
        <Figures
          items={[
            { id: `${id}-units`, name: words.units, value: words.unitCount(units) },
            { id: `${id}-heads`, name: words.heads, value: words.headCount(heads), note: words.headsRule },
            {
              id: `${id}-area`,
              name: words.area,
              value: unitNames.now().area(squareMetres(areaCentiares)),
              note: words.areaRule,
            },
            ...missing(`${id}-without-area`, words.withoutArea, unitsWithoutArea, words.unitCount),
            ...missing(`${id}-without-owner`, words.withoutOwner, unitsWithoutOwner, words.unitCount),
          ]}
        />
        <Box as="p" className={styles['rule']}>
          {words.rule}
        </Box>
      </Stack>
    </Card>
  )
}

const missing = (id: string, name: string, count: number, text: (count: number) => string) =>
  count === 0 ? [] : [{ id, name, value: text(count), warn: true }]
