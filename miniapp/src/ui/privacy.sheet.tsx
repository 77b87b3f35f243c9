import { useEffect } from 'react'
import { routes } from '../lib/routes.ts'
import { createStore, useStore } from '../lib/store.ts'
import { Box } from '../platform/elements.tsx'
import { open } from '../platform/navigation.ts'
import { AgreePrivacyButton, watchPrivacyQuestion } from '../platform/privacy.tsx'
import buttonStyles from './button.module.css'
import { Button } from './button.tsx'
import { Stack } from './card.tsx'
import { classes } from './classes.ts'
import { Sheet } from './sheet.tsx'
import { uiTexts } from './ui.texts.ts'

type Answer = (agreed: boolean) => void

/** The question WeChat waits for, if any; shared, because the page that asked may not be the one on top. */
const question = createStore<Answer | null>(null)
let isWatching = false

/** Asks for consent to the privacy guide when an interface needs it first (WeChat only). */
export function PrivacySheet() {
  const answer = useStore(question)
  const words = uiTexts.use().privacy
  useEffect(() => {
    if (isWatching) return
    isWatching = true
    watchPrivacyQuestion((reply) => question.set(reply))
  }, [])
  if (answer === null) return null
  const say = (agreed: boolean) => {
    question.set(null)
    answer(agreed)
  }
  return (
    <Sheet id="privacy-sheet" title={words.title} onClose={() => say(false)}>
      <Stack>
        <Box as="p">{words.body}</Box>
        <Button id="privacy-read" kind="quiet" icon="shield" onPress={() => open(routes.privacy)}>
          {words.read}
        </Button>
        <AgreePrivacyButton
          id="privacy-agree"
          className={classes(buttonStyles['button'], buttonStyles['primary'])}
          onAgree={() => say(true)}
        >
          {words.agree}
        </AgreePrivacyButton>
        <Button id="privacy-refuse" kind="plain" onPress={() => say(false)}>
          {words.refuse}
        </Button>
      </Stack>
    </Sheet>
  )
}
