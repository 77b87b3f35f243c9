import type { Tree } from '@liren/shared/neighbourhood'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { placesTexts } from '../places.texts.ts'
import styles from './estate.card.module.css'

type Estate = Tree['estates'][number]

export interface EntrancePlace {
  id: string
  label: string
}

interface EstateCardProps {
  estate: Estate
  onEntrance: (entrance: EntrancePlace) => void
  /** Opens a place for editing; only for who may. */
  onEdit: ((placeId: string) => void) | null
}

/** An estate: its buildings, and in each the entrances to look into. */
export function EstateCard({ estate, onEntrance, onEdit }: EstateCardProps) {
  const words = placesTexts.use()
  const entrances = estate.buildings.reduce((sum, building) => sum + building.entrances.length, 0)
  return (
    <Card>
      <Box className={styles['head']}>
        <Box as="h2" className={styles['name']}>
          {estate.name}
        </Box>
        <Txt className={styles['count']}>{words.estateCount(estate.buildings.length, entrances)}</Txt>
        {onEdit && (
          <Button
            id={`edit-${estate.id}`}
            snug
            kind="quiet"
            icon="edit"
            label={words.editLabel(estate.name)}
            onPress={() => onEdit(estate.id)}
          >
            {words.edit}
          </Button>
        )}
      </Box>
      <Box className={styles['buildings']}>
        {estate.buildings.map((building) => (
          <Box key={building.id} className={styles['building']}>
            {onEdit ? (
              <Press
                id={`building-${building.id}`}
                className={styles['title']}
                label={words.editLabel(building.name)}
                onPress={() => onEdit(building.id)}
              >
                <Icon name="building" small className={styles['icon']} />
                <Txt className={styles['link']}>{building.name}</Txt>
              </Press>
            ) : (
              <Box className={styles['title']}>
                <Icon name="building" small className={styles['icon']} />
                <Txt>{building.name}</Txt>
              </Box>
            )}
            <Box className={styles['entrances']}>
              {building.entrances.map((entrance) => (
                <Press
                  key={entrance.id}
                  id={`entrance-${entrance.id}`}
                  className={styles['entrance']}
                  label={`${building.name} ${entrance.name}`}
                  onPress={() => onEntrance({ id: entrance.id, label: `${building.name} ${entrance.name}` })}
                >
                  {entrance.name}
                </Press>
              ))}
            </Box>
          </Box>
        ))}
      </Box>
    </Card>
  )
}
