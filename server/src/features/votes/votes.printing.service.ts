import { citationText } from '@liren/shared/votes.laws'
import { approvalThresholds, matterClassOf } from '@liren/shared/votes.matters'
import type { LegalMode } from '@liren/shared/votes'
import type { ShownWeight } from '@liren/shared/votes.results'
import type { Decision, Motion } from '@liren/shared/votes.views'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { LateFile } from '../../platform/http/files.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { ballotSheets } from '../../platform/print/ballot.sheets.ts'
import { inShanghai } from '../../platform/print/page.ts'
import { noticeSheet, type Block } from '../../platform/print/sheet.ts'
import { readAgenda } from './votes.agenda.store.ts'
import { expectOpen, type VotesDeps } from './votes.casting.service.ts'
import { resultFor } from './votes.count.service.ts'
import { expectRecorder } from './votes.paper.service.ts'
import { issuePapers, papersToIssue } from './votes.paper.store.ts'
import { decisionFor } from './votes.service.ts'
import { motionsOf } from './votes.view.service.ts'

/** Which force a decision has, in words, on every sheet. */
const forces: Record<LegalMode, string> = {
  CONSULTATIVE: '意见征询：结果仅供参考，不产生业主共同决定的效力',
  OFFICIAL_EXTERNAL: '正式表决在本市指定平台进行，本系统只作通知与存档',
  OFFICIAL_LOCAL: '业主共同决定（依本地规定在本系统表决）',
}

const timeOf = (at: string | null): string => (at === null ? '另行通知' : inShanghai(new Date(at)))

const area = (centiares: number): string => `${(centiares / 100).toFixed(2)} 平方米`

const askedOf = ({ matter, kind }: Motion): string => {
  const { numerator, denominator, isInclusive } = approvalThresholds[matterClassOf(matter)]
  const share = isInclusive ? `${String(numerator)}/${String(denominator)} 以上` : '过半数'
  const quorum = '参与表决的面积和人数均须达到全体的 2/3 以上'
  const consent =
    kind === 'election' ? '每名候选人须得到参与者面积和人数均过半数同意' : `其中同意的面积和人数均须${share}`
  return `${quorum}，${consent}（${citationText({ law: 'CIVIL_CODE', article: 278 }, 'zh-CN')}）`
}

const blockOf = (motion: Motion): Block => ({
  heading: `第 ${String(motion.number)} 项　${motion.title}`,
  lines: [
    motion.text,
    ...motion.candidates.map(({ number, name, statement }) => `${String(number)}. ${name}：${statement}`),
    ...(motion.seats === null ? [] : [`应选 ${String(motion.seats)} 名`]),
    askedOf(motion),
  ],
})

const silence = ({ policy }: Decision): string[] =>
  policy.unreturnedMode === 'EXCLUDE'
    ? []
    : [
        `未交回选票的后果：${policy.unreturnedMode === 'FOLLOW_MAJORITY' ? '计入多数意见' : '视为参与并弃权'}（见议事规则）`,
      ]

/** The notice of a decision as a sheet to be put up. */
export async function noticeFor(db: Db, actor: CommunityActor, decisionId: string): Promise<LateFile> {
  const decision = await decisionFor(db, actor, decisionId)
  if (decision.agendaHash === null || decision.policyHash === null) throw new DomainError('vote_step_illegal')
  const { title, text, motions, organiser, estateName, roll, legalMode } = decision
  const times = [`投票时间：${timeOf(decision.opensAt)} 至 ${timeOf(decision.closesAt)}`]
  const whole = roll ? [`名册：${String(roll.heads)} 人（户），专有部分面积 ${area(roll.areaCentiares)}`] : []
  const blocks: Block[] = [
    { heading: null, lines: [text] },
    ...motions.map(blockOf),
    {
      heading: '怎样投票',
      lines: [...times, ...whole, ...silence(decision), '可用手机投票，也可向组织者索取纸质选票。'],
    },
    {
      heading: '组织者',
      lines: [
        `${organiser.name}　${timeOf(decision.noticedAt)}`,
        `议程指纹 ${decision.agendaHash}`,
        `规则指纹 ${decision.policyHash}`,
      ],
    },
  ]
  return new LateFile(`${title} 公告.pdf`, () => noticeSheet(`${estateName}　${title}`, forces[legalMode], blocks))
}

const weightText = ({ heads, headsPercent, areaCentiares, areaPercent }: ShownWeight): string =>
  `${String(heads)} 人（${String(headsPercent)}%），面积 ${areaCentiares === null ? '' : `${area(areaCentiares)} `}（${String(areaPercent)}%）`

/** The result as a sheet to be put up. */
export async function resultNoticeFor(db: Db, actor: CommunityActor, decisionId: string): Promise<LateFile> {
  const result = await resultFor(db, actor, decisionId)
  const { title, estateName, legalMode, objectionsUntil } = await decisionFor(db, actor, decisionId)
  const blocks = result.motions.map((motion): Block => {
    const { decisive, candidates } = motion
    const told = decisive
      ? [`参与 ${weightText(decisive.participating)}`, `同意 ${weightText(decisive.consenting)}`]
      : candidates.map(({ name, votes, standing }) => {
          const words = { ELECTED: '当选', ALTERNATE: '候补', TIED: '得票相同', NOT_ELECTED: '未当选' }
          return `${name}　${weightText(votes)}　${words[standing]}`
        })
    return { heading: `第 ${String(motion.number)} 项　${motion.title}`, lines: [...told, motion.sentence['zh-CN']] }
  })
  const until = result.isFinal || objectionsUntil === null ? [] : [`异议请在 ${timeOf(objectionsUntil)} 前提出。`]
  const small = result.isSmall ? ['参加人数不足四十人，为保护个人意见，不公布具体面积。'] : []
  const foot = { heading: null, lines: [...small, ...until, `计票时间 ${timeOf(result.countedAt)}`] }
  const name = result.isFinal ? '表决结果' : '表决结果（公示）'
  return new LateFile(`${title} 结果.pdf`, () =>
    noticeSheet(`${estateName}　${title}　${name}`, forces[legalMode], [...blocks, foot]),
  )
}

/** Prints numbered ballots for the heads of a building or of one unit; papers that were out for them are void. */
export async function printPapers(
  db: Db,
  deps: VotesDeps,
  actor: CommunityActor,
  decisionId: string,
  { buildingId, unitId }: { buildingId: string; unitId: string | null },
): Promise<LateFile> {
  const { communityId, accountId } = actor
  const { row } = await expectOpen(db, deps, actor, decisionId)
  const agenda = await readAgenda(db, communityId, decisionId)
  await expectRecorder(db, actor, row, agenda)
  const at = { communityId, decisionId }
  const found = await papersToIssue(db, { ...at, freeze: row.freeze }, buildingId, unitId)
  const heads = found.filter(({ mayIssue }) => mayIssue)
  if (heads.length === 0) throw new DomainError('not_found')
  const issued = await issuePapers(
    db,
    at,
    heads.map(({ headId }) => headId),
    accountId,
  )
  const headOf = new Map(heads.map((head) => [head.headId, head]))
  const sheets = issued
    .toSorted((one, other) => one.number - other.number)
    .flatMap(({ number, headId }) => {
      const head = headOf.get(headId)
      if (!head) return []
      const flats = head.unitLabels.join('、')
      return [
        {
          number,
          qr: `LIREN-PAPER:${decisionId}:${String(number)}`,
          flats,
          areaText: `专有部分面积 ${area(head.areaCentiares)}`,
        },
      ]
    })
  const motions = (await motionsOf(db, communityId, agenda)).map((motion): Block => ({
    heading: `第 ${String(motion.number)} 项　${motion.title}`,
    lines:
      motion.seats === null
        ? ['□ 同意　　□ 反对　　□ 弃权']
        : [
            `在不超过 ${String(motion.seats)} 名候选人前打勾：`,
            ...motion.candidates.map(({ number, name }) => `□ ${String(number)}. ${name}`),
          ],
  }))
  const force = forces[row.policy.legalMode]
  return new LateFile(`${row.title} 表决票.pdf`, () => ballotSheets({ title: row.title, force, motions, sheets }))
}
