import type { MyFlat, Standing } from '@liren/shared/binding.views'
import { routes } from '../../../lib/routes.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { openTab, replace } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Section, Stack } from '../../../ui/card.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { bindingTexts } from '../binding.texts.ts'
import styles from './bound.module.css'
import { FlatCard } from './flat.card.tsx'
import { StandingLine } from './standing.line.tsx'

/** Until an owner is checked, they are residents like others. */
const rights = (standing: Standing) =>
  standing === 'owner_verified' || standing === 'awaiting_guardian' ? standing : 'living'

/** A flat that was just bound: what I can do now, and what is still to be checked. */
export function Bound({ flat }: { flat: MyFlat }) {
  const { join: words, can, check } = bindingTexts.use()
  const isOpen = flat.standing in check
  return (
    <Stack>
      <Box id="join-done" role="status">
        <Stack tight>
          <Box as="h2" className={styles['title']}>
            {words.boundTitle}
          </Box>
          <FlatCard flat={{ ...flat, communityName: flat.community.name }}>
            <StandingLine flat={flat} />
          </FlatCard>
        </Stack>
      </Box>
      <Section title={words.can}>
        {can[rights(flat.standing)].map((what) => (
          <Box key={what} className={styles['can']}>
            <Icon name="check" small className={styles['tick']} />
            <Txt>{what}</Txt>
          </Box>
        ))}
      </Section>
      {isOpen && (
        <Section title={words.toCheck}>
          <Box as="p" id="join-open">
            {check[flat.standing as keyof typeof check]}
          </Box>
        </Section>
      )}
      <Stack tight>
        <Button id="join-home" kind="primary" icon="home" onPress={() => openTab(routes.home)}>
          {words.toHome}
        </Button>
        <Button id="join-flats" kind="quiet" onPress={() => replace(routes.myFlats)}>
          {words.toFlats}
        </Button>
      </Stack>
    </Stack>
  )
}
