import { legalModes } from '@liren/shared/votes'
import type { VotePolicy } from '@liren/shared/votes.policy'
import { useLocale } from '../../../lib/i18n.ts'
import { Box } from '../../../platform/elements.tsx'
import { Stack } from '../../../ui/card.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { ChoiceList } from '../../../ui/choice.list.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Fold } from '../../../ui/fold.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import {
  departuresIn,
  groupNames,
  policyOf,
  settingGroups,
  basesFor,
  withValue,
  type Preset,
  type SettingGroup,
} from '../policy.figures.ts'
import { policyTexts } from '../policy.texts.ts'
import type { LocalDecision } from '../decision.draft.ts'
import type { DraftDocuments } from '../hooks/use-documents.ts'
import { BasisFields, RegulationFields } from './basis.fields.tsx'
import { SettingRow } from './setting.row.tsx'

interface RulesProps {
  presets: readonly Preset[]
  draft: LocalDecision
  change: (part: Partial<LocalDecision>) => void
  /** Whether to point at what is not told yet. */
  saysMissing: boolean
  documents: DraftDocuments
}

/** By which rules it is run and counted: the city's, then each setting within what its text allows. */
export function RulesStep({ presets, draft, change, saysMissing, documents }: RulesProps) {
  const words = policyTexts.use()
  const locale = useLocale()
  const { policy, motions } = draft
  const preset = presets.find(({ city }) => city === policy.city) ?? presets[0]
  if (!preset) return null
  const onChange = (next: VotePolicy, of = preset) => change({ policy: next, bases: basesFor(draft.bases, next, of) })
  const hasElection = motions.some(({ kind }) => kind === 'election')
  const rests = { draft, change, saysMissing, documents }
  const groups = groupNames.filter((group) => hasElection || group !== 'election')
  return (
    <Stack>
      <Field for="policy-city" label={words.city} hint={words.cityNote}>
        <SelectInput
          id="policy-city"
          label={words.city}
          value={preset.city}
          choices={presets.map(({ city, name }) => ({ value: city, text: name[locale] }))}
          describedBy={noteOf('policy-city')}
          onChange={(city) => {
            const other = presets.find((one) => one.city === city)
            if (other) onChange(policyOf(other, policy), other)
          }}
        />
      </Field>
      <Force preset={preset} policy={policy} onChange={onChange} />
      {policy.legalMode === 'OFFICIAL_LOCAL' && <RegulationFields {...rests} />}
      <Stack tight>
        {groups.map((group) => (
          <Group key={group} group={group} preset={preset} policy={policy} onChange={onChange} />
        ))}
        <Fold id="policy-always" title={words.always}>
          <Box as="ul" role="list" label={words.always}>
            {words.alwaysList.map((line) => (
              <Box as="li" role="listitem" key={line}>
                {line}
              </Box>
            ))}
          </Box>
        </Fold>
      </Stack>
      {draft.bases.length > 0 && <BasisFields {...rests} />}
    </Stack>
  )
}

interface PartProps {
  preset: Preset
  policy: VotePolicy
  onChange: (policy: VotePolicy) => void
}

/** Which force the decision has, with what that means. */
function Force({ preset, policy, onChange }: PartProps) {
  const words = policyTexts.use()
  const isPlatformOnly = preset.localVoting === 'PLATFORM_ONLY'
  const offered = legalModes.filter((mode) => mode !== 'OFFICIAL_LOCAL' || !isPlatformOnly)
  return (
    <LongField label={words.force} hint={isPlatformOnly ? words.modeNote.PLATFORM_ONLY : undefined}>
      <ChoiceList
        id="legal-mode"
        label={words.force}
        options={offered.map((value) => ({ value, title: words.mode[value], note: words.modeNote[value] }))}
        chosen={policy.legalMode}
        onChoose={(legalMode) => {
          // What only another system vouches for goes with it.
          const isExternal = legalMode === 'OFFICIAL_EXTERNAL' || policy.identityAssurance !== 'EXTERNAL'
          const { identityAssurance } = isExternal ? policy : preset.policy
          onChange({ ...policy, legalMode, identityAssurance })
        }}
      />
    </LongField>
  )
}

function Group({ group, preset, policy, onChange }: PartProps & { group: SettingGroup }) {
  const words = policyTexts.use()
  return (
    <Fold
      id={`policy-${group}`}
      title={words.groups[group]}
      note={words.groupNote(departuresIn(group, policy, preset))}
    >
      {settingGroups[group].map((setting) => (
        <SettingRow
          key={setting}
          preset={preset}
          policy={policy}
          setting={setting}
          onChange={(value) => onChange(withValue(policy, setting, value, preset))}
        />
      ))}
    </Fold>
  )
}
