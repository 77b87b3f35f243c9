import type { RegisterUnit } from '@liren/shared/register'
import { squareMetres } from '../../../lib/area.ts'
import { unitNames } from '../../../lib/unit.names.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { registerTexts } from '../register.texts.ts'
import styles from './register.module.css'

export type Owner = RegisterUnit['owners'][number]

/** A unit and its owners, masked. */
export function UnitCard({ unit, onReveal }: { unit: RegisterUnit; onReveal: (owner: Owner) => void }) {
  const words = registerTexts.use()
  const unitWords = unitNames.use()
  const area = unit.areaCentiares === null ? unitWords.noArea : unitWords.area(squareMetres(unit.areaCentiares))
  const source = unit.areaSource === null ? '' : ` · ${unitWords.source[unit.areaSource]}`
  const sale = unit.saleState === 'delivered' ? '' : ` · ${unitWords.sale[unit.saleState]}`
  return (
    <Card id={`unit-${unit.id}`}>
      <Box className={styles['unit']}>
        <Box className={styles['head']}>
          <Box as="h2" className={styles['label']}>
            {unit.label}
          </Box>
          <Txt className={styles['meta']}>{`${unitWords.use[unit.use]} · ${area}${source}${sale}`}</Txt>
        </Box>
        {unit.owners.length === 0 && <Txt className={styles['meta']}>{words.noOwner}</Txt>}
        {unit.owners.map((owner) => (
          <Box key={owner.id} className={styles['owner']}>
            <Box className={styles['person']}>
              <Box className={styles['who']}>
                <Txt>{owner.nameMasked}</Txt>
                {owner.isBound && <Badge tone="accent">{words.bound}</Badge>}
              </Box>
              <Txt className={styles['meta']}>
                {[owner.phoneMasked, owner.idMasked].filter((text) => text !== null).join(' · ')}
              </Txt>
            </Box>
            <Button
              id={`reveal-${unit.id}-${owner.id}`}
              snug
              kind="quiet"
              icon="eye"
              label={words.revealLabel(owner.nameMasked)}
              onPress={() => onReveal(owner)}
            >
              {words.reveal}
            </Button>
          </Box>
        ))}
      </Box>
    </Card>
  )
}
