import { gridPosts, type GridView } from '@liren/shared/neighbourhood.editing'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { RangeBar } from '../../../ui/range.bar.tsx'
import { gridsTexts } from '../grids.texts.ts'
import styles from './place.module.css'

/** Households of a grid: the norm of 2022 (300–500), as `grid_households_low` and `_high` warn of. */
const households = { from: 300, to: 500 }

/** A grid: how large it is against the norm, who serves it, and what is amiss. */
export function GridCard({ grid, onEdit }: { grid: GridView; onEdit: (() => void) | null }) {
  const words = gridsTexts.use()
  return (
    <Card id={`grid-${grid.id}`}>
      <Stack>
        <Box>
          <Box as="h2" className={styles['title']}>
            {grid.name}
          </Box>
          <Txt className={styles['note']}>{grid.buildings.map(({ name }) => name).join('、')}</Txt>
        </Box>
        <RangeBar
          id={`grid-households-${grid.id}`}
          name={words.households}
          value={grid.households}
          text={words.householdCount(grid.households)}
          {...households}
          bounds={words.bounds(households.from, households.to)}
        />
        <Box as="section" className={styles['posts']}>
          <Txt className={styles['note']}>{words.staffing}</Txt>
          {gridPosts.map((post) => (
            <Box key={post} className={styles['post']}>
              <Txt className={styles['name']}>{words.posts[post]}</Txt>
              <Txt>
                {grid.staff
                  .filter((one) => one.post === post)
                  .map(({ nickname }) => nickname)
                  .join('、') || words.nobody}
              </Txt>
              <Txt className={styles['note']}>{words.expected[post]}</Txt>
            </Box>
          ))}
        </Box>
        {grid.warnings.map((warning) => (
          <Banner key={warning} tone="warn">
            {words.warnings[warning]}
          </Banner>
        ))}
        {onEdit && (
          <Buttons>
            <Button
              id={`grid-edit-${grid.id}`}
              snug
              kind="quiet"
              icon="edit"
              label={words.editLabel(grid.name)}
              onPress={onEdit}
            >
              {words.edit}
            </Button>
          </Buttons>
        )}
      </Stack>
    </Card>
  )
}
