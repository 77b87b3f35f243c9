import type { ReactNode } from 'react'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'

export interface Consent {
  words: string
  isGiven: boolean
  onChange: (isGiven: boolean) => void
}

interface StepSheetProps {
  id: string
  title: string
  /** What will happen, and who will know. */
  body: string
  action: string
  isSerious?: boolean
  /** What is to be said in words first, for what cannot be undone. */
  consent?: Consent | undefined
  isReady?: boolean
  busy: boolean
  error: unknown
  onConfirm: () => void
  onClose: () => void
  children?: ReactNode
}

/** Asks before a step is taken, with what it needs; a refusal is shown in place. */
export function StepSheet(props: StepSheetProps) {
  const { id, title, body, action, isSerious, consent, isReady = true, busy, error, onConfirm, onClose } = props
  const isBlocked = !isReady || (consent !== undefined && !consent.isGiven)
  return (
    <Sheet
      id={id}
      title={title}
      onClose={onClose}
      footer={
        <Button
          id={`${id}-confirm`}
          kind={isSerious ? 'danger' : 'primary'}
          busy={busy}
          disabled={isBlocked}
          onPress={onConfirm}
        >
          {action}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{body}</Box>
        {props.children}
        {consent && (
          <SwitchRow id={`${id}-consent`} on={consent.isGiven} onChange={consent.onChange} title={consent.words} />
        )}
        {error !== null && (
          <Banner id={`${id}-refused`} tone="danger">
            {messageOf(error)}
          </Banner>
        )}
      </Stack>
    </Sheet>
  )
}
