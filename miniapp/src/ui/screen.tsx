import type { CSSProperties, ReactNode } from 'react'
import { useLocale } from '../lib/i18n.ts'
import { usePreferences } from '../lib/preferences.ts'
import { Box } from '../platform/elements.tsx'
import { useArrival } from '../platform/navigation.ts'
import { usePageLanguage, usePageTitle } from '../platform/page.ts'
import { systemTextScale } from '../platform/text.scale.ts'
import { classes } from './classes.ts'
import { OfflineBar } from './offline.bar.tsx'
import { PrivacySheet } from './privacy.sheet.tsx'
import styles from './screen.module.css'
import { TabBar, type TabName } from './tab.bar.tsx'
import { TitleBar } from './title.bar.tsx'

interface ScreenProps {
  /** Test hook and landmark; ends up on the main region. */
  id: string
  title: string
  /** A tab page carries the tab bar and no way back. */
  tab?: TabName
  /** The first screen draws its own heading. */
  ownHeading?: boolean
  /** Uses the width of a desk's screen. */
  wide?: boolean
  /** Instead of going back at once (H5; WeChat asks by itself): something would be lost. */
  onBack?: (() => void) | undefined
  /** What stays at the thumb: the one primary action. */
  footer?: ReactNode
  /** Layers above the page: sheets. */
  sheets?: ReactNode
  children?: ReactNode
}

/** Largest text is set in elder mode; there the system's own enlargement counts too, up to 30 px and beyond. */
function scaleOf(textSize: 'standard' | 'elder' | 'elderLarge'): number {
  const chosen = textSize === 'elderLarge' ? 30 / 22 : 1
  return Math.min(chosen * systemTextScale(), 1.7)
}

/** The frame of every page: heading, offline bar, content, action at the thumb, tabs. */
export function Screen({ id, title, tab, ownHeading, wide, onBack, footer, sheets, children }: ScreenProps) {
  const { textSize } = usePreferences()
  useArrival()
  usePageTitle(title)
  usePageLanguage(useLocale())
  const scale = { '--scale': scaleOf(textSize).toFixed(3) } as CSSProperties
  return (
    <Box
      className={classes('liren', textSize !== 'standard' && 'elder', styles['root'], tab && styles['tabbed'])}
      style={scale}
    >
      {!ownHeading && <TitleBar title={title} isTab={tab !== undefined} onBack={onBack} />}
      <OfflineBar />
      <Box as="main" id={id} className={classes(styles['main'], wide && styles['wide'])}>
        {children}
      </Box>
      {footer && (
        <Box className={classes(styles['footer'], 'unprinted')}>
          <Box className={classes(styles['thumb'], wide && styles['wide'])}>{footer}</Box>
        </Box>
      )}
      {tab && <TabBar tab={tab} />}
      {sheets}
      <PrivacySheet />
    </Box>
  )
}
