import type { Tree } from '@liren/shared/neighbourhood'
import { routes } from '../../../lib/routes.ts'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Card } from '../../../ui/card.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { registerTexts } from '../register.texts.ts'
import styles from './register.module.css'

interface EntrancesProps {
  communityId: string
  estate: Tree['estates'][number]
}

/** The buildings of an estate, and behind each entrance its owners. */
export function Entrances({ communityId, estate }: EntrancesProps) {
  const words = registerTexts.use()
  if (estate.buildings.length === 0) return <Card>{words.noBuildings}</Card>
  return (
    <Card>
      <Box className={styles['buildings']}>
        {estate.buildings.map((building) => (
          <Box key={building.id} className={styles['building']}>
            <Box className={styles['name']}>
              <Icon name="building" small className={styles['icon']} />
              <Txt>{building.name}</Txt>
            </Box>
            <Box className={styles['entrances']}>
              {building.entrances.map((entrance) => (
                <Press
                  key={entrance.id}
                  id={`register-entrance-${entrance.id}`}
                  className={styles['entrance']}
                  label={`${building.name} ${entrance.name}`}
                  onPress={() =>
                    open(routes.registerUnits(communityId, entrance.id, `${building.name} ${entrance.name}`))
                  }
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
