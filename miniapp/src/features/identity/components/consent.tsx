import { routes } from '../../../lib/routes.ts'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { classes } from '../../../ui/classes.ts'
import { Icon } from '../../../ui/icon.tsx'
import { identityTexts } from '../identity.texts.ts'
import styles from './consent.module.css'

interface ConsentProps {
  given: boolean
  onChange: (given: boolean) => void
  /** Asked for and not given: say so. */
  missing: boolean
}

/** Consent to the privacy notice: never ticked beforehand, the notice one tap away. */
export function Consent({ given, onChange, missing }: ConsentProps) {
  const words = identityTexts.use().signIn
  return (
    <Box>
      <Box className={styles['line']}>
        <Press
          id="sign-in-consent"
          className={styles['tick']}
          role="checkbox"
          checked={given}
          label={`${words.consent}${words.privacy}`}
          onPress={() => onChange(!given)}
        >
          <Box as="span" className={classes(styles['box'], given && styles['given'])} mute>
            {given && <Icon name="check" small />}
          </Box>
          <Txt>{words.consent}</Txt>
        </Press>
        <Press id="sign-in-privacy" className={styles['link']} role="link" onPress={() => open(routes.privacy)}>
          {words.privacy}
        </Press>
      </Box>
      {missing && !given && (
        <Box role="alert" className={styles['fault']}>
          {words.consentFault}
        </Box>
      )}
    </Box>
  )
}
