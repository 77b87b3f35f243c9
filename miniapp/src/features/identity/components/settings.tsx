import { locales } from '@liren/shared/primitives'
import { useLocale } from '../../../lib/i18n.ts'
import { prefer, textSizes, usePreferences } from '../../../lib/preferences.ts'
import { routes } from '../../../lib/routes.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Card, Section } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { useChangeLocale } from '../hooks/use-update-me.ts'
import { identityTexts } from '../identity.texts.ts'
import styles from './settings.module.css'

/** Text size, language, devices. */
export function Settings() {
  const words = identityTexts.use().me
  const { textSize } = usePreferences()
  const locale = useLocale()
  const changing = useChangeLocale()
  return (
    <Section title={words.settings}>
      <Card flush>
        <Box className={styles['choice']}>
          <Box className={styles['name']}>
            <Icon name="text" className={styles['icon']} />
            <Txt>{words.textSize}</Txt>
          </Box>
          <Chips oneOf label={words.textSize}>
            {textSizes.map((size) => (
              <Chip
                key={size}
                id={`text-size-${size}`}
                role="radio"
                chosen={size === textSize}
                onPress={() => prefer({ textSize: size })}
              >
                {words.textSizes[size]}
              </Chip>
            ))}
          </Chips>
        </Box>
        <Box className={styles['choice']}>
          <Box className={styles['name']}>
            <Icon name="globe" className={styles['icon']} />
            <Txt>{words.language}</Txt>
          </Box>
          <Chips oneOf label={words.language}>
            {locales.map((one) => (
              <Chip
                key={one}
                id={`language-${one}`}
                role="radio"
                chosen={one === locale}
                onPress={() => changing.mutate(one)}
              >
                {words.languages[one]}
              </Chip>
            ))}
          </Chips>
        </Box>
        <ListRow id="open-reminders" icon="chat" title={words.reminders} onPress={() => open(routes.reminders)} />
        <ListRow id="open-sessions" icon="phone" title={words.devices} onPress={() => open(routes.sessions)} />
      </Card>
    </Section>
  )
}
