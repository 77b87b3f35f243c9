import { agreedSettings } from '@liren/shared/votes.agreed'
import { legalModes } from '@liren/shared/votes'
import { votes } from '@liren/shared/votes.decisions'
import { policyFaults } from '../../server/src/features/votes/votes.bounds.rules.ts'
import { presetOf } from '../../server/src/features/votes/votes.cities.rules.ts'
import type { Preset as CityRules } from '../../server/src/features/votes/votes.presets.rules.ts'
import { presetsOf } from '../../server/src/features/votes/votes.service.ts'
import {
  agendaFaults,
  areRulesDone,
  blankDecision,
  blankMotion,
  contentOf,
  filesOf,
  fromServer,
  isBlank,
  isMotionDone,
  moved,
  motionsToShow,
  questionsFor,
  saysTheSame,
  withFiles,
  type LocalDecision,
} from '../../miniapp/src/features/votes/decision.draft.ts'
import {
  basisPlace,
  documentsAt,
  knownAgain,
  motionPlace,
  placesOf,
  regulationPlace,
  withDocument,
} from '../../miniapp/src/features/votes/documents.draft.ts'
import { blankGroup, groupFault } from '../../miniapp/src/features/votes/groups.draft.ts'
import {
  basesFor,
  boundsOf,
  choicesOf,
  departuresIn,
  groupNames,
  isNumber,
  isWord,
  needsBasis,
  policyOf,
  ruleOf,
  settingGroups,
  valueOf,
  withValue,
  type Preset,
  type ShownSetting,
} from '../../miniapp/src/features/votes/policy.figures.ts'
import type { VoteFile } from '@liren/shared/votes.files'
import type { Decision } from '@liren/shared/votes.views'

const id = (number: number) => `01a20260-0000-7000-8000-${String(number).padStart(12, '0')}`
const presets: Preset[] = votes.presets.reply.parse({ items: presetsOf() }).items
const [national] = presets as [Preset]
const hat = {
  ...{ kind: 'OWNERS_COMMITTEE' as const, groupId: null, estateId: id(1) },
  ...{ estateName: '枫林苑', name: '枫林苑业主委员会' },
}

const question = { ...blankMotion('a', 'question'), title: '换电梯', text: '预算 36 万元。' }
const seats = {
  ...blankMotion('b', 'election'),
  title: '选委员',
  text: '任期三年。',
  candidates: [{ key: 'c', name: '甲', unitId: id(7), unitLabel: '1幢 101', statement: '愿意。' }],
}
const written: LocalDecision = {
  ...blankDecision(hat, national.policy),
  title: '电梯与换届',
  text: '两件事一起表决。',
  motions: [question, seats],
}

/** The decision that a server would make of a draft. */
function onServer(draft: LocalDecision): Decision {
  const content = contentOf(draft)
  if (!content) throw new Error('not finished')
  return {
    ...content,
    ...{ id: id(2), version: 3, estateName: '枫林苑', state: 'DRAFT', legalMode: content.policy.legalMode },
    organiser: { ...content.organiser, name: hat.name },
    documents: draft.files,
    motions: motionsToShow(draft).map((one) => ({ ...one, matter: one.matter })),
  } as unknown as Decision
}

describe('a draft', () => {
  it('is blank until something is written, and says what is missing in the order of the page', () => {
    const blank = blankDecision(hat, national.policy)
    expect(isBlank(blank)).toBe(true)
    expect(contentOf(blank)).toBeNull()
    expect(agendaFaults({ ...blank, scope: { ...blank.scope, kind: 'building' } })).toEqual([
      'title',
      'text',
      'scope',
      'motions',
    ])
    expect(agendaFaults(written)).toEqual([])
  })
  it('becomes what the server takes, and comes back as it was', () => {
    const content = contentOf(written)
    expect(content?.motions[1]).toEqual({
      ...{ kind: 'election', title: '选委员', text: '任期三年。', attachmentIds: [], seats: 5 },
      candidates: [{ name: '甲', unitId: id(7), statement: '愿意。' }],
    })
    const back = fromServer(onServer(written))
    expect(contentOf(back)).toEqual(content)
    expect(back.saved).toBe(JSON.stringify(content))
    expect(back.server).toEqual({ id: id(2), version: 3 })
    expect(content && saysTheSame(content, onServer(written))).toBe(true)
    expect(content && saysTheSame(content, onServer({ ...written, title: '别的' }))).toBe(false)
  })
  it.each([
    [
      { kind: 'entrance' as const, buildingId: '', entranceId: id(3), unitIds: [] },
      { kind: 'entrance', entranceId: id(3) },
    ],
    [
      { kind: 'picked' as const, buildingId: '', entranceId: '', unitIds: [id(4)] },
      { kind: 'picked', unitIds: [id(4)] },
    ],
  ])('has one scope', (scope, told) => {
    expect(contentOf({ ...written, scope })?.scope).toEqual(told)
    expect(fromServer(onServer({ ...written, scope })).scope).toEqual(scope)
  })
  it('names its documents, and knows them again', () => {
    const file = {
      ...{ id: id(5), kind: 'pdf' as const, name: '报价.pdf', bytes: 9, width: null, height: null },
      digest: 'd'.repeat(43),
    }
    const draft = {
      ...written,
      motions: [{ ...question, attachmentIds: [file.id] }],
      files: withFiles(written, [file]),
    }
    expect(contentOf(draft)?.motions[0]?.attachmentIds).toEqual([file.id])
    expect(filesOf(fromServer(onServer(draft)), [file.id])).toEqual([file])
    expect(withFiles(draft, [file])).toEqual([file])
  })
  it('a motion is done with its words; a candidate without a name is not', () => {
    expect(isMotionDone(question)).toBe(true)
    expect(isMotionDone({ ...question, text: ' ' })).toBe(false)
    expect(isMotionDone({ ...seats, candidates: seats.candidates.map((one) => ({ ...one, name: '' })) })).toBe(false)
  })
  it('puts things before and after each other', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  })
  it('a group asks only what is its own', () => {
    expect(questionsFor('PREPARATORY_GROUP')).toEqual(['RULES_OF_PROCEDURE', 'COVENANT'])
    expect(questionsFor('REELECTION_GROUP')).toEqual([])
    expect(questionsFor('OWNERS_COMMITTEE')).toHaveLength(8)
  })
})

describe('the rules of a city', () => {
  const cityRules = (preset: Preset) => presetOf(preset.city) as CityRules
  const agreed = agreedSettings.map(([name]) => name)
  const all = groupNames.flatMap((group) => settingGroups[group] as readonly ShownSetting[])

  /** Every value that the page offers for a setting. */
  const offered = (preset: Preset, setting: ShownSetting): (number | string | boolean)[] => {
    if (ruleOf(preset, setting)?.isFixed) return []
    if (isNumber(setting)) return boundsOf(preset, setting)
    return isWord(setting) ? [...choicesOf(preset, setting, preset.policy)] : [true, false]
  }

  it.each(presets.map((preset) => [preset.city, preset] as const))(
    '%s: nothing unlawful can be chosen',
    (_, preset) => {
      expect(policyFaults(preset.policy, cityRules(preset))).toEqual([])
      for (const setting of all)
        for (const value of offered(preset, setting)) {
          const policy = withValue(preset.policy, setting, value, preset)
          const faults = policyFaults(policy, cityRules(preset)).filter(
            // Two settings that only go together, and what a clause must carry, are said when they are chosen.
            ({ code, setting: of }) =>
              code !== 'CONTRADICTS' &&
              !(code === 'NEEDS_RULE' && needsBasis(policy, preset).some((one) => one === of)),
          )
          expect({ setting, value, faults }).toEqual({ setting, value, faults: [] })
        }
    },
  )
  it('knows what needs a clause as the server does, and lets go of one that is not needed', () => {
    const basis = {
      setting: 'duplicatePolicy',
      docId: id(9),
      adoptedVoteId: '2024年5月12日业主大会',
      clause: '第十八条',
    }
    for (const setting of agreed as ShownSetting[]) {
      const other = offered(national, setting).find((value) => value !== valueOf(national.policy, setting))
      if (other === undefined) continue
      const policy = withValue(national.policy, setting, other, national)
      expect(needsBasis(policy, national)).toEqual([setting])
    }
    const departing = withValue(national.policy, 'duplicatePolicy', 'LAST_VALID', national)
    const [form] = basesFor([], departing, national)
    expect(form).toEqual({ setting: 'duplicatePolicy', docId: '', adoptedVoteId: '', clause: '' })
    const draft = { ...written, policy: departing }
    expect(areRulesDone({ ...draft, bases: form ? [form] : [] })).toBe(false)
    const carried = contentOf({ ...draft, bases: [basis] })
    expect(carried && policyFaults(carried.policy, cityRules(national))).toEqual([])
    expect(basesFor([basis], departing, national)).toEqual([basis])
    expect(basesFor([basis], national.policy, national)).toEqual([])
  })
  it('binding by a regulation needs it in full, and nothing else has one', () => {
    const local = { ...written, policy: { ...national.policy, legalMode: 'OFFICIAL_LOCAL' as const } }
    expect(areRulesDone(local)).toBe(false)
    const regulation = { docId: id(8), title: '某市规定', article: '第三十五条' }
    expect(contentOf({ ...local, regulation })?.policy.regulation).toEqual(regulation)
    expect(contentOf({ ...written, regulation })?.policy.regulation).toBeNull()
    expect(fromServer(onServer({ ...local, regulation })).regulation).toEqual(regulation)
  })
  it('another city brings its rules and keeps the force; what differs is counted', () => {
    const beijing = presets.find(({ city }) => city === 'BEIJING') as Preset
    const policy = policyOf(beijing, { ...national.policy, legalMode: legalModes[1] })
    expect(policy).toEqual({ ...beijing.policy, legalMode: 'OFFICIAL_EXTERNAL' })
    expect(departuresIn('times', withValue(policy, 'noticeDays', 20, beijing), beijing)).toBe(1)
    expect(departuresIn('ballots', policy, beijing)).toBe(0)
  })
})

it.each([
  [{ name: '', members: [] }, 'name'],
  [{ name: '筹备组', members: [{ phone: '13800000001', nickname: '甲' }] }, 'members'],
  [{ name: '筹备组', members: ['13800000001', '1380000'].map((phone) => ({ phone, nickname: '甲' })) }, 'members'],
  [
    { name: '筹备组', members: ['13800000001', '+86 138 0000 0001'].map((phone) => ({ phone, nickname: '甲' })) },
    'twice',
  ],
  [{ name: '筹备组', members: ['13800000001', '13800000002'].map((phone) => ({ phone, nickname: '甲' })) }, null],
] as const)('a group needs a name and two people with phones of their own', (part, fault) => {
  expect(groupFault({ ...blankGroup(id(1)), ...part, members: [...part.members] })).toBe(fault)
})

describe('documents that still wait when a draft is left', () => {
  const file = (number: number): VoteFile => ({
    ...{ id: id(number), kind: 'pdf', name: `附件${String(number)}`, bytes: 1024, width: null, height: null },
    digest: 'd'.repeat(43),
  })
  const based = { ...written, bases: [{ setting: 'noticeDays', docId: '', adoptedVoteId: '', clause: '' }] }

  it('come to the place they were chosen for, once each, and no more than it takes', () => {
    const places = [motionPlace('a'), motionPlace('b'), regulationPlace, basisPlace('noticeDays')]
    expect([...placesOf(based)]).toEqual(places.map((place, index) => [place, index < 2 ? 9 : 1]))
    for (const place of places) {
      const once = { ...based, ...withDocument(based, place, file(20)) }
      const twice = { ...once, ...withDocument(once, place, file(20)) }
      const shown = places.map((other) => documentsAt(twice, other).map((one) => one.id))
      expect(shown).toEqual(places.map((one) => (one === place ? [id(20)] : [])))
      const more = { ...twice, ...withDocument(twice, place, file(21)) }
      expect(documentsAt(more, place)).toHaveLength(placesOf(based).get(place) === 1 ? 1 : 2)
    }
  })
  it('are dropped with the place they were for', () => {
    expect(withDocument(based, motionPlace('gone'), file(20)).motions).toEqual(based.motions)
  })
  it('find their motion under the names that the server gave, also when its title or its place has changed', () => {
    const named = (draft: LocalDecision) => ({
      ...draft,
      motions: draft.motions.map((one, index) => ({ ...one, key: id(30 + index) })),
    })
    const keys = (draft: LocalDecision) => knownAgain(named(draft), written).motions.map(({ key }) => key)
    expect(keys(written)).toEqual(['a', 'b'])
    expect(keys({ ...written, motions: [seats, question] })).toEqual(['b', 'a'])
    expect(keys({ ...written, motions: [{ ...question, title: '换两部电梯' }, seats] })).toEqual(['a', 'b'])
    expect(keys({ ...written, motions: [seats] })).toEqual(['b'])
    expect(keys({ ...written, motions: [seats, { ...question, title: '新的' }] })[0]).toBe('b')
    expect(keys({ ...written, motions: [question, question] })).toEqual([id(30), id(31)])
  })
})
