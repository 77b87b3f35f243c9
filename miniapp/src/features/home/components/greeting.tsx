import type { Me, Membership } from '@liren/shared/identity'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { dateText, partOfDay } from '../../../lib/time.ts'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Picture } from '../../../ui/picture.tsx'
import { homeTexts } from '../home.texts.ts'
import styles from './greeting.module.css'

interface GreetingProps {
  me: Me
  membership: Membership | null
  /** Opens the choice of community; only for who belongs to several. */
  onSwitch: (() => void) | null
}

/** Widest greeting that leaves room for the picture beside it, in half characters. */
const mostBreadth = 15

const breadth = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '\u2E7F' ? 2 : 1), 0)

/** The head of the home page: the day, the reader by name, and the place this is about. */
export function Greeting({ me, membership, onSwitch }: GreetingProps) {
  const words = homeTexts.use()
  const now = useNow()
  const locale = useLocale()
  const place = membership?.homes[0]
  const greeting = words.greeting(words.greetings[partOfDay(now)], me.nickname)
  return (
    <Box as="header" className={styles['greeting']}>
      {breadth(greeting) <= mostBreadth && <Picture name="lane" className={styles['lane']} />}
      <Txt className={styles['date']}>{dateText(now, locale)}</Txt>
      <Box as="h1" className={styles['words']}>
        {greeting}
      </Box>
      {membership && (
        <Box className={styles['places']}>
          <Community name={membership.community.name} onSwitch={onSwitch} />
          {place && (
            <Txt className={styles['place']}>
              {place.estateName} {place.label}
            </Txt>
          )}
        </Box>
      )}
    </Box>
  )
}

function Community({ name, onSwitch }: { name: string; onSwitch: (() => void) | null }) {
  const words = homeTexts.use()
  if (onSwitch === null) {
    return (
      <Box as="span" id="community-name" className={styles['community']}>
        <Icon name="place" small />
        <Txt>{name}</Txt>
      </Box>
    )
  }
  return (
    <Press
      id="switch-community"
      className={styles['switch']}
      label={`${name}，${words.switchCommunity}`}
      onPress={onSwitch}
    >
      <Icon name="place" small />
      <Txt>{name}</Txt>
      <Icon name="down" small />
    </Press>
  )
}
