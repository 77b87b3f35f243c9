import { complaintCategories, type ComplaintCategory } from '@liren/shared/complaints'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon } from '../../../ui/icon.tsx'
import { complaintNames } from '../names.texts.ts'
import styles from './category.tiles.module.css'
import { categoryIcons } from './complaint.card.tsx'

interface CategoryTilesProps {
  label: string
  chosen: ComplaintCategory | null
  onChoose: (category: ComplaintCategory) => void
}

/** A word to a column begins at the column. */
const offered = complaintCategories.filter((category) => category !== 'consultation')

/** The sorts of matters as pictures with a word; the chosen one has a tick. */
export function CategoryTiles({ label, chosen, onChoose }: CategoryTilesProps) {
  const { category: name } = complaintNames.use()
  return (
    <Box role="radiogroup" label={label} className={styles['tiles']}>
      {offered.map((category) => (
        <Press
          key={category}
          id={`category-${category}`}
          role="radio"
          checked={category === chosen}
          label={name[category]}
          className={classes(styles['tile'], category === chosen && styles['chosen'])}
          onPress={() => onChoose(category)}
        >
          <Icon name={category === chosen ? 'check' : categoryIcons[category]} />
          <Txt className={styles['name']}>{name[category]}</Txt>
        </Press>
      ))}
    </Box>
  )
}
