import { Box } from '../platform/elements.tsx'
import styles from './fact.list.module.css'

/** Facts, each after its name; what is null is left out. */
export function FactList({ items }: { items: readonly (readonly [name: string, value: string | null])[] }) {
  return (
    <Box as="dl" className={styles['facts']}>
      {items.map(
        ([name, value]) =>
          value !== null && (
            <Box key={name} className={styles['fact']}>
              <Box as="dt" className={styles['name']}>
                {name}
              </Box>
              <Box as="dd" className={styles['value']}>
                {value}
              </Box>
            </Box>
          ),
      )}
    </Box>
  )
}
