import { routes } from '../lib/routes.ts'
import { Box, Press } from '../platform/elements.tsx'
import { back } from '../platform/navigation.ts'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import styles from './title.bar.module.css'
import { uiTexts } from './ui.texts.ts'

/** Heading of a page on H5; WeChat has its own bar (`title.bar.weapp.tsx`). */
export function TitleBar({
  title,
  isTab,
  onBack,
}: {
  title: string
  isTab: boolean
  onBack?: (() => void) | undefined
}) {
  const words = uiTexts.use()
  return (
    <Box as="header" className={classes(styles['bar'], isTab && styles['large'], 'unprinted')}>
      {!isTab && (
        <Press
          id="page-back"
          className={styles['back']}
          label={words.back}
          onPress={onBack ?? (() => back(routes.home))}
        >
          <Icon name="back" />
        </Press>
      )}
      <Box as="h1" className={styles['title']}>
        {title}
      </Box>
    </Box>
  )
}
