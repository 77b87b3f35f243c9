import type { LogOf } from '@liren/shared/votes.audit'
import type { SignedHead } from '@liren/shared/votes.heads'
import { fingerprintOf, receiptCode } from '@liren/shared/votes.signed'
import { policyDocuments } from '@liren/shared/votes.policy'
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
import { publishedHead, signerKeys } from '../signing/signing.reading.service.ts'
import { readAgenda } from './votes.agenda.store.ts'
import { expectOpen, type VotesDeps } from './votes.casting.service.ts'
import { lastEntry } from './votes.log.store.ts'
import { resultFor } from './votes.result.service.ts'
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

/** What a candidate has come to; a consultation elects nobody. */
const standings = {
  elected: { ELECTED: '当选', ALTERNATE: '候补', TIED: '得票相同', NOT_ELECTED: '未当选' },
  asked: { ELECTED: '入选', ALTERNATE: '候补', TIED: '得票相同', NOT_ELECTED: '未入选' },
} as const

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

/** Documents by name, with what their bytes come to: whoever has the file can compare. */
const documentLines = (documents: Decision['documents'], ids: readonly string[]): string[] =>
  ids.flatMap((id) => {
    const one = documents.find((document) => document.id === id)
    return one ? [`附件：${one.name}（SHA-256 ${one.digest}）`] : []
  })

const blockOf = (motion: Motion, documents: Decision['documents']): Block => ({
  heading: `第 ${String(motion.number)} 项　${motion.title}`,
  lines: [
    motion.text,
    ...motion.candidates.map(({ number, name, statement }) => `${String(number)}. ${name}：${statement}`),
    ...(motion.seats === null ? [] : [`应选 ${String(motion.seats)} 名`]),
    ...documentLines(documents, motion.attachmentIds),
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
export async function noticeFor(db: Db, deps: VotesDeps, actor: CommunityActor, decisionId: string): Promise<LateFile> {
  const decision = await decisionFor(db, actor, decisionId)
  if (decision.agendaHash === null || decision.policyHash === null) throw new DomainError('vote_step_illegal')
  const { title, text, motions, organiser, estateName, roll, legalMode } = decision
  const times = [`投票时间：${timeOf(decision.opensAt)} 至 ${timeOf(decision.closesAt)}`]
  const whole = roll ? [`名册：${String(roll.heads)} 人（户），专有部分面积 ${area(roll.areaCentiares)}`] : []
  const blocks: Block[] = [
    { heading: null, lines: [text] },
    ...motions.map((motion) => blockOf(motion, decision.documents)),
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
        ...documentLines(decision.documents, policyDocuments(decision.policy)),
      ],
    },
  ]
  const rollRoot = roll ? [`名册根 ${roll.root}`] : []
  const sealed = await sealedBlock(db, deps, { community: actor.communityId, decision: decisionId }, rollRoot)
  return new LateFile(`${title} 公告.pdf`, async () =>
    noticeSheet(`${estateName}　${title}`, forces[legalMode], [...blocks, await sealed()]),
  )
}

/**
 * Where the log stands as the sheet is printed, in letters and as a code that the app and the verifier read, with the
 * fingerprint of the key that signed it. The signer is asked once the transaction is over.
 */
async function sealedBlock(
  db: Db,
  deps: VotesDeps,
  of: LogOf,
  bound: readonly string[],
): Promise<() => Promise<Block>> {
  const last = await lastEntry(db, { communityId: of.community, decisionId: of.decision })
  const keys = await signerKeys(db)
  const published = await publishedHead(db, of)
  return async () => {
    const head = await headNow(deps, of, last?.seq ?? 0, published)
    const key = keys.find((one) => one.key === head?.key)
    if (!head || !key) return { heading: '记录与签名', lines: bound }
    return {
      heading: '记录与签名',
      lines: [
        ...bound,
        `记录到第 ${String(head.size)} 条　根 ${head.root}`,
        `链尾 ${head.head}`,
        `签名钥匙指纹 ${fingerprintOf(key.publicKey)}`,
        '下面的码就是记录头和签名：在手机上“我的回执”里扫一扫，就知道您看到的记录是不是这一份。',
      ],
      qr: receiptCode({ ...of, ...head }),
    }
  }
}

/** The signed head of a size; of a log that the signer gave up, the last that was published. */
async function headNow({ signer }: VotesDeps, of: LogOf, size: number, published: SignedHead | null) {
  if (size === 0) return null
  try {
    return await signer.headAt(of, size)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'vote_halted') return published
    throw error
  }
}

const weightText = ({ heads, headsPercent, areaCentiares, areaPercent }: ShownWeight): string =>
  `${String(heads)} 人（${String(headsPercent)}%），面积 ${areaCentiares === null ? '' : `${area(areaCentiares)} `}（${String(areaPercent)}%）`

/** How an official result differs from the roll here, or from what its own figures come to. */
function differenceLine({ kind, number }: { kind: 'TOTAL' | 'RESULT' | 'ELECTED'; number: number | null }): string {
  if (kind === 'TOTAL') return '注意：文件所列业主总人数或总面积与本系统名册不一致。'
  const motion = `第 ${String(number)} 项`
  return kind === 'RESULT'
    ? `注意：${motion}按文件所列数字依法核算，结论与文件所载不同。`
    : `注意：${motion}按文件所列得票核算，当选人与文件所载不同。`
}

/** The result as a sheet to be put up. */
export async function resultNoticeFor(
  db: Db,
  deps: VotesDeps,
  actor: CommunityActor,
  decisionId: string,
): Promise<LateFile> {
  const result = await resultFor(db, actor, decisionId)
  const { title, estateName, legalMode, objectionsUntil, roll } = await decisionFor(db, actor, decisionId)
  const blocks = result.motions.map((motion): Block => {
    const { decisive, candidates } = motion
    const told = decisive
      ? [`参与 ${weightText(decisive.participating)}`, `同意 ${weightText(decisive.consenting)}`]
      : candidates.map(({ name, votes, standing }) => {
          return `${name}　${weightText(votes)}　${standings[legalMode === 'CONSULTATIVE' ? 'asked' : 'elected'][standing]}`
        })
    return { heading: `第 ${String(motion.number)} 项　${motion.title}`, lines: [...told, motion.sentence['zh-CN']] }
  })
  const { official } = result
  const source: Block[] = official
    ? [
        {
          heading: '结果来源',
          lines: [
            `在 ${official.platform} 表决，${official.decidedOn} 作出；${official.reference}`,
            ...official.files.map(({ name, digest }) => `附件：${name}（SHA-256 ${digest}）`),
            ...official.differences.map(differenceLine),
          ],
        },
      ]
    : []
  const until = result.isFinal || objectionsUntil === null ? [] : [`异议请在 ${timeOf(objectionsUntil)} 前提出。`]
  const small = result.isSmall ? ['参加人数不足四十人，为保护个人意见，不公布具体面积。'] : []
  const foot = { heading: null, lines: [...small, ...until, `计票时间 ${timeOf(result.countedAt)}`] }
  const name = result.isFinal ? '表决结果' : '表决结果（公示）'
  const bound = [...(roll ? [`名册根 ${roll.root}`] : []), `结果指纹 ${result.digest}`]
  const sealed = await sealedBlock(db, deps, { community: actor.communityId, decision: decisionId }, bound)
  return new LateFile(`${title} 结果.pdf`, async () =>
    noticeSheet(`${estateName}　${title}　${name}`, forces[legalMode], [...blocks, ...source, foot, await sealed()]),
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
