import { reportChannels } from '@liren/shared/complaints'
import { Card, Stack } from '../../../ui/card.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import type { Reporting } from '../hooks/use-reporting.ts'
import { complaintNames } from '../names.texts.ts'
import type { ReportForm } from '../report.draft.ts'
import { reportTexts } from '../report.texts.ts'

type OnBehalf = NonNullable<ReportForm['onBehalf']>

const nobodyYet: OnBehalf = { phone: '', nickname: '', channel: 'phone', consent: '' }

/** For staff: who it is that told it, how, and how that person agreed to its being written down. */
export function ForWhomPart({ reporting }: { reporting: Reporting }) {
  const words = reportTexts.use()
  const { form, writeFor } = reporting
  return (
    <Stack tight>
      <Card flush>
        <SwitchRow
          id="report-on-behalf"
          on={form.onBehalf !== null}
          onChange={(on) => writeFor(on ? nobodyYet : null)}
          title={words.onBehalf}
          note={words.onBehalfNote}
        />
      </Card>
      {form.onBehalf && <Neighbour reporting={reporting} who={form.onBehalf} />}
    </Stack>
  )
}

function Neighbour({ reporting, who }: { reporting: Reporting; who: OnBehalf }) {
  const words = reportTexts.use()
  const { channel } = complaintNames.use()
  const { change, fault } = reporting
  const patch = (part: Partial<OnBehalf>) => change({ onBehalf: { ...who, ...part } })
  const faultOf = (one: 'phone' | 'nickname' | 'consent') => (fault === one ? words.faults[one] : undefined)
  return (
    <Stack tight>
      <Field for="behalf-phone" label={words.phone} fault={faultOf('phone')}>
        <TextInput
          id="behalf-phone"
          kind="phone"
          value={who.phone}
          onInput={(phone) => patch({ phone })}
          maxLength={24}
          label={words.phone}
          describedBy={noteOf('behalf-phone')}
        />
      </Field>
      <Field for="behalf-nickname" label={words.nickname} fault={faultOf('nickname')}>
        <TextInput
          id="behalf-nickname"
          value={who.nickname}
          onInput={(nickname) => patch({ nickname })}
          maxLength={20}
          label={words.nickname}
          describedBy={noteOf('behalf-nickname')}
        />
      </Field>
      <Field for="behalf-channel" label={words.channel}>
        <SelectInput
          id="behalf-channel"
          label={words.channel}
          value={who.channel}
          choices={reportChannels.map((value) => ({ value, text: channel[value] }))}
          onChange={(value) => patch({ channel: reportChannels.find((one) => one === value) ?? 'phone' })}
        />
      </Field>
      <Field for="behalf-consent" label={words.consent} hint={words.consentHint} fault={faultOf('consent')}>
        <TextInput
          id="behalf-consent"
          value={who.consent}
          onInput={(consent) => patch({ consent })}
          maxLength={200}
          label={words.consent}
          describedBy={noteOf('behalf-consent')}
        />
      </Field>
    </Stack>
  )
}
