import type { ReactNode } from 'react'
import { z } from 'zod'
import { useFormDraft } from '../lib/form.draft.ts'
import { messageOf } from '../lib/messages.ts'
import { Box } from '../platform/elements.tsx'
import { Button } from './button.tsx'
import { Stack } from './card.tsx'
import { Field, noteOf } from './field.tsx'
import { Sheet } from './sheet.tsx'
import { LongInput } from './text.input.tsx'

interface ReasonSheetProps {
  id: string
  title: string
  /** What will happen, and who will know. */
  body: string
  /** Name of what is asked for: a reason, a purpose. */
  label: string
  hint?: string
  /** What it most likely is. */
  initial?: string
  action: string
  kind?: 'primary' | 'danger'
  busy: boolean
  error: unknown
  /** Rejects when it came to nothing; `error` says why then. */
  onConfirm: (reason: string) => Promise<unknown>
  onClose: () => void
  /** What comes of it takes the place of the question. */
  staysOpen?: boolean
  /** Characters at most. */
  longest?: number
  /** What there is to know before one gives it. */
  children?: ReactNode
}

const most = 200

/** Asks for a reason before something that is written down. What was typed survives closing; it goes once it is done. */
export function ReasonSheet(props: ReasonSheetProps) {
  const {
    id,
    title,
    body,
    label,
    hint,
    initial = '',
    action,
    kind = 'primary',
    busy,
    error,
    onConfirm,
    onClose,
    staysOpen,
    longest = most,
  } = props
  const [reason, setReason, { done }] = useFormDraft(z.string().max(longest), `reason.${id}`, initial)
  const isBlank = reason.trim() === ''
  const confirm = async () => {
    if (isBlank || busy) return
    try {
      await onConfirm(reason.trim())
      done()
      if (!staysOpen) onClose()
    } catch {
      // Said below the line.
    }
  }
  return (
    <Sheet
      id={id}
      title={title}
      onClose={onClose}
      footer={
        <Button id={`${id}-confirm`} kind={kind} busy={busy} disabled={isBlank} onPress={() => void confirm()}>
          {action}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{body}</Box>
        {props.children}
        <Field for={`${id}-reason`} label={label} hint={hint} fault={error ? messageOf(error) : undefined}>
          <LongInput
            id={`${id}-reason`}
            value={reason}
            oneLine
            onInput={setReason}
            rows={2}
            maxLength={longest}
            label={label}
            describedBy={noteOf(`${id}-reason`)}
          />
        </Field>
      </Stack>
    </Sheet>
  )
}
