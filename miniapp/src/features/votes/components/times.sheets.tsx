import { useState } from 'react'
import { z } from 'zod'
import type { Decision } from '@liren/shared/votes.views'
import { useNow } from '../../../lib/clock.ts'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { dayOf, dueText, endOfDay, instantAt } from '../../../lib/time.ts'
import { Txt } from '../../../platform/elements.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import type { Stepping } from '../hooks/use-step.ts'
import { stepsTexts } from '../steps.texts.ts'
import { daysBetween, earliestDay, latestClose, noticeDaysOf, timeFault, usualTimes } from '../voting.figures.ts'
import { millisOf, when, whenOf } from '../when.draft.ts'
import { MomentFields } from './moment.fields.tsx'
import { StepSheet } from './step.sheet.tsx'

interface TimesProps {
  decision: Decision
  stepping: Stepping
  onDone: () => void
  onClose: () => void
}

const iso = (millis: number | null): string => new Date(millis ?? 0).toISOString()
const times = z.object({ opens: when, closes: when })

/** The notice: when voting opens and closes, within what the rules of this decision allow. */
export function NotifySheet({ decision, stepping, onDone, onClose }: TimesProps) {
  const words = stepsTexts.use()
  const locale = useLocale()
  const now = useNow()
  const { policy: rules, isTemporary, id } = decision
  // What is offered does not move on while somebody chooses.
  const [initial] = useState(() => usualTimes(now, rules, isTemporary))
  const [form, setForm, { done }] = useFormDraft(times, `notify.${id}`, initial)
  const [isSure, setSure] = useState(false)
  const first = earliestDay(now, noticeDaysOf(rules, isTemporary))
  const fault = timeFault(form, { now, rules, isTemporary })
  const [from, to] = [millisOf(form.opens), millisOf(form.closes)]
  const lasts = from === null || to === null || to <= from ? undefined : words.lasts(daysBetween(from, to))
  const earliest = dueText(instantAt(first, '00:00') ?? '', now, locale)
  const confirm = () =>
    stepping.mutate(
      { step: 'NOTIFY', opensAt: iso(from), closesAt: iso(to) },
      {
        onSuccess: () => {
          done()
          onDone()
        },
      },
    )
  return (
    <StepSheet
      id="step-NOTIFY"
      title={words.name.NOTIFY}
      body={words.body.NOTIFY}
      action={words.name.NOTIFY}
      consent={{ words: words.consent.NOTIFY, isGiven: isSure, onChange: setSure }}
      isReady={from !== null && to !== null}
      busy={stepping.isPending}
      error={stepping.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <MomentFields
        id="notify-opens"
        label={words.opens}
        value={form.opens}
        min={first}
        hint={words.noticeRule(noticeDaysOf(rules, isTemporary), earliest)}
        fault={
          fault === 'late'
            ? `${words.late}。${words.noticeRule(noticeDaysOf(rules, isTemporary), earliest)}`
            : undefined
        }
        onChange={(opens) => setForm({ ...form, opens })}
      />
      <MomentFields
        id="notify-closes"
        label={words.closes}
        value={form.closes}
        min={form.opens.day || first}
        hint={words.windowRule(rules.windowMinDays, rules.windowMaxDays)}
        fault={
          fault === 'short'
            ? `${words.short}。${words.windowRule(rules.windowMinDays, rules.windowMaxDays)}`
            : undefined
        }
        onChange={(closes) => setForm({ ...form, closes })}
      />
      {lasts !== undefined && <Txt id="notify-lasts">{lasts}</Txt>}
    </StepSheet>
  )
}

const extension = z.object({ until: when, reason: z.string().max(500) })
const week = 7 * 24 * 3_600_000

/** A later close, with the reason that owners are told. */
export function ExtendSheet({ decision, stepping, onDone, onClose }: TimesProps) {
  const words = stepsTexts.use()
  const locale = useLocale()
  const now = useNow()
  const { policy, opensAt, closesAt, extensions, id } = decision
  const closes = Date.parse(closesAt ?? '')
  const latest = latestClose(opensAt ?? '', policy)
  const [form, setForm, { done }] = useFormDraft(extension, `extend.${id}`, {
    until: whenOf(Math.min(closes + week, latest)),
    reason: '',
  })
  const to = millisOf(form.until)
  const isOff = to === null || to <= closes || to > latest
  const rule = words.extendRule(
    dueText(closesAt ?? '', now, locale),
    Math.max(0, policy.maxExtensions - extensions),
    dueText(iso(latest), now, locale),
  )
  const confirm = () =>
    stepping.mutate(
      { step: 'EXTEND', closesAt: iso(to), reason: form.reason.trim() },
      {
        onSuccess: () => {
          done()
          onDone()
        },
      },
    )
  return (
    <StepSheet
      id="step-EXTEND"
      title={words.name.EXTEND}
      body={words.body.EXTEND}
      action={words.name.EXTEND}
      isReady={to !== null && form.reason.trim() !== ''}
      busy={stepping.isPending}
      error={stepping.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <MomentFields
        id="extend-until"
        label={words.newClose}
        value={form.until}
        min={dayOf(closes)}
        max={dayOf(Date.parse(endOfDay(dayOf(latest)) ?? '') - 1)}
        hint={rule}
        fault={isOff ? `${words.notLater}。${rule}` : undefined}
        onChange={(until) => setForm({ ...form, until })}
      />
      <Field for="extend-reason" label={words.reason} hint={words.reasonHint.EXTEND}>
        <LongInput
          id="extend-reason"
          value={form.reason}
          oneLine
          rows={2}
          maxLength={500}
          label={words.reason}
          describedBy={noteOf('extend-reason')}
          onInput={(reason) => setForm({ ...form, reason })}
        />
      </Field>
    </StepSheet>
  )
}
