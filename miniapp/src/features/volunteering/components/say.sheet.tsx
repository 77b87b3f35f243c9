import { useState } from 'react'
import type { Help } from '@liren/shared/volunteering.help'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { ChoiceList } from '../../../ui/choice.list.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { helpTexts } from '../help.texts.ts'
import { useSaying } from '../hooks/use-help.ts'
import { blankThanks, ThankFields, thanksOf } from './thank.fields.tsx'

interface SaySheetProps {
  communityId: string
  help: Help
  onClose: () => void
}

const answers = ['yes', 'no'] as const

/** Says whether what somebody came for was solved, and how the service was. */
export function SaySheet({ communityId, help, onClose }: SaySheetProps) {
  const words = helpTexts.use()
  const [answer, setAnswer] = useState<(typeof answers)[number] | null>(null)
  const [form, setForm] = useState(blankThanks)
  const saying = useSaying(communityId)
  const given = thanksOf(form)
  const body = answer !== null && given && { isSolved: answer === 'yes', ...given }
  const send = () => body && saying.mutate({ helpId: help.id, body }, { onSuccess: onClose })
  return (
    <Sheet
      id="say-sheet"
      title={words.sayTitle(help.title)}
      onClose={onClose}
      footer={
        <Button
          id="say-save"
          kind="primary"
          disabled={body === null || body === false}
          busy={saying.isPending}
          onPress={send}
        >
          {words.save}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.sayBody}</Box>
        <ChoiceList
          id="solved"
          label={words.solved}
          options={answers.map((value) => ({ value, title: words.isSolved[value] }))}
          chosen={answer}
          onChoose={setAnswer}
        />
        <ThankFields
          form={form}
          change={(part) => setForm({ ...form, ...part })}
          publicly={{ title: words.publicly, note: words.publiclyNote }}
        />
        {saying.error !== null && <Banner tone="danger">{messageOf(saying.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
